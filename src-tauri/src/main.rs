//! The desktop window of Yaobao.

fn main() {}
