//! What a browser says of itself when it subscribes (W3C Push API, `PushSubscription.toJSON`).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use web_push_native::{Auth, p256::PublicKey};

use super::endpoint::{Endpoint, Reach};

/// Bytes of the secret that a browser shares with us (RFC 8291, 3.2).
const AUTH_BYTES: usize = 16;

/// A browser that can be spoken to.
#[derive(Clone, Debug)]
pub(super) struct Browser {
    pub(super) endpoint: Endpoint,
    pub(super) public_key: PublicKey,
    pub(super) auth: Auth,
}

impl Browser {
    /// Reads what a browser said; nothing when no message could be sent with it.
    pub(super) fn read(endpoint: &str, public_key: &str, auth: &str, reach: Reach) -> Option<Self> {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
        Self::kept(endpoint, &bytes(public_key)?, &bytes(auth)?, reach)
    }

    /// The same, from what was kept.
    pub(super) fn kept(endpoint: &str, public_key: &[u8], auth: &[u8], reach: Reach) -> Option<Self> {
        Some(Self {
            endpoint: Endpoint::parse(endpoint, reach)?,
            public_key: PublicKey::from_sec1_bytes(public_key).ok()?,
            auth: (auth.len() == AUTH_BYTES).then(|| Auth::clone_from_slice(auth))?,
        })
    }

    /// Its key, uncompressed, 65 bytes.
    pub(super) fn public_key(&self) -> Vec<u8> {
        self.public_key.to_sec1_bytes().to_vec()
    }
}
