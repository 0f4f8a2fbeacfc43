//! The folder of backups: their names, and how long they are kept.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

/// How long backups are kept. People are told so: `docs/privacy.md`, `/legal/privacy`.
const KEPT: TimeDelta = TimeDelta::days(30);
/// What was begun so long ago is not being written any more.
const GIVEN_UP: TimeDelta = TimeDelta::days(1);
/// The name says when it was made; `UTC`.
const NAME: &str = "parvis-%Y%m%dT%H%M%SZ.tar.age";
const UNFINISHED: &str = ".unfinished";

/// The folder of backups. Other files in it are left alone.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// The one in a folder.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// When the newest backup was made; `None` when there is none, or the folder cannot be read.
    pub fn newest(&self) -> Option<DateTime<Utc>> {
        let found = self.found("").ok()?;
        found.into_iter().map(|(made_at, _)| made_at).max()
    }

    /// A file for a backup that is being made, readable by its owner alone, and its path.
    pub(super) fn begin(&self, made_at: DateTime<Utc>) -> io::Result<(File, PathBuf)> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let path = self.folder.join(format!("{}{UNFINISHED}", made_at.format(NAME)));
        let mut options = OpenOptions::new();
        let file = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&path)?;
        Ok((file, path))
    }

    /// Gives a finished one its name, under which it is whole or not at all.
    pub(super) fn finish(&self, unfinished: &Path, made_at: DateTime<Utc>) -> io::Result<PathBuf> {
        let path = self.folder.join(made_at.format(NAME).to_string());
        fs::rename(unfinished, &path)?;
        // The name is on the disk, too, when this returns.
        File::open(&self.folder)?.sync_all()?;
        Ok(path)
    }

    /// Throws away what is older than thirty days, and what was never finished; says how many
    /// backups those were. The newest one stays, however old.
    pub(super) fn throw_away_old(&self, now: DateTime<Utc>) -> io::Result<usize> {
        let newest = self.newest();
        let mut thrown_away = 0;
        for (made_at, path) in self.found("")? {
            if made_at < now - KEPT && Some(made_at) != newest {
                fs::remove_file(path)?;
                thrown_away += 1;
            }
        }
        for (begun_at, path) in self.found(UNFINISHED)? {
            if begun_at < now - GIVEN_UP {
                fs::remove_file(path)?;
            }
        }
        Ok(thrown_away)
    }

    /// Backups whose names end so, and when they were made.
    fn found(&self, ending: &str) -> io::Result<Vec<(DateTime<Utc>, PathBuf)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let made_at = name
                .to_str()
                .and_then(|name| NaiveDateTime::parse_from_str(name, &format!("{NAME}{ending}")).ok());
            if let Some(made_at) = made_at {
                found.push((made_at.and_utc(), entry.path()));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// A shelf with backups of these days, and something of somebody else's.
    fn shelf(days: &[&str]) -> (tempfile::TempDir, Shelf) {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(folder.path().join("backups"));
        for day in days {
            let made_at = at(&format!("{day}T02:41:00Z"));
            let (_, unfinished) = shelf.begin(made_at).unwrap();
            shelf.finish(&unfinished, made_at).unwrap();
        }
        fs::create_dir_all(shelf.folder()).unwrap();
        fs::write(shelf.folder().join("parvis-notes.txt"), "mine").unwrap();
        (folder, shelf)
    }

    fn names(shelf: &Shelf) -> Vec<String> {
        let entries = fs::read_dir(shelf.folder()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_backup_is_kept_for_thirty_days() {
        let (_folder, shelf) = shelf(&["2026-10-20", "2026-10-21", "2026-11-20"]);
        assert_eq!(shelf.throw_away_old(at("2026-11-20T02:41:00Z")).unwrap(), 1);
        assert_eq!(
            names(&shelf),
            [
                "parvis-20261021T024100Z.tar.age",
                "parvis-20261120T024100Z.tar.age",
                "parvis-notes.txt"
            ]
        );
        assert_eq!(shelf.newest(), Some(at("2026-11-20T02:41:00Z")));
    }

    #[test]
    fn the_last_one_stays_however_old() {
        let (_folder, shelf) = shelf(&["2026-01-01", "2026-01-02"]);
        assert_eq!(shelf.throw_away_old(at("2026-11-20T00:00:00Z")).unwrap(), 1);
        assert_eq!(shelf.newest(), Some(at("2026-01-02T02:41:00Z")));
    }

    #[test]
    fn what_was_never_finished_goes_after_a_day_and_is_no_backup() {
        let (_folder, shelf) = shelf(&[]);
        shelf.begin(at("2026-11-20T02:41:00Z")).unwrap();
        assert_eq!(shelf.newest(), None);
        assert_eq!(shelf.throw_away_old(at("2026-11-21T02:40:00Z")).unwrap(), 0);
        assert_eq!(names(&shelf).len(), 2);
        assert_eq!(shelf.throw_away_old(at("2026-11-21T02:42:00Z")).unwrap(), 0);
        assert_eq!(names(&shelf), ["parvis-notes.txt"]);
    }
}
