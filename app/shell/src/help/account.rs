//! The account.

use leptos::prelude::*;
use ui::Disclosure;

use super::question::{Question, Questions};
use crate::i18n::{locale, td_string};

#[component]
pub(super) fn Account() -> impl IntoView {
    let locale = locale();
    view! {
        <Questions anchor="account" title=td_string!(locale, help.account.title)>
            <Disclosure summary=td_string!(locale, help.account.forgotten)>
                <div class="prose">
                    <p>{td_string!(locale, help.account.forgotten_text)}</p>
                    <p><a href="/forgot">{td_string!(locale, help.account.forgotten_link)}</a></p>
                </div>
            </Disclosure>
            <Question asked=td_string!(locale, help.account.passkey) answer=[td_string!(locale, help.account.passkey_text)] />
            <Question asked=td_string!(locale, help.account.phone) answer=[td_string!(locale, help.account.phone_text)] />
            <Question asked=td_string!(locale, help.account.phone_lost) answer=[td_string!(locale, help.account.phone_lost_text)] />
            <Question asked=td_string!(locale, help.account.locked) answer=[td_string!(locale, help.account.locked_text)] />
            <Question asked=td_string!(locale, help.account.intruder) answer=[td_string!(locale, help.account.intruder_text)] />
            <Question asked=td_string!(locale, help.account.devices) answer=[td_string!(locale, help.account.devices_text)] />
            <Question asked=td_string!(locale, help.account.mails) answer=[td_string!(locale, help.account.mails_text)] />
            <Question asked=td_string!(locale, help.account.erase) answer=[td_string!(locale, help.account.erase_text)] />
        </Questions>
    }
    .into_any()
}
