//! Keeping posts, and sending them once the network is back.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use super::{
    Outbox, forgetting,
    letter::{Letter, draft_key, letters},
};
use crate::{
    account::AccountId,
    browser::{
        database::{self, Shelf},
        is_online, listen, lock,
    },
    error::{AppError, ErrorKind},
    forms::{Outcome, post},
    hydration::when_hydrated,
    i18n::{Locale, td_string},
    language::Language,
};

/// While something waits, it is tried this often.
const TRY_AGAIN: Duration = Duration::from_secs(30);
/// One tab sends.
const LOCK: &str = "parvis-outbox";

/// Sends what waits from earlier, now and whenever there is hope.
pub(super) fn start(outbox: Outbox) {
    when_hydrated(move || {
        forgetting::watch_sign_out();
        spawn_local(async move {
            forgetting::forget_others(outbox.account).await;
            outbox.count_again().await;
            outbox.send().await;
        });
        if outbox.is_open() {
            outbox.watch();
        }
    });
}

impl Outbox {
    /// Keeps a post until the network is back. False where the browser cannot keep anything.
    pub async fn keep(self, action: &str, body: &str, touches: &[&str]) -> bool {
        let letter = self
            .account
            .and_then(|account| Letter::post(account, action, body, touches));
        let Some(letter) = letter else { return false };
        let kept = letter.keep_on(Shelf::Outbox).await.is_ok();
        self.count_again().await;
        kept
    }

    /// Posts now, behind whatever waits: an older post that arrives last would win. Counts as
    /// offline while something is still ahead of it.
    pub async fn post_in_order(self, action: &str, body: &str) -> Outcome {
        self.send().await;
        if self.count_untracked() > 0 {
            return Outcome::Failed(AppError::offline());
        }
        post(action, body).await
    }

    fn watch(self) {
        let send = move || {
            if self.count_untracked() > 0 && is_online() {
                spawn_local(self.send());
            }
        };
        listen(&window(), "online", move |_| send());
        // Lives as long as the page.
        drop(set_interval_with_handle(send, TRY_AGAIN));
        if let Ok(others) = BroadcastChannel::new(LOCK) {
            listen(&others, "message", move |_| spawn_local(self.count_again()));
        }
    }

    fn count_untracked(self) -> usize {
        self.waiting.with_untracked(Vec::len)
    }

    async fn waiting_letters(self) -> Vec<Letter> {
        let Some(account) = self.account.map(|account| account.to_string()) else {
            return Vec::new();
        };
        let mut letters = letters(Shelf::Outbox).await;
        letters.retain(|letter| letter.account == account);
        letters
    }

    async fn count_again(self) {
        let waiting: Vec<String> = self
            .waiting_letters()
            .await
            .into_iter()
            .map(|letter| letter.place)
            .collect();
        if self.waiting.with_untracked(|known| *known != waiting) {
            self.waiting.set(waiting);
        }
    }

    /// Sends what waits; ends when all is sent or the server cannot be reached.
    pub async fn send(self) {
        let Some(account) = self.account else { return };
        if self.count_untracked() == 0 || self.sending.get_value() {
            return;
        }
        self.sending.set_value(true);
        if let Some(_held) = lock(LOCK, None).await {
            for letter in self.waiting_letters().await {
                if !self.send_one(letter, account).await {
                    break;
                }
            }
        }
        self.sending.set_value(false);
        self.count_again().await;
        if let Ok(others) = BroadcastChannel::new(LOCK) {
            // Fails only for a closed channel.
            drop(others.post_message(&JsValue::NULL));
            others.close();
        }
    }

    /// Sends one; false when there is no use in going on.
    async fn send_one(self, letter: Letter, account: AccountId) -> bool {
        match post(&letter.action, &letter.body).await {
            Outcome::Done { notice, .. } => {
                // Sent again if this fails, and then the server knows the key.
                drop(database::remove(Shelf::Outbox, &letter.key).await);
                if let Some(live) = self.live {
                    letter
                        .touches
                        .split_whitespace()
                        .for_each(|resource| live.bump(resource));
                }
                if let (Some(notices), Some(notice)) = (self.notices, notice) {
                    notices.show(notice);
                }
                true
            }
            Outcome::Failed(error) if may_pass_later(&error) => false,
            Outcome::Failed(error) => {
                self.give_back(letter, account, &error).await;
                true
            }
        }
    }

    /// Puts what the server refused back into its form, unless something newer is there.
    async fn give_back(self, letter: Letter, account: AccountId, error: &AppError) {
        let language = Language::current();
        let sentence = error
            .fields
            .first()
            .map_or_else(|| error.sentence(language), |field| field.message.clone());
        let newer = database::one(Shelf::Drafts, &draft_key(account, &letter.place))
            .await
            .ok()
            .flatten();
        let newer = newer.is_some_and(|record| Letter::of(&record).created > letter.created);
        let key = letter.key.clone();
        if newer
            || letter
                .refused(account, sentence.clone())
                .keep_on(Shelf::Drafts)
                .await
                .is_ok()
        {
            // Refused again if this fails: nothing is lost.
            drop(database::remove(Shelf::Outbox, &key).await);
        }
        self.returned.update(|returned| *returned = returned.wrapping_add(1));
        if let Some(notices) = self.notices {
            notices.show(td_string!(Locale::from(language), drafts.refused, sentence = sentence).to_string());
        }
    }
}

/// Whether the same post may be accepted another time.
fn may_pass_later(error: &AppError) -> bool {
    matches!(
        error.kind,
        ErrorKind::Offline | ErrorKind::TooManyRequests | ErrorKind::Internal | ErrorKind::SignInRequired
    )
}
