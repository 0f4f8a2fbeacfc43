//! What an editor does in a browser: keeps, saves, follows.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use platform::{
    account::{AccountId, use_viewer},
    drafts::new_key,
    error::{AppError, ErrorKind},
    language::Language,
    live::{self, Live},
};

use super::editor::{SaveState, Writing};
use crate::letters::{
    api::{compare_letter, read_letter, save_letter},
    model::{Comparison, Letter},
};

/// A pause in typing after which the words are kept in the browser.
const KEEP_AFTER: Duration = Duration::from_millis(300);
/// A pause in typing after which they are saved.
const SAVE_AFTER: Duration = Duration::from_secs(1);
/// Without a network it is tried this often, beside when the network says that it is back.
const TRY_AGAIN: Duration = Duration::from_secs(15);

/// What a browser needs to save by itself.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    pub(super) owner: StoredValue<Option<AccountId>>,
    /// The number of the version that the writer has before them.
    pub(super) base: RwSignal<i32>,
    /// What is in the editor.
    pub(super) text: StoredValue<String>,
    /// What of it the server has.
    pub(super) saved: StoredValue<String>,
    pub(super) pen: StoredValue<String>,
    /// Grows with every input: what was planned for a former one is off.
    pub(super) edition: StoredValue<u32>,
    pub(super) saving: StoredValue<bool>,
    /// The letter as it is read.
    pub(super) html: RwSignal<String>,
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
pub(super) enum Asked {
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

    /// Saves, unless that is under way: then what was typed since follows it.
    pub(super) async fn save(self, asked: Asked) {
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
    pub(super) async fn compare(self) {
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

    /// Puts words into the editor.
    pub(super) fn put(self, words: &str) {
        self.hand.text.set_value(words.to_owned());
        if let Some(area) = self.area.get_untracked() {
            area.set_value(words);
        }
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
