//! Set-up, the demonstration run, tests and chores of this repository.

fn main() {}
