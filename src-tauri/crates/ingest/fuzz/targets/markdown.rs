//! Text of a Markdown file.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| readers::check("a.md", data));
