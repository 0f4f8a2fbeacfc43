//! Values that must not be seen, and the one that development makes for itself.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Text that stays out of logs, errors and screens: printing it prints `[secret]`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Arc<str>);

impl Secret {
    /// Wraps a value.
    pub fn new(value: impl Into<Arc<str>>) -> Self {
        Self(value.into())
    }

    /// The value itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The secret kept in a file, made of so many bytes of chance on the first call and readable by
    /// its owner alone.
    ///
    /// Two processes that start at once agree: the file appears whole under its name or not at all,
    /// and the first one wins.
    ///
    /// # Errors
    /// When the folder or the file cannot be read or written.
    pub(super) fn kept_in(file: &Path, bytes: usize) -> io::Result<Self> {
        if let Some(secret) = Self::read(file)? {
            return Ok(secret);
        }
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let fresh = file.with_extension(format!("{}.new", std::process::id()));
        let mut writer = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&fresh)?;
        writer.write_all(generated(bytes)?.as_bytes())?;
        writer.sync_all()?;
        // A hard link fails when the name is taken, so a rival's secret is never replaced.
        let linked = std::fs::hard_link(&fresh, file);
        std::fs::remove_file(&fresh)?;
        match linked {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        Self::read(file)?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }

    fn read(file: &Path) -> io::Result<Option<Self>> {
        match std::fs::read_to_string(file) {
            Ok(text) => Ok(Some(Self::new(text.trim()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// Chance straight from the system: this happens once in the life of a data folder, before any
/// request and its own source of chance exist.
fn generated(bytes: usize) -> io::Result<String> {
    let mut bytes = vec![0; bytes];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[secret]")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[secret]")
    }
}
