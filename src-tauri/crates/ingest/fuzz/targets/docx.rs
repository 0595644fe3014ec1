//! Word documents: a package as it is, or parts that are put into one.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"PK") {
        readers::check("a.docx", data);
    } else {
        readers::check("a.docx", &readers::docx(data));
    }
});
