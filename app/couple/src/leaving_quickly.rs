//! Leaving quickly: a button, and Escape pressed twice, put a neutral page in this one's place.
//!
//! For somebody whose screen is looked at. It does only that: the page and its entry in the
//! history are replaced, nothing is sent, nothing is closed. Without a script it is a plain link.

use leptos::{ev, prelude::*};
use platform::language::Language;

use crate::i18n::{Locale, td_string};

/// What is shown instead: the town's square, as anybody sees it.
const NEUTRAL: &str = "/";
/// Two presses within this time are one wish, in milliseconds.
const TWICE_WITHIN: f64 = 1_200.0;

/// The button, which also listens for the key while it is on the page.
#[component]
pub(crate) fn LeaveQuickly() -> impl IntoView {
    let locale = Locale::from(Language::current());
    Effect::new(listen);
    view! {
        <a
            class="button"
            data-kind="quiet"
            data-size="small"
            href=NEUTRAL
            rel="noreferrer external"
            title=td_string!(locale, home.leave_quickly_hint)
            on:click=|event| {
                event.prevent_default();
                leave();
            }
        >
            <span>{td_string!(locale, home.leave_quickly)}</span>
        </a>
    }
}

/// Hears Escape anywhere on the page.
fn listen() {
    let last = StoredValue::new(None::<f64>);
    let listening = window_event_listener(ev::keydown, move |event| {
        if event.key() != "Escape" {
            return last.set_value(None);
        }
        if event.repeat() {
            return;
        }
        let now = event.time_stamp();
        if last.get_value().is_some_and(|before| now - before <= TWICE_WITHIN) {
            leave();
        }
        last.set_value(Some(now));
    });
    on_cleanup(move || listening.remove());
}

fn leave() {
    // A browser that refuses to replace the page has no better answer than staying.
    let _ = window().location().replace(NEUTRAL);
}
