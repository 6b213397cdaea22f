//! Tests of all bytes of a text, many at a time.
//!
//! A loop without a branch for each byte is many times as fast, but only where no bytes are left over in
//! the end: so the last piece is one of full length, and overlaps the one before it.

/// Whether all bytes pass a test.
#[inline]
pub(crate) fn all(bytes: &[u8], test: impl Fn(u8) -> bool) -> bool {
    all_of::<32>([bytes; 3], |byte, _, _| test(byte))
}

/// Whether each byte, with the one that follows it, passes a test; the last is tested as the one that
/// follows only.
#[inline]
pub(crate) fn all_pairs(bytes: &[u8], test: impl Fn(u8, u8) -> bool) -> bool {
    let second = bytes.get(1..).unwrap_or(&[]);
    let first = bytes.get(..second.len()).unwrap_or(&[]);
    all_of::<32>([first, second, second], |first, second, _| {
        test(first, second)
    })
}

/// Whether each byte, with the two that follow it, passes a test; the last two are tested as those that
/// follow only.
#[inline]
pub(crate) fn all_triples(bytes: &[u8], test: impl Fn(u8, u8, u8) -> bool) -> bool {
    let third = bytes.get(2..).unwrap_or(&[]);
    let second = bytes.get(1..third.len() + 1).unwrap_or(&[]);
    let first = bytes.get(..third.len()).unwrap_or(&[]);
    all_of::<16>([first, second, third], test)
}

/// How many bytes at the start of others pass a test at least: those that do are passed in pieces.
#[inline]
pub(crate) fn passed(bytes: &[u8], test: impl Fn(u8) -> bool) -> usize {
    let (pieces, _) = bytes.as_chunks::<32>();
    let test = |byte: u8, _, _| test(byte);
    let passed = pieces.iter().take_while(|piece| of([piece; 3], test));
    passed.count() * 32
}

/// Whether the bytes at each place of three slices of one length pass a test, as many at once as fit the
/// registers for it.
#[inline]
fn all_of<const AT_ONCE: usize>(slices: [&[u8]; 3], test: impl Fn(u8, u8, u8) -> bool) -> bool {
    let each = || {
        let [first, second, third] = slices;
        let mut triples = first.iter().zip(second).zip(third);
        triples.all(|((first, second), third)| test(*first, *second, *third))
    };
    all_in_pieces::<AT_ONCE>(slices, &test)
        .or_else(|| all_in_pieces::<8>(slices, &test))
        .unwrap_or_else(each)
}

/// The same, if the slices are as long as a piece.
#[inline]
fn all_in_pieces<const LENGTH: usize>(
    [first, second, third]: [&[u8]; 3],
    test: impl Fn(u8, u8, u8) -> bool,
) -> Option<bool> {
    let last = [
        first.last_chunk::<LENGTH>()?,
        second.last_chunk::<LENGTH>()?,
        third.last_chunk::<LENGTH>()?,
    ];
    let pieces = |slice| <[u8]>::as_chunks::<LENGTH>(slice).0.iter();
    let mut triples = pieces(first).zip(pieces(second)).zip(pieces(third));
    let most = triples.all(|((first, second), third)| of([first, second, third], &test));
    Some(most && of(last, &test))
}

#[inline]
fn of<const LENGTH: usize>(
    [first, second, third]: [&[u8; LENGTH]; 3],
    test: impl Fn(u8, u8, u8) -> bool,
) -> bool {
    let triples = first.iter().zip(second).zip(third);
    triples.fold(true, |all, ((first, second), third)| {
        all & test(*first, *second, *third)
    })
}
