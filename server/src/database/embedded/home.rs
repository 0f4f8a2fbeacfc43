//! The folder that holds the private PostgreSQL, and its rooms.

use std::fs::{self, DirBuilder, Permissions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use super::failure::Attempt;
use super::{EmbeddedError, Owner, PORT};

/// Where the database lives when root's user for it cannot reach the data folder.
const REACHABLE_BY_ALL: &str = "/var/lib/parvis";
/// What the folder of fetched programs is called.
pub(super) const FETCHED: &str = "binaries";
/// The longest path of a Unix socket that Linux takes, in bytes, without the closing zero.
const SOCKET_PATH_BYTES: usize = 107;

/// The folder that holds the private PostgreSQL; entered by its user (and root) alone.
#[derive(Debug, Clone)]
pub(super) struct Home {
    folder: PathBuf,
    owner: Owner,
}

impl Home {
    /// Finds or makes the folder for a data folder.
    pub(super) fn prepare(data_dir: &Path) -> Result<Self, EmbeddedError> {
        fs::create_dir_all(data_dir).attempt("Cannot create", data_dir)?;
        let data_dir = data_dir.canonicalize().attempt("Cannot open", data_dir)?;
        let entry = data_dir.join("postgres");
        let existing = fs::metadata(&entry).ok();
        let owner = Owner::of(existing.as_ref())?;
        match existing {
            Some(folder) if owner.is_foreign(&folder) => {
                // Root made the folder and was interrupted before it was given away.
                let half_made = fs::read_dir(&entry).is_ok_and(|mut files| files.next().is_none());
                if !half_made || owner.receive(&entry).is_err() {
                    return Err(EmbeddedError::ForeignFolder(entry));
                }
            }
            Some(_) => {}
            None if reaches(&owner, &data_dir)? => private_folder(&entry, &owner)?,
            None => {
                let elsewhere = elsewhere(&data_dir);
                private_folder(&elsewhere, &owner)?;
                remove_broken_link(&entry)?;
                symlink(&elsewhere, &entry).attempt("Cannot link", &entry)?;
            }
        }
        let folder = entry.canonicalize().attempt("Cannot open", &entry)?;
        Ok(Self { folder, owner })
    }

    /// The folder itself.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Who it belongs to.
    pub(super) fn owner(&self) -> &Owner {
        &self.owner
    }

    /// PostgreSQL's data folder.
    pub(super) fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Where fetched programs are kept.
    pub(super) fn fetched_binaries(&self) -> PathBuf {
        self.folder.join(FETCHED)
    }

    /// Makes the folder for the socket: inside, or under `/tmp` where that path would be too long.
    pub(super) fn socket_folder(&self) -> Result<PathBuf, EmbeddedError> {
        let inside = self.folder.join("socket");
        let folder = if fits_a_socket(&inside) {
            inside
        } else {
            self.short_socket_folder()
        };
        private_folder(&folder, &self.owner)?;
        // In /tmp anybody may have been here before us.
        let found = fs::symlink_metadata(&folder).attempt("Cannot open", &folder)?;
        if !found.is_dir() || self.owner.is_foreign(&found) || found.permissions().mode() & 0o077 != 0 {
            return Err(EmbeddedError::ForeignSocketFolder(folder));
        }
        Ok(folder)
    }

    fn short_socket_folder(&self) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        self.folder.hash(&mut hasher);
        PathBuf::from(format!("/tmp/parvis-{:016x}", hasher.finish()))
    }
}

/// Makes a folder that only its owner may enter; one that exists stays as it is.
pub(super) fn private_folder(folder: &Path, owner: &Owner) -> Result<(), EmbeddedError> {
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).attempt("Cannot create", parent)?;
    }
    match DirBuilder::new().mode(0o700).create(folder) {
        Ok(()) => {
            // The process's mask may have taken more away than others' permissions.
            fs::set_permissions(folder, Permissions::from_mode(0o700)).attempt("Cannot protect", folder)?;
            owner.receive(folder).attempt("Cannot give away", folder)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error).attempt("Cannot create", folder),
    }
}

/// Whether the owner may walk down to a folder.
fn reaches(owner: &Owner, folder: &Path) -> Result<bool, EmbeddedError> {
    for step in folder.ancestors() {
        let metadata = fs::metadata(step).attempt("Cannot open", step)?;
        if !owner.may_enter(&metadata) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `/root/parvis/data` lives in `/var/lib/parvis/root-parvis-data`.
fn elsewhere(data_dir: &Path) -> PathBuf {
    let name: Vec<_> = data_dir.iter().skip(1).map(|part| part.to_string_lossy()).collect();
    Path::new(REACHABLE_BY_ALL).join(name.join("-"))
}

fn remove_broken_link(entry: &Path) -> Result<(), EmbeddedError> {
    match fs::symlink_metadata(entry) {
        Ok(found) if found.is_symlink() => fs::remove_file(entry).attempt("Cannot remove", entry),
        _ => Ok(()),
    }
}

fn fits_a_socket(folder: &Path) -> bool {
    let socket = folder.join(format!(".s.PGSQL.{PORT}.lock"));
    socket.as_os_str().as_bytes().len() <= SOCKET_PATH_BYTES
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{elsewhere, fits_a_socket};

    #[test]
    fn the_place_elsewhere_is_named_after_the_data_folder() {
        assert_eq!(
            elsewhere(Path::new("/root/parvis/data")),
            Path::new("/var/lib/parvis/root-parvis-data")
        );
    }

    #[test]
    fn a_long_path_is_no_place_for_a_socket() {
        let lock_file = "/.s.PGSQL.5432.lock".len();
        let folder = |bytes: usize| PathBuf::from(format!("/{}", "a".repeat(bytes - 1)));
        assert!(fits_a_socket(&folder(107 - lock_file)));
        assert!(!fits_a_socket(&folder(108 - lock_file)));
    }
}
