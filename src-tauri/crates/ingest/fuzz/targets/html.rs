//! The source of a web page.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| readers::check("a.html", data));
