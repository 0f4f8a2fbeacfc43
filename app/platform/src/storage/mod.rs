//! Files that the house keeps beside the database: in the data folder today.
//!
//! Whoever keeps a file knows its name and nothing of where it lies, so that an object store can
//! take this place: the functions of [`Storage`] are all that it would have to offer.

mod arriving;

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{self, SeekFrom, Write},
    ops::RangeInclusive,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use axum::body::Body;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

pub use arriving::Arriving;

use crate::{chance::Chance, configuration::Configuration, error::AppError};

/// What a file is called: 256 random bits, so that nobody guesses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName(String);

impl FileName {
    /// A new one.
    pub fn draw(chance: &Chance) -> Self {
        Self(URL_SAFE_NO_PAD.encode(chance.bytes::<32>()))
    }

    /// One that was kept.
    ///
    /// # Errors
    /// Internal, for what is no name of ours: it could lead out of the folder.
    pub fn kept(text: String) -> Result<Self, AppError> {
        if is_name(&text) {
            Ok(Self(text))
        } else {
            Err(AppError::internal("no name of a stored file"))
        }
    }

    /// The name of what was made of this file. It is as hard to guess.
    #[must_use]
    pub fn of_part(&self, part: &'static str) -> Self {
        Self(format!("{}-{part}", self.0))
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    !text.is_empty() && text.bytes().all(plain)
}

/// Where files are kept.
#[derive(Clone, Debug)]
pub struct Storage {
    folder: PathBuf,
}

/// A file on its way out.
#[derive(Debug)]
pub struct Stored {
    /// Its length in bytes.
    pub length: u64,
    /// What it says.
    pub body: Body,
}

impl Storage {
    /// The one of this process.
    pub fn of(configuration: &Configuration) -> Self {
        Self {
            folder: configuration.data_dir.join("files"),
        }
    }

    /// Keeps what `content` writes, in place of a former file of that name, and gives its length in
    /// bytes. The file appears whole or not at all, readable by the server alone.
    ///
    /// # Errors
    /// Internal, when the folder cannot be written, or is full.
    pub async fn keep(
        &self,
        name: &FileName,
        content: impl FnOnce(&mut File) -> io::Result<()> + Send + 'static,
    ) -> Result<u64, AppError> {
        let (storage, name) = (self.clone(), name.clone());
        tokio::task::spawn_blocking(move || storage.keep_at_once(&name, content))
            .await
            .map_err(AppError::internal)?
            .map_err(AppError::internal)
    }

    /// The same, for a thread that may wait.
    ///
    /// # Errors
    /// When the folder cannot be written, or is full.
    pub fn keep_at_once(&self, name: &FileName, content: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<u64> {
        self.create_folder()?;
        let path = self.path(name);
        let unfinished = path.with_extension("unfinished");
        let mut file = open_unfinished(&unfinished)?;
        let written = content(&mut file)
            .and_then(|()| file.flush())
            .and_then(|()| file.sync_all())
            .and_then(|()| Ok(file.metadata()?.len()))
            .and_then(|length| std::fs::rename(&unfinished, &path).map(|()| length));
        if written.is_err() {
            // What cannot be taken away now is written over by the next try.
            drop(std::fs::remove_file(&unfinished));
        }
        written
    }

    /// The names of all files that are kept, in order; one that is being written is none yet.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn names(&self) -> io::Result<Vec<FileName>> {
        let entries = match std::fs::read_dir(&self.folder) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.map(|entry| entry.file_name().into_string().ok()).transpose())
            .collect::<io::Result<_>>()?;
        names.retain(|name| is_name(name));
        names.sort_unstable();
        Ok(names.into_iter().map(FileName).collect())
    }

