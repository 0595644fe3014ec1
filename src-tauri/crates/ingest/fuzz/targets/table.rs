//! Cells parted by commas, semicolons or tabs.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| readers::check("a.csv", data));
