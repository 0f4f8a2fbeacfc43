//! Writing an archive.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::iter;

use age::Encryptor;
use age::stream::StreamWriter;
use age::x25519::Recipient;
use tar::{Builder, EntryType, Header};

use super::super::manifest::{Content, Manifest};
use super::hashing::{Hasher, Hashing};
use super::{FILES, MANIFEST, PARTS};

/// A `tar` says an entry's length before it. So much of the dump is held until its length is known.
pub(in super::super) const PART_BYTES: usize = 8 * 1024 * 1024;

/// An archive that is being written; nobody can read it before it is finished.
pub(in super::super) struct Archive {
    tar: Builder<StreamWriter<BufWriter<File>>>,
    parts: u32,
    dump: Hasher,
}

impl Archive {
    /// Begins one.
    pub(in super::super) fn begin(file: File, recipient: &Recipient) -> io::Result<Self> {
        let encryptor =
            Encryptor::with_recipients(iter::once(recipient as &dyn age::Recipient)).map_err(io::Error::other)?;
        let encrypted = encryptor.wrap_output(BufWriter::new(file))?;
        Ok(Self {
            tar: Builder::new(encrypted),
            parts: 0,
            dump: Hasher::default(),
        })
    }

    /// Adds the next part of the dump.
    pub(in super::super) fn part(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.parts += 1;
        self.dump.update(bytes);
        self.entry(&format!("{PARTS}{:06}", self.parts), bytes.len() as u64, bytes)
    }

    /// Adds a file, and says what it holds.
    pub(in super::super) fn file(&mut self, name: &str, bytes: u64, content: impl Read) -> io::Result<Content> {
        let mut hasher = Hasher::default();
        let content = Hashing::new(content.take(bytes), &mut hasher);
        self.entry(&format!("{FILES}{name}"), bytes, content)?;
        let content = hasher.content();
        if content.bytes == bytes {
            Ok(content)
        } else {
            Err(io::Error::other("a file became shorter while it was read"))
        }
    }

    /// Ends it with the manifest, and gives its length in bytes. It is on the disk then.
    pub(in super::super) fn finish(mut self, mut manifest: Manifest) -> io::Result<(Manifest, u64)> {
        manifest.database = std::mem::take(&mut self.dump).content();
        let text = serde_json::to_vec_pretty(&manifest)?;
        self.entry(MANIFEST, text.len() as u64, text.as_slice())?;
        let mut buffer = self.tar.into_inner()?.finish()?;
        buffer.flush()?;
        let file = buffer.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        let bytes = file.metadata()?.len();
        Ok((manifest, bytes))
    }

    fn entry(&mut self, path: &str, bytes: u64, content: impl Read) -> io::Result<()> {
        let mut header = Header::new_ustar();
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes);
        header.set_mode(0o600);
        header.set_mtime(0);
        self.tar.append_data(&mut header, path, content)
    }
}
