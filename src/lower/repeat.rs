//! Addresses of links that come again and again.

/// A link around several blocks has its address in each of them, and so has one that was never closed. Addresses up to
/// this length, in bytes, are repeated wherever they come: what is made of a page grows by a factor at most.
const SHORT: usize = 2_048;

/// How many bytes of longer ones are repeated in a page; else it could grow with the square of its size.
const LONG_ROOM: usize = 65_536;

/// The addresses that came, as far as they are long.
#[derive(Debug)]
pub(super) struct Repeats {
    last_long: String,
    room: usize,
}

impl Repeats {
    pub(super) fn new() -> Self {
        Repeats {
            last_long: String::new(),
            room: LONG_ROOM,
        }
    }

    /// Whether an address may stand where a link begins, or goes on behind a border.
    pub(super) fn may_stand(&mut self, address: &str) -> bool {
        if address.len() <= SHORT {
            return true;
        }
        if self.last_long != address {
            address.clone_into(&mut self.last_long);
            return true;
        }
        let has_room = address.len() <= self.room;
        self.room = self.room.saturating_sub(address.len());
        has_room
    }
}
