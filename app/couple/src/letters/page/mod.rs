//! `/couple/letters`, a month's letter, and its history.

#[cfg(feature = "hydrate")]
mod choosing;
mod clash;
mod editor;
mod help;
mod history;
#[cfg(feature = "hydrate")]
mod keeping;
mod letter;
mod months;
#[cfg(feature = "hydrate")]
mod writing;

use leptos::prelude::*;
use platform::language::Language;
use ui::{Empty, LinkButton, PageHeader};

pub(crate) use self::{history::letter_history_page, letter::letter_page, months::letters_page};
use crate::i18n::{Locale, td_string};

/// Letters begin when both are there.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, letters.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, letters.document_title) />
        <Empty title=td_string!(locale, letters.alone_title) seed="letters" action>
            {td_string!(locale, letters.alone_lead)}
        </Empty>
    }
    .into_any()
}

/// A letter as one reads it: the HTML that the server made of it.
#[component]
fn Sheet(
    /// The HTML.
    #[prop(into)]
    html: Signal<String>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let blank = move || {
        html.with(String::is_empty)
            .then(|| view! { <p class="muted">{td_string!(locale, letters.blank)}</p> })
    };
    view! {
        <div class="sheet">
            {blank}
            <div class="prose" inner_html=move || html.get()></div>
        </div>
    }
    .into_any()
}
