//! What was read of texts that come again and again, such as the names of a page's elements.

/// Remembers what was read of texts, each at a place that its length and its ends tell. A text takes
/// the place of another there, so little is remembered for long, and looking is never slow.
#[derive(Debug)]
pub(crate) struct Recent<'a, T> {
    known: Vec<(u8, &'a str, T)>,
}

impl<'a, T: Copy + Default> Recent<'a, T> {
    /// Remembers at most so many texts: a power of two.
    pub(crate) fn new(places: usize) -> Self {
        Recent {
            known: vec![(0, "", T::default()); places],
        }
    }

    /// What was read of a text, where it is still known. The same text may be read in several ways,
    /// which have numbers.
    pub(crate) fn find(&self, way: u8, text: &str) -> Option<T> {
        let (known_way, known, read) = self.known.get(self.place(way, text))?;
        (*known_way == way && *known == text).then_some(*read)
    }

    /// Remembers what was read of a text.
    pub(crate) fn keep(&mut self, way: u8, text: &'a str, read: T) {
        let place = self.place(way, text);
        if let Some(known) = self.known.get_mut(place) {
            *known = (way, text, read);
        }
    }

    fn place(&self, way: u8, text: &str) -> usize {
        let bytes = text.as_bytes();
        let number = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let (front, back) = (number(bytes.first_chunk()), number(bytes.last_chunk()));
        let ends = match bytes {
            [first, .., last] => u64::from(*first) << 8 | u64::from(*last),
            _ => 0,
        };
        let length = (bytes.len() as u64) << 32;
        let mixed = front ^ back.rotate_left(17) ^ ends ^ length ^ u64::from(way);
        let mixed = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 40) as usize & self.known.len().wrapping_sub(1)
    }
}
