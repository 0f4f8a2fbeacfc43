//! What an editor keeps in the browser until the server has it.

use leptos::{prelude::*, task::spawn_local};
use platform::drafts::{forget_words, keep_words, kept_words};
use serde::{Deserialize, Serialize};

use super::{
    editor::{SaveState, Writing},
    writing::Asked,
};
use crate::letters::api::save_letter;

/// What the browser keeps: the words, and on what they are based.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    base: i32,
    pen: String,
    body: String,
}

impl Writing {
    /// Brings back what the browser has kept, or what was typed before the scripts came.
    pub(super) async fn resume(self) {
        let Some(area) = self.area.get_untracked() else { return };
        if self.hand.text.try_get_value().is_some_and(|text| text != area.value()) {
            return self.typed(area.value());
        }
        let (Some(owner), Some(place)) = (self.hand.owner.try_get_value().flatten(), self.place()) else {
            return;
        };
        let Some(words) = kept_words(owner, &place).await else {
            return;
        };
        let Ok(kept) = serde_json::from_str::<Kept>(&words) else {
            return;
        };
        if self.hand.edition.try_get_value() != Some(0) || self.clash.with_untracked(Option::is_some) {
            return;
        }
        if self.hand.saved.get_value() == kept.body {
            return self.forget().await;
        }
        self.hand.base.set(kept.base);
        self.hand.pen.set_value(kept.pen);
        self.put(&kept.body);
        self.state.set(SaveState::Resumed);
        self.save(Asked::ByPause).await;
    }

    pub(super) async fn keep(self) {
        let (Some(owner), Some(place), Some(body)) = (
            self.hand.owner.try_get_value().flatten(),
            self.place(),
            self.hand.text.try_get_value(),
        ) else {
            return;
        };
        let kept = Kept {
            base: self.hand.base.get_untracked(),
            pen: self.hand.pen.get_value(),
            body,
        };
        if let Ok(words) = serde_json::to_string(&kept) {
            keep_words(owner, &place, words).await;
        }
    }

    pub(super) async fn forget(self) {
        if let (Some(owner), Some(place)) = (self.hand.owner.try_get_value().flatten(), self.place()) {
            forget_words(owner, &place).await;
        }
    }

    /// The writer goes on to another page: what is not saved is sent now, and stays in the browser
    /// until it has arrived. While a save is under way it only stays: two could overtake each other.
    pub(super) fn save_at_the_end(self) {
        let (Some(text), Some(saved), Some(month), Some(pen), Some(base), Some(place)) = (
            self.hand.text.try_get_value(),
            self.hand.saved.try_get_value(),
            self.month.try_get_value(),
            self.hand.pen.try_get_value(),
            self.hand.base.try_get_untracked(),
            self.place(),
        ) else {
            return;
        };
        let saving = self.hand.saving.try_get_value() == Some(true);
        if text == saved || saving || self.clash.try_get_untracked().flatten().is_some() {
            return;
        }
        let owner = self.hand.owner.try_get_value().flatten();
        spawn_local(async move {
            if save_letter(month, base.to_string(), text, pen).await.is_ok()
                && let Some(owner) = owner
            {
                forget_words(owner, &place).await;
            }
        });
    }

    fn place(self) -> Option<String> {
        Some(format!("/couple/letters/{} letter", self.month.try_get_value()?))
    }
}
