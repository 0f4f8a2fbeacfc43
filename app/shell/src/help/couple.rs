//! The place for two.

use leptos::prelude::*;

use super::question::{Question, Questions};
use crate::i18n::{locale, td_string};

#[component]
pub(super) fn Couple() -> impl IntoView {
    let locale = locale();
    view! {
        <Questions anchor="couple" title=td_string!(locale, help.couple.title)>
            <Question asked=td_string!(locale, help.couple.pair) answer=[td_string!(locale, help.couple.pair_text)] />
            <Question asked=td_string!(locale, help.couple.code) answer=[td_string!(locale, help.couple.code_text)] />
            <Question asked=td_string!(locale, help.couple.stranger) answer=[td_string!(locale, help.couple.stranger_text)] />
            <Question asked=td_string!(locale, help.couple.check_in) answer=[td_string!(locale, help.couple.check_in_text)] />
            <Question asked=td_string!(locale, help.couple.private) answer=[td_string!(locale, help.couple.private_text)] />
            <Question asked=td_string!(locale, help.couple.both_first) answer=[td_string!(locale, help.couple.both_first_text)] />
            <Question asked=td_string!(locale, help.couple.readers) answer=[td_string!(locale, help.couple.readers_text)] />
            <Question asked=td_string!(locale, help.couple.leave) answer=[td_string!(locale, help.couple.leave_text)] />
            <Question asked=td_string!(locale, help.couple.copy) answer=[td_string!(locale, help.couple.copy_text)] />
        </Questions>
    }
    .into_any()
}
