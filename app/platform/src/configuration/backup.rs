//! Where backups go, and who can read them.

use std::path::PathBuf;

use age::x25519::Recipient;

use super::reading::Reader;

/// Where backups go, and who can read them.
#[derive(Debug, Clone, Default)]
pub struct Backup {
    /// The folder of the nightly ones; without it there are none.
    pub folder: Option<PathBuf>,
    /// The public key that they are encrypted to. The identity that opens them is not on the server.
    pub recipient: Option<Recipient>,
}

impl Reader<'_> {
    pub(super) fn backup(&mut self) -> Backup {
        let folder = self.text("PARVIS_BACKUP_DIR").map(PathBuf::from);
        let recipient = self.parsed::<Recipient>(
            "PARVIS_BACKUP_RECIPIENT",
            "a public key of age, as `age-keygen` prints it: age1\u{2026}",
        );
        if folder.is_some() && self.text("PARVIS_BACKUP_RECIPIENT").is_none() {
            self.missing(
                "PARVIS_BACKUP_RECIPIENT",
                "with PARVIS_BACKUP_DIR, backups need a key to be encrypted to.",
            );
        }
        Backup { folder, recipient }
    }
}