    /// A file and its length in bytes, for a thread that may wait; `None` when it is not there (any more).
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn open(&self, name: &FileName) -> io::Result<Option<(File, u64)>> {
        match File::open(self.path(name)) {
            Ok(file) => {
                let length = file.metadata()?.len();
                Ok(Some((file, length)))
            }
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    /// A file, to be sent as it is read.
    ///
    /// # Errors
    /// Not found; internal, when it cannot be read.
    pub async fn read(&self, name: &FileName) -> Result<Stored, AppError> {
        let file = tokio::fs::File::open(self.path(name)).await.map_err(missing)?;
        let length = file.metadata().await.map_err(AppError::internal)?.len();
        let body = Body::from_stream(ReaderStream::new(file));
        Ok(Stored { length, body })
    }

    /// How long a file is, in bytes.
    ///
    /// # Errors
    /// Not found; internal, when it cannot be read.
    pub async fn length(&self, name: &FileName) -> Result<u64, AppError> {
        let metadata = tokio::fs::metadata(self.path(name)).await.map_err(missing)?;
        Ok(metadata.len())
    }

    /// A part of a file, to be sent as it is read. The range lies within the file.
    ///
    /// # Errors
    /// Not found; internal, when it cannot be read.
    pub async fn read_part(&self, name: &FileName, range: RangeInclusive<u64>) -> Result<Stored, AppError> {
        let mut file = tokio::fs::File::open(self.path(name)).await.map_err(missing)?;
        file.seek(SeekFrom::Start(*range.start()))
            .await
            .map_err(AppError::internal)?;
        let length = range.end().saturating_sub(*range.start()).saturating_add(1);
        let body = Body::from_stream(ReaderStream::new(file.take(length)));
        Ok(Stored { length, body })
    }

    /// Where a file lies on this machine, for programs that read files.
    pub fn place(&self, name: &FileName) -> PathBuf {
        self.path(name)
    }

    /// Throws away what was begun, never finished and not touched for longer than `age`: its writer
    /// was cut off. For a thread that may wait.
    ///
    /// # Errors
    /// When the folder cannot be read, or a file stays.
    pub fn throw_away_unfinished(&self, age: Duration) -> io::Result<()> {
        let entries = match std::fs::read_dir(&self.folder) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "unfinished") && is_older(&path, age) {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Throws a file away; one that is not there is fine.
    ///
    /// # Errors
    /// Internal, when it is there and stays.
    pub async fn throw_away(&self, name: &FileName) -> Result<(), AppError> {
        match tokio::fs::remove_file(self.path(name)).await {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(AppError::internal(cause)),
            _ => Ok(()),
        }
    }

    fn path(&self, name: &FileName) -> PathBuf {
        self.folder.join(name.as_str())
    }

    fn create_folder(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)
    }
}

/// A file that has no name yet, readable by the server alone.
fn open_unfinished(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}

/// By the clock of the disk: a file that has gone meanwhile is not old.
fn is_older(path: &Path, age: Duration) -> bool {
    let touched = std::fs::metadata(path).and_then(|metadata| metadata.modified());
    touched.is_ok_and(|touched| touched.elapsed().is_ok_and(|since| since > age))
}

fn missing(cause: io::Error) -> AppError {
    if cause.kind() == io::ErrorKind::NotFound {
        AppError::not_found()
    } else {
        AppError::internal(cause)
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use proptest::prelude::*;

    use super::*;

    fn storage(folder: &tempfile::TempDir) -> Storage {
        Storage {
            folder: folder.path().join("files"),
        }
    }

    async fn text(storage: &Storage, name: &FileName) -> String {
        let stored = storage.read(name).await.expect("the file is read");
        let bytes = to_bytes(stored.body, usize::MAX).await.expect("a body");
        String::from_utf8(bytes.to_vec()).expect("text")
    }

    #[tokio::test]
    async fn what_is_kept_is_read_replaced_and_thrown_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let (storage, name) = (storage(&folder), FileName::draw(&Chance::seeded(1)));
        assert_eq!(storage.read(&name).await.expect_err("nothing yet").code, "not_found");
        for words in ["one", "and another"] {
            let length = storage.keep(&name, |file| file.write_all(words.as_bytes())).await;
            assert_eq!(length, Ok(words.len() as u64));
            assert_eq!(text(&storage, &name).await, words);
        }
        for _ in 0..2 {
            assert_eq!(storage.throw_away(&name).await, Ok(()));
        }
        assert!(storage.read(&name).await.is_err());
    }

    #[tokio::test]
    async fn what_could_not_be_written_whole_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let (storage, name) = (storage(&folder), FileName::draw(&Chance::seeded(1)));
        let broken = storage.keep(&name, |file| {
            file.write_all(b"half")?;
            Err(io::Error::other("the disk is full"))
        });
        assert_eq!(broken.await.expect_err("it is told").code, "internal");
        let left = std::fs::read_dir(&storage.folder).expect("the folder").count();
        assert_eq!(left, 0);
    }

    #[tokio::test]
    async fn what_is_kept_is_listed_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let (storage, chance) = (storage(&folder), Chance::seeded(1));
        assert!(storage.names().expect("no folder yet").is_empty());
        let mut names = vec![FileName::draw(&chance), FileName::draw(&chance)];
        for name in &names {
            storage.keep(name, |file| file.write_all(b"words")).await.expect("kept");
        }
        std::fs::write(storage.folder.join("another.unfinished"), "wor").expect("half a file");
        names.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
        assert_eq!(storage.names().expect("a list"), names);
        let (_, length) = storage.open(&names[0]).expect("it opens").expect("it is there");
        assert_eq!(length, 5);
        storage.throw_away(&names[0]).await.expect("gone");
        assert!(storage.open(&names[0]).expect("it is not there").is_none());
    }

