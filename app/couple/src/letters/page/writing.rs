//! What an editor does in a browser: keeps, saves, follows.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use platform::{
    account::{AccountId, use_viewer},
    drafts::{forget_words, keep_words, kept_words, new_key},
    error::{AppError, ErrorKind},
    language::Language,
    live::{self, Live},
};
use serde::{Deserialize, Serialize};

use super::editor::{SaveState, Writing};
use crate::letters::{
    api::{compare_letter, read_letter, save_letter},
    model::{Comparison, Letter},
};

/// A pause in typing after which the words are kept in the browser.
const KEEP_AFTER: Duration = Duration::from_millis(300);
/// A pause in typing after which they are saved.
const SAVE_AFTER: Duration = Duration::from_millis(1_000);
/// Without a network it is tried this often, beside when the network says that it is back.
const TRY_AGAIN: Duration = Duration::from_secs(15);

/// What the browser keeps: the words, and on what they are based.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    base: i32,
    pen: String,
    body: String,
}

/// What a browser needs to save by itself.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    owner: StoredValue<Option<AccountId>>,
    /// The number of the version that the writer has before them.
    base: RwSignal<i32>,
    /// What is in the editor.
    text: StoredValue<String>,
    /// What of it the server has.
    saved: StoredValue<String>,
    pen: StoredValue<String>,
    /// Grows with every input: what was planned for a former one is off.
    edition: StoredValue<u32>,
    saving: StoredValue<bool>,
    /// The letter as it is read.
    html: RwSignal<String>,
}

impl Hand {
    pub(super) fn of(letter: &Letter, clash: Option<&Comparison>, html: RwSignal<String>) -> Self {
        let (base, text, saved) = clash.map_or((letter.number, &letter.body, &letter.body), |clash| {
            (clash.number, &clash.merged, &clash.theirs)
        });
        Self {
            owner: StoredValue::new(use_viewer().map(|viewer| viewer.id)),
            base: RwSignal::new(base),
            text: StoredValue::new(text.clone()),
            saved: StoredValue::new(saved.clone()),
            pen: StoredValue::new(new_key()),
            edition: StoredValue::new(0),
            saving: StoredValue::new(false),
            html,
        }
    }
}

/// Who asked for a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Nobody: the writer paused.
    ByPause,
    /// The writer: they see both texts if there are two.
    ByHand,
}

impl Writing {
    /// Begins to keep, save and follow.
    pub(super) fn start(self) {
        Effect::new(move |begun: Option<()>| {
            if begun.is_none() {
                spawn_local(self.resume());
            }
        });
        Effect::new(move |before: Option<u32>| {
            let version = live::version("letters");
            if before.is_some_and(|before| before != version) {
                spawn_local(self.look());
            }
            version
        });
        let line = use_context::<Live>();
        Effect::new(move |_| {
            let offline = line.is_some_and(Live::is_offline);
            if !offline && self.is(&SaveState::Offline) {
                spawn_local(self.save(Asked::ByPause));
            }
        });
        on_cleanup(move || self.save_at_the_end());
    }

    /// Something was typed.
    pub(super) fn typed(self, text: String) {
        let edition = self.hand.edition.get_value().wrapping_add(1);
        self.hand.edition.set_value(edition);
        self.hand.text.set_value(text);
        if !self.meets_newer() {
            self.state.set(SaveState::Typing);
        }
        let still = move || self.hand.edition.try_get_value() == Some(edition);
        set_timeout(
            move || {
                if still() {
                    spawn_local(self.keep());
                }
            },
            KEEP_AFTER,
        );
        set_timeout(
            move || {
                if still() && !self.waits_for_choice() {
                    spawn_local(self.save(Asked::ByPause));
                }
            },
            SAVE_AFTER,
        );
    }

    /// The button was pressed.
    pub(super) fn save_by_hand(self) {
        spawn_local(self.save(Asked::ByHand));
    }

    /// The writer's text stays, over the one that they have now seen.
    pub(super) fn keep_mine(self) {
        let Some(clash) = self.clash.get_untracked() else {
            return;
        };
        self.hand.base.set(clash.number);
        self.put(&clash.mine);
        self.state.set(SaveState::Typing);
        self.clash.set(None);
        spawn_local(self.save(Asked::ByHand));
    }

    /// The saved text stays.
    pub(super) fn keep_theirs(self) {
        let Some(clash) = self.clash.get_untracked() else {
            return;
        };
        self.hand.base.set(clash.number);
        self.put(&clash.theirs);
        self.hand.saved.set_value(clash.theirs);
        self.state.set(SaveState::Saved);
        self.clash.set(None);
        spawn_local(self.forget());
    }

    /// Both come into the editor as one, to be read through and saved.
    pub(super) fn join(self) {
        let Some(clash) = self.clash.get_untracked() else {
            return;
        };
        self.hand.base.set(clash.number);
        self.put(&clash.merged);
        self.state.set(SaveState::Typing);
        self.joined.set(true);
        if let Some(area) = self.area.get_untracked() {
            drop(area.focus());
        }
        spawn_local(self.keep());
    }

