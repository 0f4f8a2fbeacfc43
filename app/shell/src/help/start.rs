//! Getting started.

use leptos::prelude::*;

use super::question::{Question, Questions};
use crate::i18n::{locale, td_string};

#[component]
pub(super) fn Start() -> impl IntoView {
    let locale = locale();
    view! {
        <Questions anchor="start" title=td_string!(locale, help.start.title)>
            <Question asked=td_string!(locale, help.start.what) answer=[td_string!(locale, help.start.what_text)] />
            <Question asked=td_string!(locale, help.start.price) answer=[td_string!(locale, help.start.price_text)] />
            <Question asked=td_string!(locale, help.start.no_mail) answer=[td_string!(locale, help.start.no_mail_text)] />
            <Question asked=td_string!(locale, help.start.password_again) answer=[td_string!(locale, help.start.password_again_text)] />
            <Question asked=td_string!(locale, help.start.language) answer=[td_string!(locale, help.start.language_text)] />
        </Questions>
    }
    .into_any()
}
