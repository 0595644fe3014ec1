//! PDF: a file as it is, or the content of a page and its font's map.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"%PDF") {
        readers::check("a.pdf", data);
    } else {
        readers::check("a.pdf", &readers::pdf(data));
    }
});
