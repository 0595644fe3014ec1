//! Workbooks: a package as it is, or parts that are put into one.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"PK") {
        readers::check("a.xlsx", data);
    } else {
        readers::check("a.xlsx", &readers::workbook(data));
    }
});
