//! `ffmpeg` and `ffprobe`, which look into voices and films: of the machine, if they are there.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use tokio::process::Command;

use crate::error::AppError;

/// How long one may work at a message of a few minutes.
const PATIENCE: Duration = Duration::from_mins(2);

/// Where the programs are.
#[derive(Clone, Debug)]
pub struct Programs {
    ffmpeg: PathBuf,
    ffprobe: PathBuf,
}

impl Programs {
    /// Both, if they are in the folders of `PATH`.
    pub fn find() -> Option<Self> {
        Some(Self {
            ffmpeg: in_path("ffmpeg")?,
            ffprobe: in_path("ffprobe")?,
        })
    }

    /// Where `ffmpeg` is, for who looks after the machine.
    pub fn ffmpeg(&self) -> &Path {
        &self.ffmpeg
    }

    /// What `ffmpeg` did; `None` when it could not do it with this file.
    ///
    /// # Errors
    /// Internal, when it cannot be run, or not within its time.
    pub(super) async fn run_ffmpeg(&self, arguments: &[&OsStr]) -> Result<Option<Vec<u8>>, AppError> {
        run(&self.ffmpeg, arguments).await
    }

    /// What `ffprobe` says; `None` when it cannot say anything of this file.
    ///
    /// # Errors
    /// Internal, when it cannot be run, or not within its time.
    pub(super) async fn run_ffprobe(&self, arguments: &[&OsStr]) -> Result<Option<Vec<u8>>, AppError> {
        run(&self.ffprobe, arguments).await
    }
}

fn in_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

/// Without our surroundings, and with nothing to read but the file that it is told.
async fn run(program: &Path, arguments: &[&OsStr]) -> Result<Option<Vec<u8>>, AppError> {
    let running = Command::new(program)
        .env_clear()
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = tokio::time::timeout(PATIENCE, running)
        .await
        .map_err(|_| AppError::internal("a program that looks into media took too long"))?
        .map_err(AppError::internal)?;
    Ok(output.status.success().then_some(output.stdout))
}
