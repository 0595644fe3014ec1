//! Compressed blobs (zlib).

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

/// A level at which text shrinks to less than half and an import does not notice.
const LEVEL: u8 = 4;

/// Compresses bytes.
pub fn compress(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, LEVEL)
}

/// The bytes again, at most `limit` of them; `None` when they are damaged.
pub fn decompress(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    decompress_to_vec_zlib_with_limit(packed, limit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_damage_is_noticed() {
        let bytes = "全区技术合同成交额".repeat(100).into_bytes();
        let mut packed = compress(&bytes);
        assert!(packed.len() < bytes.len() / 10);
        assert_eq!(decompress(&packed, bytes.len()), Some(bytes));
        assert_eq!(decompress(&compress(b""), 0), Some(Vec::new()));
        let middle = packed.len() / 2;
        packed[middle] ^= 1;
        assert_eq!(decompress(&packed, 10_000), None);
    }
}
