//! The benchmarks of Nodular's crates.

fn main() {}
