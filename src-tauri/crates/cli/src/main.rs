//! The command line of Yaobao.

fn main() {}
