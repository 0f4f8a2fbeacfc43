//! Chance as a value: cryptographic in the house, seeded in tests.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use uuid::Uuid;

/// Draws random values.
#[derive(Clone, Debug)]
pub enum Chance {
    /// The operating system's generator.
    System,
    /// The same draws for the same seed: for tests.
    Seeded(Arc<Mutex<StdRng>>),
}

impl Chance {
    /// A repeatable source.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// Random bytes, from a cryptographic generator.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that draws from the system")]
            Self::System => rand::rng().fill_bytes(&mut bytes),
            Self::Seeded(source) => source
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .fill_bytes(&mut bytes),
        }
        bytes
    }

    /// A number from 0 up to but not including `bound`, each as likely (by rejection).
    pub fn below(&self, bound: u32) -> u32 {
        let bound = bound.max(1);
        let limit = u32::MAX - u32::MAX % bound;
        loop {
            let draw = u32::from_le_bytes(self.bytes());
            if draw < limit {
                return draw % bound;
            }
        }
    }

    /// A `UUIDv7` (RFC 9562) of a moment: sorts by time.
    pub fn id(&self, at: DateTime<Utc>) -> Uuid {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }
}

/// A short reference that a person can read out, such as `K7QX-M2PD`.
pub fn reference() -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let bytes: [u8; 8] = Chance::System.bytes();
    let mut text = String::with_capacity(9);
    for (place, byte) in bytes.iter().enumerate() {
        if place == 4 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    text
}
