//! Files that the house keeps beside the database: in the data folder, or in a bucket of S3.
//!
//! Whoever keeps a file knows its name and nothing of where it lies. A file appears whole or not at
//! all. What reads and writes files as such asks for them in a thread that may wait.

mod arriving;
mod bucket;
mod folder;

use std::{
    fs::File,
    io::{self, Seek, SeekFrom},
    ops::RangeInclusive,
    path::{Path, PathBuf},
    time::Duration,
};

use axum::body::Body;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use tempfile::NamedTempFile;
use tokio::{
    io::{AsyncReadExt, AsyncSeekExt},
    runtime::Handle,
};
use tokio_util::io::ReaderStream;

use self::folder::Folder;
pub use self::{arriving::Arriving, bucket::Bucket};
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
    place: Place,
}

#[derive(Clone, Debug)]
enum Place {
    Folder(Folder),
    Bucket(Bucket),
}

/// A file on its way out.
#[derive(Debug)]
pub struct Stored {
    /// Its length in bytes.
    pub length: u64,
    /// What it says.
    pub body: Body,
}

/// A file on this machine, for programs that read files.
#[derive(Debug)]
pub enum Local {
    /// Where it is kept.
    Kept(PathBuf),
    /// A copy, which goes with this value.
    Copy(NamedTempFile),
}

impl Local {
    /// Where it is.
    pub fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Copy(file) => file.path(),
        }
    }
}

impl Storage {
    /// The one of this installation.
    pub fn of(configuration: &Configuration) -> Self {
        let place = match &configuration.bucket {
            Some(bucket) => Place::Bucket(bucket.clone()),
            None => Place::Folder(Folder::new(configuration.data_dir.join("files"))),
        };
        Self { place }
    }

    /// Keeps what `content` writes, in place of a former file of that name, and gives its length in
    /// bytes. The file appears whole or not at all, readable by the server alone.
    ///
    /// # Errors
    /// Internal, when it cannot be written, or there is no room.
    pub async fn keep(
        &self,
        name: &FileName,
        content: impl FnOnce(&mut File) -> io::Result<()> + Send + 'static,
    ) -> Result<u64, AppError> {
        let (storage, name) = (self.clone(), name.clone());
        waiting(move || storage.keep_at_once(&name, content)).await
    }

