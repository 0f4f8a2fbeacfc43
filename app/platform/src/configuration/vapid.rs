//! The key with which push services know this installation (VAPID, RFC 8292).

use std::path::Path;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::SigningKey;
use url::Url;

use super::{Mail, Secret, reading::Reader};

/// Bytes of a private key on the curve P-256.
const KEY_BYTES: usize = 32;

/// Who says something to a closed browser: a key, and whom a push service may turn to.
#[derive(Clone, Debug)]
pub struct Vapid {
    key: SigningKey,
    contact: String,
}

impl Vapid {
    /// From a private key in base64url, 32 bytes, as the usual tools write it; nothing when it is none.
    pub fn new(private_key: &str, contact: impl Into<String>) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(private_key.trim_end_matches('=')).ok()?;
        Some(Self {
            key: SigningKey::from_slice(&bytes).ok()?,
            contact: contact.into(),
        })
    }

    /// The one of a development installation, made once and kept in a file.
    ///
    /// # Errors
    /// A sentence: the folder cannot be used, or the file is damaged.
    pub(super) fn kept_in(file: &Path, contact: String) -> Result<Self, String> {
        let kept =
            Secret::kept_in(file, KEY_BYTES).map_err(|error| format!("{} cannot be kept: {error}", file.display()))?;
        Self::new(kept.expose(), contact)
            .ok_or_else(|| format!("holds a damaged key: remove {} and start again", file.display()))
    }

    /// The key that signs.
    pub fn key(&self) -> &SigningKey {
        &self.key
    }

    /// What browsers subscribe with: the public key, uncompressed, 65 bytes.
    pub fn public_key(&self) -> Vec<u8> {
        self.key.verifying_key().to_encoded_point(false).as_bytes().to_vec()
    }

    /// Whom a push service may turn to: `mailto:` or `https:`.
    pub fn contact(&self) -> &str {
        &self.contact
    }
}

impl Reader<'_> {
    pub(super) fn vapid(&mut self, base_url: &Url, mail: &Mail) -> Option<Vapid> {
        let subject = self.text("VAPID_SUBJECT");
        if subject.is_some_and(|subject| !["mailto:", "https://"].iter().any(|scheme| subject.starts_with(scheme))) {
            self.malformed("VAPID_SUBJECT", "a contact, for example mailto:bonjour@example.org");
        }
        let contact = subject.map_or_else(|| contact(base_url, mail), str::to_owned);
        let vapid = Vapid::new(self.text("VAPID_PRIVATE_KEY")?, contact);
        if vapid.is_none() {
            self.malformed(
                "VAPID_PRIVATE_KEY",
                "32 bytes in base64url; `npx web-push generate-vapid-keys` makes one",
            );
        }
        vapid
    }
}

/// Whom a push service may turn to, where nobody is named.
pub(super) fn contact(base_url: &Url, mail: &Mail) -> String {
    match mail {
        Mail::Smtp { from, .. } => format!("mailto:{}", from.email),
        Mail::Outbox => base_url.to_string(),
    }
}
