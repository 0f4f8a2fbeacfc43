//! Leaving quickly: a button, and Escape pressed twice, put a neutral page in this one's place.
//!
//! For somebody whose screen is looked at. It does only that: the page and its entry in the
//! history are replaced, nothing is sent, nothing is closed. The document's own script does it, so
//! that it works before the application is there; without any script it is a plain link.

use leptos::prelude::*;
use platform::language::Language;

use crate::i18n::{Locale, td_string};

/// What is shown instead: the town's square, as anybody sees it.
const NEUTRAL: &str = "/";

/// The button; while it is on the page the key works too.
#[component]
pub(crate) fn LeaveQuickly() -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <a
            class="button"
            data-kind="quiet"
            data-size="small"
            data-leaves
            href=NEUTRAL
            rel="noreferrer external"
            title=td_string!(locale, home.leave_quickly_hint)
        >
            <span>{td_string!(locale, home.leave_quickly)}</span>
        </a>
    }
}