    /// Saves, unless that is under way: then what was typed since follows it.
    async fn save(self, asked: Asked) {
        if self.hand.saving.try_get_value() != Some(false) {
            return;
        }
        let (Some(text), Some(saved)) = (self.hand.text.try_get_value(), self.hand.saved.try_get_value()) else {
            return;
        };
        if text == saved && !self.meets_newer() {
            self.state.set(SaveState::Saved);
            return self.forget().await;
        }
        self.hand.saving.set_value(true);
        let own = self.is(&SaveState::Newer { own: true });
        self.state.set(SaveState::Saving);
        let base = self.hand.base.get_untracked().to_string();
        let sent = save_letter(self.month.get_value(), base, text.clone(), self.hand.pen.get_value()).await;
        // The page may have gone while the words were on their way.
        if self.hand.saving.try_set_value(false).is_some() {
            return;
        }
        match sent {
            Ok(saved) => self.settle(text, saved.number).await,
            Err(error) if error.code == "letter_newer" => {
                self.state.set(SaveState::Newer { own });
                if asked == Asked::ByHand {
                    self.compare().await;
                }
            }
            Err(error) => self.wait(error).await,
        }
    }

    /// The server has the words; more may have been typed since.
    async fn settle(self, text: String, number: i32) {
        self.hand.base.set(number);
        self.clash.set(None);
        self.joined.set(false);
        let all = self.hand.text.get_value() == text;
        self.hand.saved.set_value(text);
        if all {
            self.state.set(SaveState::Saved);
            self.forget().await;
        } else {
            self.state.set(SaveState::Typing);
            let again = move || spawn_local(self.save(Asked::ByPause));
            set_timeout(again, SAVE_AFTER);
        }
    }

    /// The server does not have the words: they stay here until it does.
    async fn wait(self, error: AppError) {
        let (state, pause) = match error.kind {
            ErrorKind::Offline => (SaveState::Offline, Some(TRY_AGAIN)),
            ErrorKind::TooManyRequests => {
                let seconds = error.retry_after.unwrap_or(1);
                (SaveState::Typing, Some(Duration::from_secs(seconds.into())))
            }
            _ => (SaveState::Refused(error.sentence(Language::current())), None),
        };
        self.state.set(state.clone());
        if let Some(pause) = pause {
            let again = move || {
                if self.state.try_with_untracked(|now| *now == state) == Some(true) {
                    spawn_local(self.save(Asked::ByPause));
                }
            };
            set_timeout(again, pause);
        }
        self.keep().await;
    }

    /// Shows both texts.
    async fn compare(self) {
        let base = self.hand.base.get_untracked().to_string();
        match compare_letter(self.month.get_value(), base, self.hand.text.get_value()).await {
            Ok(clash) => {
                self.joined.try_set(false);
                self.clash.try_set(clash);
            }
            Err(error) => self.wait(error).await,
        }
    }

    /// Somebody has saved: the page shows it, and so does the editor while nothing is at stake.
    async fn look(self) {
        let Some(month) = self.month.try_get_value() else {
            return;
        };
        let Ok(Some(letter)) = read_letter(month).await else {
            return;
        };
        if self.hand.html.try_set(letter.html.clone()).is_some() {
            return;
        }
        let Some(known) = self.hand.base.try_get_untracked() else {
            return;
        };
        if letter.number <= known || self.clash.with_untracked(Option::is_some) {
            return;
        }
        if letter.pen == self.hand.pen.get_value() {
            self.hand.base.set(letter.number);
        } else if self.hand.text.get_value() == self.hand.saved.get_value() && !self.hand.saving.get_value() {
            self.adopt(letter);
        } else {
            self.state.set(SaveState::Newer { own: letter.mine });
        }
    }

    fn adopt(self, letter: Letter) {
        self.hand.base.set(letter.number);
        self.put(&letter.body);
        self.hand.saved.set_value(letter.body);
        self.state.set(if letter.mine {
            SaveState::Still
        } else {
            SaveState::Arrived
        });
    }

    /// Brings back what the browser has kept, or what was typed before the scripts came.
    async fn resume(self) {
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

    async fn keep(self) {
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

    async fn forget(self) {
        if let (Some(owner), Some(place)) = (self.hand.owner.try_get_value().flatten(), self.place()) {
            forget_words(owner, &place).await;
        }
    }

    /// The writer goes on to another page: what is not saved is sent now, and stays in the browser
    /// until it has arrived.
    fn save_at_the_end(self) {
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
        if text == saved || self.clash.try_get_untracked().flatten().is_some() {
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

    /// Puts words into the editor.
    fn put(self, words: &str) {
        self.hand.text.set_value(words.to_owned());
        if let Some(area) = self.area.get_untracked() {
            area.set_value(words);
        }
    }

    fn place(self) -> Option<String> {
        Some(format!("/couple/letters/{} letter", self.month.try_get_value()?))
    }

    fn is(self, state: &SaveState) -> bool {
        self.state.try_with_untracked(|now| now == state) == Some(true)
    }

    fn meets_newer(self) -> bool {
        self.state
            .try_with_untracked(|now| matches!(now, SaveState::Newer { .. }))
            == Some(true)
    }

    /// Whether saving waits until the writer has seen both texts.
    fn waits_for_choice(self) -> bool {
        let choosing = self.clash.with_untracked(Option::is_some) && !self.joined.get_untracked();
        choosing || self.meets_newer()
    }
}
