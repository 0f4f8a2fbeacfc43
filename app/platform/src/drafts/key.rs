//! Idempotency keys.

use leptos::prelude::window;

/// A new key: a random UUID, also where `crypto.randomUUID` is missing (pages that are not secure).
pub fn new_key() -> String {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        // Fails only for arrays over 65,536 bytes.
        drop(crypto.get_random_values_with_u8_array(&mut bytes));
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}