    /// The same, for a thread that may wait.
    ///
    /// # Errors
    /// When it cannot be written, or there is no room.
    pub fn keep_at_once(&self, name: &FileName, content: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<u64> {
        match &self.place {
            Place::Folder(folder) => folder.keep(name, content),
            Place::Bucket(bucket) => {
                let mut file = tempfile::tempfile()?;
                content(&mut file)?;
                file.rewind()?;
                Handle::current().block_on(bucket.put(name, file))
            }
        }
    }

    /// The names of all files that are kept, in order; one that is being written is none yet. For a
    /// thread that may wait.
    ///
    /// # Errors
    /// When they cannot be listed.
    pub fn names(&self) -> io::Result<Vec<FileName>> {
        let mut names = match &self.place {
            Place::Folder(folder) => folder.names()?,
            Place::Bucket(bucket) => Handle::current().block_on(bucket.names())?,
        };
        names.retain(|name| is_name(name));
        names.sort_unstable();
        Ok(names.into_iter().map(FileName).collect())
    }

    /// A file and its length in bytes, for a thread that may wait; `None` when it is not there (any more).
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn open(&self, name: &FileName) -> io::Result<Option<(File, u64)>> {
        let file = match &self.place {
            Place::Folder(folder) => folder.open(name)?,
            Place::Bucket(bucket) => match Handle::current().block_on(bucket.fetch(name))? {
                Some(copy) => Some(copy.reopen()?),
                None => None,
            },
        };
        file.map(|file| Ok((file.metadata()?.len(), file)))
            .transpose()
            .map(|found| found.map(|(length, file)| (file, length)))
    }

    /// A file, to be sent as it is read.
    ///
    /// # Errors
    /// Not found; internal, when it cannot be read.
    pub async fn read(&self, name: &FileName) -> Result<Stored, AppError> {
        match &self.place {
            Place::Folder(folder) => {
                let file = tokio::fs::File::open(folder.path(name)).await.map_err(missing)?;
                let length = file.metadata().await.map_err(AppError::internal)?.len();
                let body = Body::from_stream(ReaderStream::new(file));
                Ok(Stored { length, body })
            }
            Place::Bucket(bucket) => found(bucket.get(name, None).await),
        }
    }

    /// How long a file is, in bytes.
    ///
    /// # Errors
    /// Not found; internal, when it cannot be read.
    pub async fn length(&self, name: &FileName) -> Result<u64, AppError> {
        match &self.place {
            Place::Folder(folder) => {
                let metadata = tokio::fs::metadata(folder.path(name)).await.map_err(missing)?;
                Ok(metadata.len())
            }
            Place::Bucket(bucket) => found(bucket.length(name).await),
        }
    }

    /// A part of a file, to be sent as it is read. The range lies within the file.
    ///
    /// # Errors
    /// Not found; internal, when it cannot be read.
    pub async fn read_part(&self, name: &FileName, range: RangeInclusive<u64>) -> Result<Stored, AppError> {
        let (from, until) = (*range.start(), range.end().saturating_add(1));
        match &self.place {
            Place::Folder(folder) => {
                let mut file = tokio::fs::File::open(folder.path(name)).await.map_err(missing)?;
                file.seek(SeekFrom::Start(from)).await.map_err(AppError::internal)?;
                let length = until.saturating_sub(from);
                let body = Body::from_stream(ReaderStream::new(file.take(length)));
                Ok(Stored { length, body })
            }
            Place::Bucket(bucket) => found(bucket.get(name, Some(from..until)).await),
        }
    }

    /// A file on this machine, for programs that read files.
    ///
    /// # Errors
    /// Not found; internal, when it cannot be fetched.
    pub async fn local(&self, name: &FileName) -> Result<Local, AppError> {
        match &self.place {
            Place::Folder(folder) => {
                let path = folder.path(name);
                tokio::fs::metadata(&path).await.map_err(missing)?;
                Ok(Local::Kept(path))
            }
            Place::Bucket(bucket) => found(bucket.fetch(name).await).map(Local::Copy),
        }
    }

    /// Throws away what was begun, never finished and not touched for longer than `age`: its writer
    /// was cut off. For a thread that may wait.
    ///
    /// # Errors
    /// When the folder cannot be read, or a file stays.
    pub fn throw_away_unfinished(&self, age: Duration) -> io::Result<()> {
        match &self.place {
            Place::Folder(folder) => folder.throw_away_unfinished(age),
            // What never was whole never was there.
            Place::Bucket(_) => Ok(()),
        }
    }

    /// Throws a file away; one that is not there is fine.
    ///
    /// # Errors
    /// Internal, when it is there and stays.
    pub async fn throw_away(&self, name: &FileName) -> Result<(), AppError> {
        let gone = match &self.place {
            Place::Folder(folder) => tokio::fs::remove_file(folder.path(name)).await,
            Place::Bucket(bucket) => bucket.delete(name).await,
        };
        match gone {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(AppError::internal(cause)),
            _ => Ok(()),
        }
    }
}

/// Does what waits for a disk or a line, off the asynchronous threads.
async fn waiting<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(AppError::internal)?
        .map_err(AppError::internal)
}

fn found<T>(found: io::Result<Option<T>>) -> Result<T, AppError> {
    found.map_err(AppError::internal)?.ok_or_else(AppError::not_found)
}

fn missing(cause: io::Error) -> AppError {
    if cause.kind() == io::ErrorKind::NotFound {
        AppError::not_found()
    } else {
        AppError::internal(cause)
    }
}

#[cfg(test)]
mod tests;
