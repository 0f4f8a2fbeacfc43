//! What the database keeps and the house must be able to read again, closed under a key that is not
//! in the database.

use std::fmt;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use sha2::{Digest, Sha256};

use crate::{
    chance::Chance,
    configuration::{Configuration, Secret},
    error::AppError,
};

/// Drawn anew for each value and kept before it; long enough to be drawn by chance.
const NONCE_BYTES: usize = 24;

/// Closes and opens the values of one purpose: `XChaCha20-Poly1305` (RFC 8439, with the long nonce of
/// draft-irtf-cfrg-xchacha).
pub struct Seal {
    key: XChaCha20Poly1305,
    /// Of the secret before this one: it opens, and closes nothing any more.
    former: Option<XChaCha20Poly1305>,
}

impl Seal {
    /// The seal of a purpose in an installation. While it has a former secret, what was closed under
    /// that one opens too.
    pub fn in_installation(configuration: &Configuration, purpose: &str) -> Self {
        Self {
            former: configuration.former_secret.as_ref().map(|former| key(former, purpose)),
            ..Self::of(&configuration.secret, purpose)
        }
    }

    /// The seal of a purpose. Each has a key of its own, derived from the secret of the installation
    /// in one step (NIST SP 800-56C rev. 2, 4.1): with another secret nothing opens any more.
    pub fn of(secret: &Secret, purpose: &str) -> Self {
        Self {
            key: key(secret, purpose),
            former: None,
        }
    }

    /// Closes a value. It opens only for the same `owner`: moved to another's row it is worth nothing.
    ///
    /// # Errors
    /// Internal, for a value beyond 256 GiB.
    pub fn close(&self, chance: &Chance, value: &[u8], owner: &[u8]) -> Result<Vec<u8>, AppError> {
        let nonce = chance.bytes::<NONCE_BYTES>();
        let payload = Payload { msg: value, aad: owner };
        let closed = self
            .key
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(AppError::internal)?;
        Ok([nonce.as_slice(), &closed].concat())
    }

    /// Opens a value; `None` when it was closed under another secret, for another purpose or owner,
    /// or was changed since.
    pub fn open(&self, closed: &[u8], owner: &[u8]) -> Option<Vec<u8>> {
        let (nonce, closed) = closed.split_at_checked(NONCE_BYTES)?;
        let nonce = XNonce::from_slice(nonce);
        [Some(&self.key), self.former.as_ref()]
            .into_iter()
            .flatten()
            .find_map(|key| {
                let payload = Payload {
                    msg: closed,
                    aad: owner,
                };
                key.decrypt(nonce, payload).ok()
            })
    }
}

fn key(secret: &Secret, purpose: &str) -> XChaCha20Poly1305 {
    let key = Sha256::new()
        .chain_update(1_u32.to_be_bytes())
        .chain_update(secret.expose())
        .chain_update(purpose)
        .finalize();
    XChaCha20Poly1305::new(&key)
}

impl fmt::Debug for Seal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[secret]")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seal(secret: &str, purpose: &str) -> Seal {
        Seal::of(&Secret::new(secret), purpose)
    }

    #[test]
    fn what_was_closed_opens_for_its_owner() {
        let seal = seal("one secret", "letters");
        let closed = seal.close(&Chance::seeded(1), b"a value", b"aya").expect("closed");
        assert_eq!(seal.open(&closed, b"aya").as_deref(), Some(b"a value".as_slice()));
        assert!(
            !closed.windows(7).any(|part| part == b"a value"),
            "it is not to be read"
        );
    }

    #[test]
    fn another_secret_purpose_or_owner_opens_nothing() {
        let closed = seal("one secret", "letters")
            .close(&Chance::seeded(1), b"a value", b"aya")
            .expect("closed");
        assert_eq!(seal("another secret", "letters").open(&closed, b"aya"), None);
        assert_eq!(seal("one secret", "codes").open(&closed, b"aya"), None);
        assert_eq!(seal("one secret", "letters").open(&closed, b"kofi"), None);
    }

    #[test]
    fn a_former_secret_opens_and_closes_nothing() {
        let (before, after) = (seal("one secret", "letters"), seal("another secret", "letters"));
        let rotated = Seal {
            former: Some(key(&Secret::new("one secret"), "letters")),
            ..seal("another secret", "letters")
        };
        let (chance, value) = (Chance::seeded(1), b"a value".as_slice());
        let old = before.close(&chance, value, b"aya").expect("closed");
        assert_eq!(rotated.open(&old, b"aya").as_deref(), Some(value));
        assert_eq!(rotated.open(&old, b"kofi"), None);
        let new = rotated.close(&chance, value, b"aya").expect("closed");
        assert_eq!(rotated.open(&new, b"aya").as_deref(), Some(value));
        assert_eq!(after.open(&new, b"aya").as_deref(), Some(value));
        assert_eq!(before.open(&new, b"aya"), None);
    }

    #[test]
    fn what_was_changed_or_cut_does_not_open() {
        let seal = seal("one secret", "letters");
        let closed = seal.close(&Chance::seeded(1), b"a value", b"aya").expect("closed");
        for place in 0..closed.len() {
            let mut changed = closed.clone();
            changed[place] ^= 1;
            assert_eq!(seal.open(&changed, b"aya"), None, "byte {place}");
            assert_eq!(seal.open(&closed[..place], b"aya"), None, "{place} bytes");
        }
    }

    #[test]
    fn the_same_value_is_closed_differently_each_time() {
        let (seal, chance) = (seal("one secret", "letters"), Chance::seeded(1));
        let close = || seal.close(&chance, b"a value", b"aya").expect("closed");
        assert_ne!(close(), close());
    }

    proptest! {
        // Bytes that we did not close open nothing.
        #[test]
        fn bytes_of_others_open_nothing(bytes in prop::collection::vec(any::<u8>(), 0..200), owner in prop::collection::vec(any::<u8>(), 0..20)) {
            prop_assert_eq!(seal("one secret", "letters").open(&bytes, &owner), None);
        }

        // What was closed opens as it was, and after any change, in any place, not at all.
        #[test]
        fn what_was_closed_opens_whole_or_not_at_all(
            value in prop::collection::vec(any::<u8>(), 0..100),
            owner in prop::collection::vec(any::<u8>(), 0..20),
            other in prop::collection::vec(any::<u8>(), 0..20),
            place: prop::sample::Index,
            change in 1_u8..,
        ) {
            let seal = seal("one secret", "letters");
            let closed = seal.close(&Chance::seeded(1), &value, &owner).expect("closed");
            prop_assert_eq!(seal.open(&closed, &owner), Some(value));
            if other != owner {
                prop_assert_eq!(seal.open(&closed, &other), None);
            }
            let mut changed = closed;
            let place = place.index(changed.len());
            changed[place] ^= change;
            prop_assert_eq!(seal.open(&changed, &owner), None);
        }
    }
}
