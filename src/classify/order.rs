//! The order of segments by what was answered about them.

/// The places of answers, the greatest first, equal ones in the order of their places.
pub(super) fn descending(answers: &[f32]) -> impl Iterator<Item = usize> {
    // An answer and its place as one number, whose order is told without a branch.
    let entry =
        |(answer, place): (&f32, u32)| u64::from(!ascending(*answer)) << 32 | u64::from(place);
    let mut entries: Vec<u64> = answers.iter().zip(0_u32..).map(entry).collect();
    entries.sort_unstable();
    entries.into_iter().map(|entry| entry as u32 as usize)
}

/// A number in the order of [`f32::total_cmp`].
fn ascending(number: f32) -> u32 {
    let bits = number.to_bits();
    if number.is_sign_negative() {
        !bits
    } else {
        bits | 1 << 31
    }
}
