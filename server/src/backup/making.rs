//! Making a backup.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use age::x25519::Recipient;
use platform::services::Services;
use platform::storage::Storage;

use super::archive::{Archive, PART_BYTES};
use super::database::{Snapshot, major_version};
use super::failure::Attempt;
use super::manifest::{Content, FORMAT, Manifest};
use super::{BackupError, Programs, Shelf};

/// A backup that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Where it is.
    pub path: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// How many tables it holds.
    pub tables: usize,
    /// The rows of all of them.
    pub rows: i64,
    /// How many files beside the database.
    pub files: usize,
    /// How many old backups went for it.
    pub thrown_away: usize,
}

/// Puts a backup on the shelf, readable for the recipient alone, and throws away what is too old.
/// Given up (dropped), it stops at the next part.
///
/// # Errors
/// In plain words; there is no new backup then, and the old ones stay.
pub async fn make(services: &Services, shelf: &Shelf, recipient: &Recipient) -> Result<Made, BackupError> {
    let made_at = services.clock.now();
    let postgresql = major_version(&services.pool).await?;
    let programs = Programs::find(services, postgresql)?;
    let mut snapshot = Snapshot::take(&services.pool).await?;
    let manifest = Manifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at,
        postgresql,
        migrations: snapshot.migrations().await?,
        tables: snapshot.tables().await?,
        database: Content::default(),
        files: [].into(),
    };
    let given_up = GivenUp::default();
    let writing = Writing {
        shelf: shelf.clone(),
        recipient: recipient.clone(),
        programs,
        snapshot: snapshot.name().to_owned(),
        storage: Storage::of(&services.configuration),
        given_up: Arc::clone(&given_up.0),
    };
    let (path, manifest, bytes) = tokio::task::spawn_blocking(move || writing.write(manifest)).await??;
    snapshot.let_go().await?;
    let thrown_away = shelf
        .throw_away_old(made_at)
        .attempt("Cannot tidy up", shelf.folder())?;
    Ok(Made {
        path,
        bytes,
        tables: manifest.tables.len(),
        rows: manifest.rows(),
        files: manifest.files.len(),
        thrown_away,
    })
}

/// Tells the thread that writes that nobody waits for it any more.
#[derive(Default)]
struct GivenUp(Arc<AtomicBool>);

impl Drop for GivenUp {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// All that writing needs, on a thread that may wait.
struct Writing {
    shelf: Shelf,
    recipient: Recipient,
    programs: Programs,
    snapshot: String,
    storage: Storage,
    given_up: Arc<AtomicBool>,
}

impl Writing {
    fn write(&self, mut manifest: Manifest) -> Result<(PathBuf, Manifest, u64), BackupError> {
        let made_at = manifest.made_at;
        let (file, unfinished) = self
            .shelf
            .begin(made_at)
            .attempt("Cannot write into", self.shelf.folder())?;
        let written = (|| {
            let mut archive = Archive::begin(file, &self.recipient).attempt("Cannot write", &unfinished)?;
            self.dump(&mut archive, &unfinished)?;
            self.files(&mut archive, &mut manifest, &unfinished)?;
            archive.finish(manifest).attempt("Cannot write", &unfinished)
        })();
        let named = written.and_then(|(manifest, bytes)| {
            let path = self
                .shelf
                .finish(&unfinished, made_at)
                .attempt("Cannot name", &unfinished)?;
            Ok((path, manifest, bytes))
        });
        if named.is_err() {
            // What cannot be taken away now is taken away by the next one.
            drop(std::fs::remove_file(&unfinished));
        }
        named
    }

    fn dump(&self, archive: &mut Archive, path: &Path) -> Result<(), BackupError> {
        let mut child = self
            .programs
            .command("pg_dump")
            .args(["--format=custom", "--no-owner", "--no-privileges"])
            .arg(format!("--snapshot={}", self.snapshot))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .attempt("Cannot run pg_dump of", self.programs.folder())?;
        let complaints = complaints(child.stderr.take());
        let output = child.stdout.take();
        let copied = self.parts(archive, output, path);
        if copied.is_err() {
            drop(child.kill());
        }
        let ended = ended(child, complaints, "pg_dump", self.programs.folder());
        copied.and(ended)
    }

    fn parts(&self, archive: &mut Archive, output: Option<impl Read>, path: &Path) -> Result<(), BackupError> {
        let Some(mut output) = output else { return Ok(()) };
        let mut part = Vec::with_capacity(PART_BYTES);
        loop {
            if self.given_up.load(Ordering::Relaxed) {
                return Err(BackupError::BrokenOff);
            }
            part.clear();
            let limit = PART_BYTES as u64;
            let read = output.by_ref().take(limit).read_to_end(&mut part);
            if read.attempt("Cannot read the dump for", path)? == 0 {
                return Ok(());
            }
            archive.part(&part).attempt("Cannot write", path)?;
        }
    }

    fn files(&self, archive: &mut Archive, manifest: &mut Manifest, path: &Path) -> Result<(), BackupError> {
        for name in self.storage.names().attempt("Cannot list the files for", path)? {
            if self.given_up.load(Ordering::Relaxed) {
                return Err(BackupError::BrokenOff);
            }
            // What was thrown away since the list was made was meant to go.
            let Some((file, bytes)) = self.storage.open(&name).attempt("Cannot read a file for", path)? else {
                continue;
            };
            let content = archive.file(name.as_str(), bytes, file).attempt("Cannot write", path)?;
            manifest.files.insert(name.as_str().to_owned(), content);
        }
        Ok(())
    }
}

/// Reads what a program complains about while it works, so that it never waits to be heard.
pub(super) fn complaints(errors: Option<ChildStderr>) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(mut errors) = errors {
            // What cannot be read is not told.
            drop(errors.read_to_end(&mut said));
        }
        String::from_utf8_lossy(&said).trim().to_owned()
    })
}

/// Waits for a program's end.
pub(super) fn ended(
    mut child: Child,
    complaints: JoinHandle<String>,
    program: &'static str,
    folder: &Path,
) -> Result<(), BackupError> {
    let status: io::Result<_> = child.wait();
    let output = complaints.join().unwrap_or_default();
    if status.attempt("Cannot wait for the programs of", folder)?.success() {
        Ok(())
    } else {
        Err(BackupError::Failed { program, output })
    }
}
