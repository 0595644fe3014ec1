//! A password on a file: AES-256, PDF 2.0 § 7.6 (revision 6).

use crate::ExportError;
use lopdf::encryption::crypt_filters::{Aes256CryptFilter, CryptFilter};
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Encrypts every string and stream; whoever opens the file with the password may do everything with it.
///
/// Salts are drawn at random: two files of one brief differ, unlike those without a password.
pub(crate) fn encrypt(file: &mut Document, password: &str) -> Result<(), ExportError> {
    let failed = |error: lopdf::Error| ExportError::Encryption(error.to_string());
    let filter: Arc<dyn CryptFilter> = Arc::new(Aes256CryptFilter);
    // The key of the file: nobody can make it who does not know the password.
    let mut hash = blake3::Hasher::new_derive_key("yaobao file encryption key");
    hash.update(password.as_bytes());
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    let key = *hash.finalize().as_bytes();
    let version = EncryptionVersion::V5 {
        encrypt_metadata: true,
        crypt_filters: BTreeMap::from([(b"StdCF".to_vec(), filter)]),
        file_encryption_key: &key,
        stream_filter: b"StdCF".to_vec(),
        string_filter: b"StdCF".to_vec(),
        owner_password: password,
        user_password: password,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).map_err(failed)?;
    file.encrypt(&state).map_err(failed)?;
    complete(file);
    Ok(())
}

/// What readers ask for beyond what the library writes: the length of the key, and when the filter is applied.
fn complete(file: &mut Document) {
    let Some(id) = file.trailer.get(b"Encrypt").and_then(Object::as_reference).ok() else { return };
    let Ok(dictionary) = file.get_dictionary_mut(id) else { return };
    dictionary.set("Length", 256);
    let filter = dictionary! { "CFM" => "AESV3", "Length" => 32, "AuthEvent" => "DocOpen" };
    dictionary.set("CF", dictionary! { "StdCF" => filter });
}
