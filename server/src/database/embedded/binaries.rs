//! PostgreSQL's programs: those of the machine, else fetched ones.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::home::FETCHED;
use super::{EmbeddedError, Home, cluster};
use crate::database::OLDEST_VERSION;

/// Where Debian and Ubuntu keep them, one folder per major version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// What a server is made and run with.
const SERVER: &[&str] = &["initdb", "postgres"];
/// What dumps a database, and puts the dump into another.
const CLIENT: &[&str] = &["pg_dump", "pg_restore"];

/// The folder of `pg_dump` and `pg_restore` for a server of a major version: those of the same one,
/// else of the next newer one that is there. Fetched ones are in the data folder.
pub fn client_programs(data_dir: &Path, server: u32) -> Option<PathBuf> {
    let fetched = data_dir.join("postgres").join(FETCHED);
    versioned(Path::new(DEBIAN), CLIENT)
        .chain(versioned(&fetched, CLIENT))
        .chain(on_path(CLIENT))
        .filter(|binaries| binaries.major >= server)
        .min_by_key(|binaries| binaries.major)
        .map(|binaries| binaries.folder)
}

/// The programs of one installed PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Binaries {
    major: u32,
    folder: PathBuf,
}

impl Binaries {
    /// The version that wrote the data; for new data the newest of the machine, else a fetched one.
    pub(super) async fn find(home: &Home) -> Result<Self, EmbeddedError> {
        let known = versioned(Path::new(DEBIAN), SERVER).chain(versioned(&home.fetched_binaries(), SERVER));
        if let Some(major) = cluster::major_version(home) {
            return known
                .chain(on_path(SERVER))
                .find(|binaries| binaries.major == major)
                .ok_or_else(|| EmbeddedError::OtherVersion {
                    folder: home.data(),
                    major,
                });
        }
        let newest = on_path(SERVER).chain(known).max_by_key(|binaries| binaries.major);
        match newest.filter(|binaries| binaries.major >= OLDEST_VERSION) {
            Some(binaries) => Ok(binaries),
            None => fetched(home).await,
        }
    }

    /// The path of one program.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn in_folder(folder: PathBuf, major: u32, programs: &[&str]) -> Option<Self> {
        let complete = programs.iter().all(|program| folder.join(program).is_file());
        complete.then_some(Self { major, folder })
    }
}

/// Folders named after a version, with programs in their `bin`.
fn versioned(folder: &Path, programs: &'static [&str]) -> impl Iterator<Item = Binaries> + use<> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let major = leading_number(entry.file_name().to_str()?)?;
            Binaries::in_folder(entry.path().join("bin"), major, programs)
        })
}

fn on_path(programs: &'static [&str]) -> impl Iterator<Item = Binaries> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    folders.into_iter().filter_map(|folder| {
        let major = version_of(&folder.join(programs.last()?))?;
        Binaries::in_folder(folder, major, programs)
    })
}

/// `postgres (PostgreSQL) 17.2 (Debian 17.2-1)` is 17.
fn version_of(program: &Path) -> Option<u32> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    leading_number(text.split_whitespace().nth(2)?)
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

#[cfg(feature = "fetch-postgres")]
async fn fetched(home: &Home) -> Result<Binaries, EmbeddedError> {
    super::fetching::fetch(home).await?;
    versioned(&home.fetched_binaries(), SERVER)
        .max_by_key(|binaries| binaries.major)
        .ok_or_else(|| EmbeddedError::NoBinaries("what was fetched is not complete".to_owned()))
}

#[cfg(not(feature = "fetch-postgres"))]
#[expect(clippy::unused_async, reason = "its counterpart fetches")]
async fn fetched(_home: &Home) -> Result<Binaries, EmbeddedError> {
    Err(EmbeddedError::NoBinaries("this build does not fetch".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::leading_number;

    #[test]
    fn a_major_version_is_what_stands_before_the_dot() {
        assert_eq!(leading_number("17.2"), Some(17));
        assert_eq!(leading_number("15"), Some(15));
        assert_eq!(leading_number("18beta1"), Some(18));
        assert_eq!(leading_number("devel"), None);
    }
}
