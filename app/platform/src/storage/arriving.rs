//! A file that comes piece by piece.

use std::{io, path::PathBuf};

use tokio::{fs::File, io::AsyncWriteExt};

use super::{FileName, Storage};
use crate::error::AppError;

/// A file while it arrives. It appears under its name when it is [finished](Arriving::finish);
/// dropped before, it was never there.
#[derive(Debug)]
pub struct Arriving {
    file: File,
    unfinished: PathBuf,
    path: PathBuf,
    length: u64,
    finished: bool,
}

impl Storage {
    /// Begins to keep a file that comes piece by piece.
    ///
    /// # Errors
    /// Internal, when the folder cannot be written.
    pub async fn begin(&self, name: &FileName) -> Result<Arriving, AppError> {
        let path = self.path(name);
        let unfinished = path.with_extension("unfinished");
        let folder = self.clone();
        let opened = {
            let unfinished = unfinished.clone();
            move || folder.create_folder().and_then(|()| super::open_unfinished(&unfinished))
        };
        let file: io::Result<_> = tokio::task::spawn_blocking(opened)
            .await
            .map_err(AppError::internal)?;
        Ok(Arriving {
            file: File::from_std(file.map_err(AppError::internal)?),
            unfinished,
            path,
            length: 0,
            finished: false,
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

    /// It is whole: it appears under its name.
    ///
    /// # Errors
    /// Internal, when the disk is full.
    pub async fn finish(mut self) -> Result<u64, AppError> {
        self.file.flush().await.map_err(AppError::internal)?;
        self.file.sync_all().await.map_err(AppError::internal)?;
        tokio::fs::rename(&self.unfinished, &self.path)
            .await
            .map_err(AppError::internal)?;
        self.finished = true;
        Ok(self.length)
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        if !self.finished {
            // What cannot be taken away now goes when unfinished files are looked for.
            drop(std::fs::remove_file(&self.unfinished));
        }
    }
}
