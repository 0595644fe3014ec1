//! Bytes of a file called .txt: encodings, wrapped lines, every layout of documents.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| readers::check("a.txt", data));
