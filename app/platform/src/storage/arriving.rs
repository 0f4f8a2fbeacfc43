//! A file that comes piece by piece.

use std::path::PathBuf;

use tempfile::NamedTempFile;
use tokio::{fs::File, io::AsyncWriteExt};

use super::{Bucket, FileName, Place, Storage, waiting};
use crate::error::AppError;

/// A file while it arrives. It appears under its name when it is [finished](Arriving::finish);
/// dropped before, it was never there.
#[derive(Debug)]
pub struct Arriving {
    file: File,
    length: u64,
    end: End,
}

/// What becomes of a file that is whole.
#[derive(Debug)]
enum End {
    /// It gets its name.
    Named(Unfinished),
    /// It is sent to a bucket.
    Sent(NamedTempFile, Bucket, FileName),
}

/// A file that goes unless it gets its name.
#[derive(Debug)]
struct Unfinished {
    unfinished: Option<PathBuf>,
    path: PathBuf,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(unfinished) = &self.unfinished {
            // What cannot be taken away now goes when unfinished files are looked for.
            drop(std::fs::remove_file(unfinished));
        }
    }
}

impl Storage {
    /// Begins to keep a file that comes piece by piece.
    ///
    /// # Errors
    /// Internal, when it cannot be written.
    pub async fn begin(&self, name: &FileName) -> Result<Arriving, AppError> {
        let (file, end) = match &self.place {
            Place::Folder(folder) => {
                let (folder, name) = (folder.clone(), name.clone());
                let path = folder.path(&name);
                let (file, unfinished) = waiting(move || folder.begin(&name)).await?;
                let unfinished = Some(unfinished);
                (file, End::Named(Unfinished { unfinished, path }))
            }
            Place::Bucket(bucket) => {
                let (copy, file) = waiting(|| {
                    let copy = NamedTempFile::new()?;
                    let file = copy.reopen()?;
                    Ok((copy, file))
                })
                .await?;
                (file, End::Sent(copy, bucket.clone(), name.clone()))
            }
        };
        Ok(Arriving {
            file: File::from_std(file),
            length: 0,
            end,
        })
    }
}

impl Arriving {
    /// Adds a piece.
    ///
    /// # Errors
    /// Internal, when the disk is full.
    pub async fn add(&mut self, piece: &[u8]) -> Result<(), AppError> {
        self.file.write_all(piece).await.map_err(AppError::internal)?;
        self.length += piece.len() as u64;
        Ok(())
    }

    /// Its length so far, in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// It is whole: it appears under its name. Gives its length in bytes.
    ///
    /// # Errors
    /// Internal, when there is no room, or the bucket does not take it.
    pub async fn finish(mut self) -> Result<u64, AppError> {
        self.file.flush().await.map_err(AppError::internal)?;
        match self.end {
            End::Named(mut end) => {
                self.file.sync_all().await.map_err(AppError::internal)?;
                if let Some(unfinished) = end.unfinished.take() {
                    tokio::fs::rename(unfinished, &end.path)
                        .await
                        .map_err(AppError::internal)?;
                }
            }
            End::Sent(copy, bucket, name) => {
                let file = copy.reopen().map_err(AppError::internal)?;
                bucket.put(&name, file).await.map_err(AppError::internal)?;
            }
        }
        Ok(self.length)
    }
}
