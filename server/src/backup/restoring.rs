//! Restoring a backup.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::JoinHandle;

use age::x25519::Identity;
use chrono::{DateTime, Utc};
use platform::database::{MIGRATOR, migrate};
use platform::services::Services;
use platform::storage::{FileName, Storage};

use super::archive::{Found, read};
use super::database::{is_empty, major_version, tables};
use super::failure::Attempt;
use super::making::{complaints, ended};
use super::manifest::Manifest;
use super::{BackupError, Programs};

/// What opens backups: it is given when one is restored, and is not kept.
pub struct Identities(Vec<Identity>);

/// What was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    /// When the backup was made.
    pub made_at: DateTime<Utc>,
    /// By which version.
    pub version: String,
    /// How many tables there are.
    pub tables: usize,
    /// The rows of all of them.
    pub rows: i64,
    /// How many files beside the database.
    pub files: usize,
    /// How many migrations it did not have yet.
    pub migrations: usize,
}

impl Identities {
    /// Those of a file as `age-keygen` writes it.
    ///
    /// # Errors
    /// When the file cannot be read, or holds none.
    pub fn of_file(path: &Path) -> Result<Self, BackupError> {
        let text = fs::read_to_string(path).attempt("Cannot read", path)?;
        let identities: Vec<Identity> = text.lines().filter_map(|line| line.trim().parse().ok()).collect();
        if identities.is_empty() {
            return Err(BackupError::NoIdentity(path.to_path_buf()));
        }
        Ok(Self(identities))
    }

    /// Each of them.
    pub(super) fn keys(&self) -> impl Iterator<Item = &Identity> {
        self.0.iter()
    }
}

/// Restores a backup into an empty database, after reading it once to its end: what is cut, changed
/// or encrypted to somebody else is refused before anything is written. Files come first, rows in one
/// transaction after them, so that after a failure the database is still empty. In the end every
/// table's rows are counted.
///
/// # Errors
/// In plain words.
pub async fn restore(services: &Services, path: &Path, identities: Identities) -> Result<Restored, BackupError> {
    let pool = &services.pool;
    if !is_empty(pool).await? {
        return Err(BackupError::NotEmpty);
    }
    let reading = Reading {
        path: path.to_path_buf(),
        identities,
        storage: Storage::of(&services.configuration),
        programs: Programs::find(services, major_version(pool).await?)?,
    };
    let manifest = tokio::task::spawn_blocking(move || reading.restore()).await??;
    let mut connection = pool.acquire().await?;
    compare(&manifest, &mut connection).await?;
    drop(connection);
    migrate(pool).await?;
    Ok(Restored {
        made_at: manifest.made_at,
        tables: manifest.tables.len(),
        rows: manifest.rows(),
        files: manifest.files.len(),
        migrations: known_migrations()
            .filter(|known| !manifest.migrations.contains(known))
            .count(),
        version: manifest.version,
    })
}

async fn compare(manifest: &Manifest, connection: &mut sqlx::PgConnection) -> Result<(), BackupError> {
    let found = tables(connection).await?;
    let names = manifest.tables.keys().chain(found.keys());
    let rows = |of: &std::collections::BTreeMap<String, i64>, name| of.get(name).copied().unwrap_or(0);
    for table in names {
        let (expected, found) = (rows(&manifest.tables, table), rows(&found, table));
        if expected != found {
            return Err(BackupError::Differs {
                table: table.clone(),
                expected,
                found,
            });
        }
    }
    Ok(())
}

fn known_migrations() -> impl Iterator<Item = i64> {
    MIGRATOR
        .iter()
        .filter(|step| step.migration_type.is_up_migration())
        .map(|step| step.version)
}

/// All that reading needs, on a thread that may wait.
struct Reading {
    path: PathBuf,
    identities: Identities,
    storage: Storage,
    programs: Programs,
}

impl Reading {
    fn restore(&self) -> Result<Manifest, BackupError> {
        let manifest = read(&self.path, &self.identities, |_| Ok(()))?;
        let unknown = |version: &i64| !known_migrations().any(|known| known == *version);
        if manifest.migrations.iter().any(unknown) {
            return Err(BackupError::Newer(manifest.version));
        }
        self.files()?;
        self.database()?;
        Ok(manifest)
    }

    fn files(&self) -> Result<(), BackupError> {
        read(&self.path, &self.identities, |found| {
            let Found::File(name, content) = found else {
                return Ok(());
            };
            let name = FileName::kept(name.to_owned()).map_err(|_| BackupError::Damaged {
                path: self.path.clone(),
                what: format!("{name} is no name of a file"),
            })?;
            let kept = self
                .storage
                .keep_at_once(&name, |file| io::copy(content, file).map(drop));
            kept.map(drop).attempt("Cannot put back the files of", &self.path)
        })
        .map(drop)
    }

    fn database(&self) -> Result<(), BackupError> {
        let (mut child, complaints) = self.pg_restore()?;
        let mut input = child.stdin.take();
        let copied = read(&self.path, &self.identities, |found| match (found, &mut input) {
            (Found::Part(content), Some(input)) => io::copy(content, input)
                .map(drop)
                .attempt("Cannot restore the database of", &self.path),
            _ => Ok(()),
        });
        // Its input ends: what it has read it commits, or, cut off, undoes.
        drop(input);
        if copied.is_err() {
            drop(child.kill());
        }
        let ended = ended(child, complaints, "pg_restore", self.programs.folder());
        match (copied, ended) {
            // What it said is worth more than that it did not listen any more.
            (Err(BackupError::System { .. }), Err(said)) => Err(said),
            (copied, ended) => copied.and(ended),
        }
    }

    fn pg_restore(&self) -> Result<(Child, JoinHandle<String>), BackupError> {
        let mut command = self.programs.command("pg_restore");
        let database = command
            .get_envs()
            .find_map(|(name, value)| (name == "PGDATABASE").then_some(value?.to_owned()))
            .unwrap_or_default();
        let mut child = command
            .args([
                "--no-owner",
                "--no-privileges",
                "--single-transaction",
                "--exit-on-error",
            ])
            .arg("--dbname")
            .arg(database)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .attempt("Cannot run pg_restore of", self.programs.folder())?;
        let complaints = complaints(child.stderr.take());
        Ok((child, complaints))
    }
}

impl std::fmt::Debug for Identities {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("[secret]")
    }
}
