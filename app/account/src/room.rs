//! What the account's own tables owe to who takes their things along, or goes.

use platform::privacy::Room;

use crate::{deletion, export};

/// The account's part.
pub fn room() -> Room {
    Room {
        name: "account",
        copies: |context| Box::pin(export::copies(context)),
        leave: |_| Box::pin(async { Ok(()) }),
        erase: |transaction, services, leaver| Box::pin(deletion::erase(transaction, services, leaver)),
    }
}
