//! The records of the two shelves.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use super::outbox::place;
use crate::{
    account::AccountId,
    browser::{
        database::{self, Shelf},
        milliseconds_now, property, record, text,
    },
};

/// A draft that nobody came back to is worth nothing after a week.
const DRAFT_LIFETIME: f64 = 7.0 * 24.0 * 60.0 * 60.0 * 1_000.0;

/// A post that waits, or what was typed.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// The idempotency key of a post, the owner and place of a draft.
    pub(super) key: String,
    pub(super) account: String,
    /// Where it was written, see [`place`].
    pub(super) place: String,
    /// The server function; empty for a draft.
    pub(super) action: String,
    /// The fields, URL-encoded.
    pub(super) body: String,
    /// The resources to refetch once the server has it, separated by spaces.
    pub(super) touches: String,
    /// Why the server refused it; empty when it did not.
    pub(super) sentence: String,
    /// In milliseconds since 1970, by the browser's clock.
    pub(super) created: f64,
}

impl Letter {
    /// A post, from its body.
    pub(super) fn post(account: AccountId, action: &str, body: &str, touches: &[&str]) -> Option<Self> {
        let fields = UrlSearchParams::new_with_str(body).ok()?;
        let field = |name: &str| fields.get(name).unwrap_or_default();
        Some(Self {
            key: field("key"),
            account: account.to_string(),
            place: place(&field("__page"), &field("__form")),
            action: action.to_owned(),
            body: body.to_owned(),
            touches: touches.join(" "),
            sentence: String::new(),
            created: milliseconds_now(),
        })
    }

    /// What was typed in a place.
    pub(super) fn draft(account: AccountId, place: &str, body: String) -> Self {
        Self {
            key: draft_key(account, place),
            account: account.to_string(),
            place: place.to_owned(),
            action: String::new(),
            body,
            touches: String::new(),
            sentence: String::new(),
            created: milliseconds_now(),
        }
    }

    /// A post that the server refused, as a draft with the reason.
    pub(super) fn refused(self, account: AccountId, sentence: String) -> Self {
        Self {
            sentence,
            created: self.created,
            ..Self::draft(account, &self.place, self.body)
        }
    }

    /// Whether it is a draft that nobody came back to.
    pub(super) fn is_stale(&self) -> bool {
        milliseconds_now() - self.created > DRAFT_LIFETIME
    }

    pub(super) fn of(record: &JsValue) -> Self {
        Self {
            key: text(record, "key"),
            account: text(record, "account"),
            place: text(record, "place"),
            action: text(record, "action"),
            body: text(record, "body"),
            touches: text(record, "touches"),
            sentence: text(record, "sentence"),
            created: property(record, "created").as_f64().unwrap_or_default(),
        }
    }

    pub(super) async fn keep_on(&self, place: Shelf) -> Result<(), JsValue> {
        let record = record(&[
            ("key", self.key.as_str().into()),
            ("account", self.account.as_str().into()),
            ("place", self.place.as_str().into()),
            ("action", self.action.as_str().into()),
            ("body", self.body.as_str().into()),
            ("touches", self.touches.as_str().into()),
            ("sentence", self.sentence.as_str().into()),
        ]);
        Reflect::set(&record, &"created".into(), &self.created.into())?;
        database::put(place, &record).await
    }
}

/// The key of the draft of a place.
pub(super) fn draft_key(account: AccountId, place: &str) -> String {
    format!("{account} {place}")
}

/// What lies on a shelf, oldest first. Nothing where the browser has no database.
pub(super) async fn letters(shelf: Shelf) -> Vec<Letter> {
    let records = database::all(shelf).await.unwrap_or_default();
    let mut letters: Vec<Letter> = records.iter().map(Letter::of).collect();
    letters.sort_by(|one, other| one.created.total_cmp(&other.created));
    letters
}
