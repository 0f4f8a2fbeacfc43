//! Counting and hashing what passes.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::super::manifest::Content;

/// Counts and hashes.
#[derive(Default)]
pub(super) struct Hasher {
    hash: Sha256,
    bytes: u64,
}

impl Hasher {
    /// Takes what comes next.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    /// What it was.
    pub(super) fn content(self) -> Content {
        use std::fmt::Write;

        let sha256 = self.hash.finalize().iter().fold(String::new(), |mut text, byte| {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        });
        Content {
            bytes: self.bytes,
            sha256,
        }
    }
}

/// Hashes what is read through it.
pub(super) struct Hashing<'a, R> {
    inner: R,
    hasher: &'a mut Hasher,
}

impl<'a, R: Read> Hashing<'a, R> {
    pub(super) fn new(inner: R, hasher: &'a mut Hasher) -> Self {
        Self { inner, hasher }
    }
}

impl<R: Read> Read for Hashing<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        Ok(read)
    }
}
