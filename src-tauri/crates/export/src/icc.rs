//! The sRGB colour profile that a PDF/A names as its output intent.
//!
//! Written out here, as an ICC version 2 matrix profile of 0.9 KB: the primaries of IEC 61966-2-1 adapted to D50, and
//! its curve in 256 steps.

/// Steps of the curve.
const STEPS: usize = 256;

/// The profile's bytes.
pub(crate) fn srgb() -> Vec<u8> {
    let curve = curve();
    let description = description("sRGB IEC61966-2.1");
    let copyright = [b"text\0\0\0\0".as_slice(), b"No copyright, use freely\0"].concat();
    let parts: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", description),
        (b"cprt", copyright),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_10])),
        (b"rTRC", curve),
    ];
    // Green and blue use the curve of red.
    let count = parts.len() + 2;
    let mut table = Vec::new();
    let mut data = Vec::new();
    table.extend((count as u32).to_be_bytes());
    let start = 128 + 4 + count * 12;
    for (signature, mut bytes) in parts {
        let offset = (start + data.len()) as u32;
        let names: &[&[u8; 4]] = if signature == b"rTRC" { &[b"rTRC", b"gTRC", b"bTRC"] } else { &[signature] };
        for name in names {
            table.extend(*name);
            table.extend(offset.to_be_bytes());
            table.extend((bytes.len() as u32).to_be_bytes());
        }
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        data.extend(bytes);
    }
    let size = 128 + table.len() + data.len();
    [header(size as u32), table, data].concat()
}

fn header(size: u32) -> Vec<u8> {
    let mut header = vec![0; 128];
    header[0..4].copy_from_slice(&size.to_be_bytes());
    header[8..12].copy_from_slice(&[2, 0x10, 0, 0]);
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    // A date has to be there; it is that of the standard, so that the file is always the same.
    for (place, value) in [1999_u16, 10, 1, 0, 0, 0].into_iter().enumerate() {
        header[24 + 2 * place..26 + 2 * place].copy_from_slice(&value.to_be_bytes());
    }
    header[36..40].copy_from_slice(b"acsp");
    header[68..80].copy_from_slice(&xyz([0.9642, 1.0, 0.8249])[8..]);
    header
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    let mut bytes = b"XYZ \0\0\0\0".to_vec();
    bytes.extend(values.iter().flat_map(|value| ((value * 65536.0).round() as i32).to_be_bytes()));
    bytes
}

fn curve() -> Vec<u8> {
    let mut bytes = b"curv\0\0\0\0".to_vec();
    bytes.extend((STEPS as u32).to_be_bytes());
    for step in 0..STEPS {
        let value = step as f64 / (STEPS - 1) as f64;
        let linear = if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        bytes.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    bytes
}

fn description(text: &str) -> Vec<u8> {
    let mut bytes = b"desc\0\0\0\0".to_vec();
    bytes.extend((text.len() as u32 + 1).to_be_bytes());
    bytes.extend(text.as_bytes());
    // The end of the text, no Unicode and no Macintosh version of it.
    bytes.extend([0; 1 + 8 + 3 + 67]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_its_own_size() {
        let profile = srgb();
        assert_eq!(profile.len() % 4, 0);
        assert_eq!(u32::from_be_bytes([profile[0], profile[1], profile[2], profile[3]]) as usize, profile.len());
    }
}
