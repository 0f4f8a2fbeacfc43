//! Links that are sent by mail: whoever has the mail has the link, nobody else.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use platform::chance::Chance;
use sha2::{Digest, Sha256};

/// The secret of a link: 256 random bits. Only its hash is stored, so a stolen table opens nothing.
#[derive(Clone)]
pub(crate) struct MailToken(String);

impl MailToken {
    /// A new one.
    pub(crate) fn draw(chance: &Chance) -> Self {
        Self(URL_SAFE_NO_PAD.encode(chance.bytes::<32>()))
    }

    /// What the link carries.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored.
    pub(crate) fn hash(&self) -> Vec<u8> {
        hash(&self.0)
    }
}

/// Under what a presented token would be stored.
pub(crate) fn hash(presented: &str) -> Vec<u8> {
    Sha256::digest(presented.as_bytes()).to_vec()
}
