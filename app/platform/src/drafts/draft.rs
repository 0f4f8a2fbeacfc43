//! What is typed in a form and not yet sent.

use leptos::prelude::*;
use ui::form::FormState;

use super::{Outbox, outbox::place};
use crate::account::{AccountId, use_viewer};

/// The draft of one form.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser keeps drafts"))]
    account: Option<AccountId>,
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser keeps drafts"))]
    name: &'static str,
    place: StoredValue<String>,
    resumed: RwSignal<bool>,
    /// Grows with every input and every end of a draft: a save that finds another number is late.
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser keeps drafts"))]
    edition: StoredValue<u32>,
}

/// Where the words of a form are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// On the screen, or with the server.
    Here,
    /// Taken up again from the last visit, not sent yet.
    Resumed,
    /// In the outbox, until the network is back.
    Kept,
}

impl Draft {
    /// The draft of a form on a page (path and query). In the browser it comes back by itself,
    /// and is kept while the person types.
    pub fn of(page: &str, name: &'static str, state: FormState) -> Self {
        let draft = Self {
            account: use_viewer().map(|viewer| viewer.id),
            name,
            place: StoredValue::new(place(page, name)),
            resumed: RwSignal::new(false),
            edition: StoredValue::new(0),
        };
        #[cfg(feature = "hydrate")]
        draft.watch(state);
        #[cfg(not(feature = "hydrate"))]
        let _ = state;
        draft
    }

    /// Where the form's words are.
    pub fn whereabouts(self, outbox: Outbox) -> Whereabouts {
        if self.place.with_value(|place| outbox.holds(place)) {
            Whereabouts::Kept
        } else if self.resumed.get() {
            Whereabouts::Resumed
        } else {
            Whereabouts::Here
        }
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use leptos::{prelude::*, task::spawn_local};
    use ui::form::FormState;
    use wasm_bindgen::JsCast;
    use web_sys::{HtmlFormElement, UrlSearchParams};

    use super::Draft;
    use crate::{
        browser::{
            database::{self, Shelf},
            listen,
        },
        drafts::{
            Outbox, fields,
            letter::{Letter, draft_key, letters},
        },
    };

    /// A pause in typing after which a draft is kept.
    const PAUSE: Duration = Duration::from_millis(300);

    impl Draft {
        pub(super) fn watch(self, state: FormState) {
            let outbox = use_context::<Outbox>();
            Effect::new(move |watched: Option<()>| {
                let returned = outbox.map_or(0, |outbox| outbox.returned.get());
                let Some(form) = self.form() else { return };
                if watched.is_none() {
                    listen(&form.clone(), "input", {
                        let form = form.clone();
                        move |_| self.keep_soon(form.clone())
                    });
                }
                if watched.is_none() || returned > 0 {
                    spawn_local(self.resume(form, state));
                }
            });
        }

        fn form(self) -> Option<HtmlFormElement> {
            let form = document()
                .query_selector(&format!("form[data-form='{}']", self.name))
                .ok()??;
            form.dyn_into().ok()
        }

        /// Brings back what was typed or waits in the outbox, unless the person has begun anew.
        async fn resume(self, form: HtmlFormElement, state: FormState) {
            let Some(letter) = self.letter().await else { return };
            let Ok(fields) = UrlSearchParams::new_with_str(&letter.body) else {
                return;
            };
            if letter.action.is_empty() && letter.is_stale() {
                drop(database::remove(Shelf::Drafts, &letter.key).await);
                return;
            }
            if !fields::fit(&form, &fields) {
                return;
            }
            if self.edition.try_get_value() != Some(0) {
                return;
            }
            fields::fill(&form, &fields);
            // Filling was no input of the person: nothing new to keep.
            self.edition.set_value(0);
            self.resumed.set(letter.action.is_empty());
            if !letter.sentence.is_empty() {
                state.message.set(Some(letter.sentence));
            }
        }

        async fn letter(self) -> Option<Letter> {
            let account = self.account?;
            let place = self.place.try_get_value()?;
            if let Ok(Some(record)) = database::one(Shelf::Drafts, &draft_key(account, &place)).await {
                return Some(Letter::of(&record));
            }
            let mine = account.to_string();
            letters(Shelf::Outbox)
                .await
                .into_iter()
                .rfind(|letter| letter.account == mine && letter.place == place)
        }

        /// Keeps the draft once the person pauses.
        fn keep_soon(self, form: HtmlFormElement) {
            let Some(edition) = self.turn_over() else { return };
            set_timeout(
                move || {
                    if self.edition.try_get_value() == Some(edition) {
                        self.keep(&form);
                    }
                },
                PAUSE,
            );
        }

        fn keep(self, form: &HtmlFormElement) {
            let (Some(account), Some(body)) = (self.account, fields::read(form)) else {
                return;
            };
            let letter = Letter::draft(account, &self.place.get_value(), body);
            // Without a database the words are on the screen alone.
            spawn_local(async move { drop(letter.keep_on(Shelf::Drafts).await) });
        }

        /// What ends the draft once the server or the outbox has the words. Asked for while the form
        /// is there: the change may reach the page, and take the form away, before the answer does.
        pub fn ending(self) -> impl Future<Output = ()> {
            let place = self.account.zip(self.place.try_get_value());
            let key = place.map(|(account, place)| draft_key(account, &place));
            async move {
                if self.turn_over().is_some() {
                    self.resumed.set(false);
                    self.edition.set_value(0);
                }
                if let Some(key) = key {
                    drop(database::remove(Shelf::Drafts, &key).await);
                }
            }
        }

        /// The next edition; none when the form is gone.
        fn turn_over(self) -> Option<u32> {
            let edition = self.edition.try_get_value()?.wrapping_add(1).max(1);
            self.edition.try_set_value(edition).is_none().then_some(edition)
        }
    }
}
