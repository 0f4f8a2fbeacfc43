//! Words that a page keeps by itself: an editor that saves as one types has no form to be sent.

use super::letter::{Letter, draft_key};
use crate::{
    account::AccountId,
    browser::database::{self, Shelf},
};

/// Keeps the words of a place for their writer, over those that were there. They go when the
/// writer signs out or somebody else signs in. Without a database they are on the screen alone.
pub async fn keep_words(owner: AccountId, place: &str, words: String) {
    drop(Letter::draft(owner, place, words).keep_on(Shelf::Drafts).await);
}

/// The words that were kept for a place.
pub async fn kept_words(owner: AccountId, place: &str) -> Option<String> {
    let record = database::one(Shelf::Drafts, &draft_key(owner, place)).await.ok()??;
    Some(Letter::of(&record).body)
}

/// Forgets the words of a place: the server has them.
pub async fn forget_words(owner: AccountId, place: &str) {
    drop(database::remove(Shelf::Drafts, &draft_key(owner, place)).await);
}