    #[tokio::test]
    async fn what_comes_piece_by_piece_is_there_once_it_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let (storage, name) = (storage(&folder), FileName::draw(&Chance::seeded(1)));
        let mut arriving = storage.begin(&name).await.expect("it begins");
        for piece in ["one, ", "two, ", "three"] {
            arriving.add(piece.as_bytes()).await.expect("a piece");
        }
        assert!(storage.read(&name).await.is_err(), "not before its end");
        assert_eq!(arriving.finish().await, Ok(15));
        assert_eq!(text(&storage, &name).await, "one, two, three");
        let part = storage.read_part(&name, 5..=7).await.expect("a part");
        assert_eq!(part.length, 3);
        assert_eq!(to_bytes(part.body, 100).await.expect("a body"), "two");
    }

    #[tokio::test]
    async fn what_stops_on_the_way_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let (storage, name) = (storage(&folder), FileName::draw(&Chance::seeded(1)));
        let mut arriving = storage.begin(&name).await.expect("it begins");
        arriving.add(b"half").await.expect("a piece");
        drop(arriving);
        std::fs::write(storage.folder.join("cut.unfinished"), "off").expect("of a process that was killed");
        let left = || std::fs::read_dir(&storage.folder).expect("the folder").count();
        assert_eq!(left(), 1);
        storage
            .throw_away_unfinished(Duration::from_secs(3600))
            .expect("it is looked through");
        assert_eq!(left(), 1, "somebody may still be writing it");
        storage
            .throw_away_unfinished(Duration::ZERO)
            .expect("it is looked through");
        assert_eq!(left(), 0);
    }

    #[test]
    fn a_name_never_leads_out_of_the_folder() {
        for text in ["", "..", "../secret", "a/b", "/etc/passwd", "a.zip"] {
            assert!(FileName::kept(text.to_owned()).is_err(), "{text}");
        }
        let drawn = FileName::draw(&Chance::seeded(1));
        assert_eq!(FileName::kept(drawn.as_str().to_owned()), Ok(drawn));
    }

    proptest! {
        // No name that is believed has a separator or a dot: it cannot lead out of the folder, or to another kind.
        #[test]
        fn a_name_that_is_believed_is_one_of_ours(text in "\\PC{0,30}|[A-Za-z0-9_./\\\\-]{0,30}|(\\.\\./){0,3}[a-z]{0,9}") {
            let storage = Storage { folder: PathBuf::from("/data/files") };
            if let Ok(name) = FileName::kept(text.clone()) {
                let path = storage.path(&name);
                prop_assert_eq!(path.parent(), Some(std::path::Path::new("/data/files")));
                prop_assert_eq!(path.file_name().and_then(std::ffi::OsStr::to_str), Some(text.as_str()));
                prop_assert!(path.extension().is_none());
            }
        }
    }
}
