//! How fast articles are read, everything included.
fn main() {}
