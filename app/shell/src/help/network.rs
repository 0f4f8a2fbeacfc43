//! Without a network, and on the home screen.

use leptos::prelude::*;

use super::question::{Question, Questions};
use crate::i18n::{locale, td_string};

#[component]
pub(super) fn Network() -> impl IntoView {
    let locale = locale();
    let installing = [
        td_string!(locale, help.network.install_android),
        td_string!(locale, help.network.install_iphone),
        td_string!(locale, help.network.install_computer),
    ];
    view! {
        <Questions anchor="network" title=td_string!(locale, help.network.title)>
            <Question asked=td_string!(locale, help.network.offline) answer=[td_string!(locale, help.network.offline_text)] />
            <Question asked=td_string!(locale, help.network.draft) answer=[td_string!(locale, help.network.draft_text)] />
            <Question asked=td_string!(locale, help.network.install) answer=installing />
            <Question asked=td_string!(locale, help.network.old_phone) answer=[td_string!(locale, help.network.old_phone_text)] />
            <Question asked=td_string!(locale, help.network.shared) answer=[td_string!(locale, help.network.shared_text)] />
        </Questions>
    }
    .into_any()
}
