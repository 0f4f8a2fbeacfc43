//! Reading an archive.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use age::{DecryptError, Decryptor, Identity};
use tar::{Archive, EntryType};

use super::super::failure::Attempt;
use super::super::manifest::{Content, FORMAT, Manifest};
use super::super::{BackupError, Identities};
use super::hashing::{Hasher, Hashing};
use super::{FILES, MANIFEST, PARTS};

/// What stands next in an archive.
pub(in super::super) enum Found<'a> {
    /// A part of the dump.
    Part(&'a mut dyn Read),
    /// A file, and its name.
    File(&'a str, &'a mut dyn Read),
}

/// Reads an archive to its last byte, showing `visit` what stands in it, and compares all of it with
/// its manifest.
///
/// What is shown was not changed on the way (age vouches for each piece), but whether the archive
/// is whole is known at the end alone.
///
/// # Errors
/// When it does not open, is cut short, or is not what its manifest says; and those of `visit`.
pub(in super::super) fn read(
    path: &Path,
    identities: &Identities,
    mut visit: impl FnMut(Found<'_>) -> Result<(), BackupError>,
) -> Result<Manifest, BackupError> {
    let damaged = |what: String| BackupError::Damaged {
        path: path.to_path_buf(),
        what,
    };
    let broken = |error: io::Error| damaged(error.to_string());
    let file = File::open(path).attempt("Cannot open", path)?;
    let mut decrypted = decrypted(path, BufReader::new(file), identities)?;

    let (mut parts, mut dump) = (0_u32, Hasher::default());
    let mut files = BTreeMap::new();
    let mut manifest: Option<Manifest> = None;
    let mut tar = Archive::new(&mut decrypted);
    for entry in tar.entries().map_err(broken)? {
        let entry = entry.map_err(broken)?;
        let name = entry.path().map_err(broken)?.to_string_lossy().into_owned();
        if entry.header().entry_type() != EntryType::Regular || manifest.is_some() {
            return Err(damaged(format!("{name} has no place in it")));
        }
        if let Some(number) = name.strip_prefix(PARTS) {
            parts += 1;
            if number.parse() != Ok(parts) {
                return Err(damaged(format!("part {parts} of the database is missing")));
            }
            let mut part = Hashing::new(entry, &mut dump);
            visit(Found::Part(&mut part))?;
            io::copy(&mut part, &mut io::sink()).map_err(broken)?;
        } else if let Some(file) = name.strip_prefix(FILES) {
            let mut hasher = Hasher::default();
            let mut content = Hashing::new(entry, &mut hasher);
            visit(Found::File(file, &mut content))?;
            io::copy(&mut content, &mut io::sink()).map_err(broken)?;
            files.insert(file.to_owned(), hasher.content());
        } else if name == MANIFEST {
            manifest = Some(said(entry).map_err(|error| damaged(format!("its manifest: {error}")))?);
        } else {
            return Err(damaged(format!("{name} has no place in it")));
        }
    }
    // The last piece vouches for the length of all.
    io::copy(&mut decrypted, &mut io::sink()).map_err(broken)?;

    let manifest = manifest.ok_or_else(|| damaged("its manifest is missing".to_owned()))?;
    match difference(&manifest, &dump.content(), &files) {
        Some(what) => Err(damaged(what)),
        None => Ok(manifest),
    }
}

fn decrypted(path: &Path, file: BufReader<File>, identities: &Identities) -> Result<impl Read, BackupError> {
    let no_backup = |_| BackupError::NoBackup(path.to_path_buf());
    let decryptor = Decryptor::new_buffered(file).map_err(no_backup)?;
    let keys = identities.keys().map(|identity| identity as &dyn Identity);
    decryptor.decrypt(keys).map_err(|error| match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed => BackupError::WrongKey,
        other => no_backup(other),
    })
}

/// The manifest; of another format only its version is understood.
fn said(entry: impl Read) -> io::Result<Manifest> {
    let value: serde_json::Value = serde_json::from_reader(entry)?;
    if value["format"] != FORMAT {
        let version = value["version"].as_str().unwrap_or("another version");
        return Err(io::Error::other(format!("Parvis {version} wrote it in another way")));
    }
    Ok(serde_json::from_value(value)?)
}

fn difference(manifest: &Manifest, dump: &Content, files: &BTreeMap<String, Content>) -> Option<String> {
    if manifest.database != *dump {
        return Some("the database is not the one of its manifest".to_owned());
    }
    let names = manifest.files.keys().chain(files.keys());
    let mut other = names.filter(|name| manifest.files.get(*name) != files.get(*name));
    other
        .next()
        .map(|name| format!("the file {name} is not the one of its manifest"))
}
