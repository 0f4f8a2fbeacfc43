//! Files in a folder of this machine.

use std::{
    fs::{DirBuilder, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use super::FileName;

/// A folder of this machine.
#[derive(Clone, Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    pub(super) fn path(&self, name: &FileName) -> PathBuf {
        self.0.join(name.as_str())
    }

    pub(super) fn keep(&self, name: &FileName, content: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<u64> {
        let (mut file, unfinished) = self.begin(name)?;
        let written = content(&mut file)
            .and_then(|()| file.flush())
            .and_then(|()| file.sync_all())
            .and_then(|()| Ok(file.metadata()?.len()))
            .and_then(|length| std::fs::rename(&unfinished, self.path(name)).map(|()| length));
        if written.is_err() {
            // What cannot be taken away now is written over by the next try.
            drop(std::fs::remove_file(&unfinished));
        }
        written
    }

    /// A file that has no name yet, readable by the server alone, and where it is.
    pub(super) fn begin(&self, name: &FileName) -> io::Result<(File, PathBuf)> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.0)?;
        let unfinished = self.path(name).with_extension("unfinished");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&unfinished)?;
        Ok((file, unfinished))
    }

    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        self.entries()?
            .into_iter()
            .filter_map(|path| path.file_name()?.to_str().map(|name| Ok(name.to_owned())))
            .collect()
    }

    pub(super) fn open(&self, name: &FileName) -> io::Result<Option<File>> {
        match File::open(self.path(name)) {
            Ok(file) => Ok(Some(file)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    pub(super) fn throw_away_unfinished(&self, age: Duration) -> io::Result<()> {
        for path in self.entries()? {
            if path.extension().is_some_and(|extension| extension == "unfinished") && is_older(&path, age) {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    fn entries(&self) -> io::Result<Vec<PathBuf>> {
        let entries = match std::fs::read_dir(&self.0) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        entries.map(|entry| Ok(entry?.path())).collect()
    }
}

/// By the clock of the disk: a file that has gone meanwhile is not old.
fn is_older(path: &Path, age: Duration) -> bool {
    let touched = std::fs::metadata(path).and_then(|metadata| metadata.modified());
    touched.is_ok_and(|touched| touched.elapsed().is_ok_and(|since| since > age))
}
