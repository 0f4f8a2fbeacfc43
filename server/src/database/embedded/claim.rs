//! Who uses the private PostgreSQL: locks that the kernel takes back from the dead.
//!
//! `parvis serve` may run while somebody calls `parvis seed`: both use the same PostgreSQL, and
//! only the last one to leave stops it.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::failure::Attempt;
use super::{EmbeddedError, Home, Owner};

/// Held while somebody starts or stops PostgreSQL: one at a time.
#[derive(Debug)]
pub(super) struct Door {
    _lock: File,
    claims: PathBuf,
    owner: Owner,
}

impl Door {
    /// Waits until nobody else starts or stops it.
    pub(super) fn enter(home: &Home) -> Result<Self, EmbeddedError> {
        let path = home.folder().join("door.lock");
        let lock = lock_file(&path, home.owner())?;
        lock.lock().attempt("Cannot lock", &path)?;
        Ok(Self {
            _lock: lock,
            claims: home.folder().join("claims.lock"),
            owner: home.owner().clone(),
        })
    }

    /// Says that we use PostgreSQL from now on.
    pub(super) fn claim(self) -> Result<Claim, EmbeddedError> {
        let lock = lock_file(&self.claims, &self.owner)?;
        lock.lock_shared().attempt("Cannot lock", &self.claims)?;
        Ok(Claim {
            lock,
            path: self.claims,
        })
    }
}

/// Held, together with the others', as long as we use PostgreSQL.
#[derive(Debug)]
pub(super) struct Claim {
    lock: File,
    path: PathBuf,
}

impl Claim {
    /// Gives the claim up, and says whether nobody holds another. Ask from behind the [`Door`].
    pub(super) fn was_the_last(self) -> Result<bool, EmbeddedError> {
        self.lock.unlock().attempt("Cannot unlock", &self.path)?;
        match self.lock.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error).attempt("Cannot lock", &self.path),
        }
    }
}

fn lock_file(path: &Path, owner: &Owner) -> Result<File, EmbeddedError> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)
        .attempt("Cannot open", path)?;
    owner.receive(path).attempt("Cannot give away", path)?;
    Ok(file)
}
