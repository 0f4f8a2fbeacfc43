//! The user that PostgreSQL runs as.

use std::ffi::OsStr;
use std::fs::Metadata;
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use nix::unistd::{Uid, User, geteuid};

use super::EmbeddedError;

/// Whom root hands PostgreSQL to: the first of these that exists. `nobody` comes last, since other
/// programs run as nobody too.
const CANDIDATES: [&str; 3] = ["postgres", "parvis", "nobody"];

/// The user that PostgreSQL runs as: ourselves, or an unprivileged one when we are root.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    user: User,
    is_another: bool,
}

impl Owner {
    /// Chooses the user; data that exist stay with the user that they belong to.
    pub(super) fn of(existing: Option<&Metadata>) -> Result<Self, EmbeddedError> {
        let ourselves = geteuid();
        if !ourselves.is_root() {
            return Ok(Self {
                user: named(ourselves)?,
                is_another: false,
            });
        }
        if let Some(folder) = existing.filter(|folder| folder.uid() != 0) {
            return Ok(Self {
                user: named(Uid::from_raw(folder.uid()))?,
                is_another: true,
            });
        }
        let candidate = CANDIDATES.iter().find_map(|name| User::from_name(name).ok().flatten());
        let user = candidate
            .filter(|user| !user.uid.is_root())
            .ok_or(EmbeddedError::NoOwner)?;
        Ok(Self { user, is_another: true })
    }

    /// The user's name.
    pub(super) fn name(&self) -> &str {
        &self.user.name
    }

    /// True when somebody else's files are these.
    pub(super) fn is_foreign(&self, metadata: &Metadata) -> bool {
        metadata.uid() != self.user.uid.as_raw()
    }

    /// Whether the user may walk through a folder to what lies below.
    pub(super) fn may_enter(&self, folder: &Metadata) -> bool {
        if !self.is_another {
            return true;
        }
        let permission = match folder {
            own if own.uid() == self.user.uid.as_raw() => 0o100,
            group if group.gid() == self.user.gid.as_raw() => 0o010,
            _ => 0o001,
        };
        folder.mode() & permission != 0
    }

    /// Gives a file or folder to the user.
    pub(super) fn receive(&self, path: &Path) -> io::Result<()> {
        if self.is_another {
            chown(path, Some(self.user.uid.as_raw()), Some(self.user.gid.as_raw()))?;
        }
        Ok(())
    }

    /// A program that will run as the user, with nothing of our environment but the search path.
    pub(super) fn command(&self, program: impl AsRef<OsStr>, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(folder)
            .stdin(Stdio::null())
            .env_clear()
            .env("LC_ALL", "C.UTF-8");
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        if self.is_another {
            // Setting the user as root also gives up root's supplementary groups.
            command.uid(self.user.uid.as_raw()).gid(self.user.gid.as_raw());
        }
        command
    }
}

fn named(uid: Uid) -> Result<User, EmbeddedError> {
    User::from_uid(uid)
        .ok()
        .flatten()
        .ok_or(EmbeddedError::NamelessUser(uid.as_raw()))
}
