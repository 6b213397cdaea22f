//! The line protocol: one JSON object per line in, one per line out.

fn main() {}
