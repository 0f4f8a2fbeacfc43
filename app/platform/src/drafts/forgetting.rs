//! What was written here by somebody else goes: a browser is often shared.

use leptos::prelude::{document, window};

use super::letter::letters;
use crate::{
    account::AccountId,
    browser::{
        database::{self, Shelf},
        is_online, listen, property, text,
    },
};

/// Set while somebody signs out: the page ends before a database could be emptied.
const SIGNING_OUT: &str = "parvis-signing-out";
/// What is posted by who is signed out by it: leaving for now, and for good.
const SIGN_OUTS: [&str; 2] = ["/api/account/logout", "/api/account/deletion/ask"];

/// Notes when somebody asks to be signed out.
pub(super) fn watch_sign_out() {
    listen(&document(), "submit", |event| {
        let action = text(&property(&event, "target"), "action");
        if SIGN_OUTS.iter().any(|sign_out| action.ends_with(sign_out))
            && let Ok(Some(storage)) = window().local_storage()
        {
            // Fails where nothing may be stored, and there is nothing to forget either.
            drop(storage.set_item(SIGNING_OUT, "1"));
        }
    });
}

/// Forgets what belongs to other accounts than the one that is signed in, and everything after a
/// sign-out. Nobody signed in without a sign-out is a session that ran out: its owner comes back.
pub(super) async fn forget_others(account: Option<AccountId>) {
    let storage = window().local_storage().ok().flatten();
    let signed_out = storage
        .as_ref()
        .and_then(|storage| storage.get_item(SIGNING_OUT).ok().flatten())
        .is_some()
        && is_online();
    if account.is_none() && !signed_out {
        return;
    }
    let owner = account.map(|account| account.to_string());
    for shelf in [Shelf::Outbox, Shelf::Drafts] {
        for letter in letters(shelf).await {
            if owner.as_ref() != Some(&letter.account) {
                // Tried again on the next page.
                drop(database::remove(shelf, &letter.key).await);
            }
        }
    }
    if let Some(storage) = storage {
        drop(storage.remove_item(SIGNING_OUT));
    }
}
