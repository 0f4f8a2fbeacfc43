//! In an unsafe home: this is not the tool.

use leptos::prelude::*;
use platform::language::Language;

use crate::i18n::{Locale, td_string};

/// The way to help, quietly, on every page of repairs.
#[component]
pub(super) fn Safety() -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <p class="muted">
            {td_string!(locale, repair.safety)} " "
            <a class="link" href="/help/safety">{td_string!(locale, repair.safety_link)}</a>
        </p>
    }
    .into_any()
}
