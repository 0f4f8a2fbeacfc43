//! The page that shows recovery codes, once.

use leptos::prelude::*;
use platform::query::Query;
use ui::{CopyButton, LinkButton};

use crate::{
    frame::{AccountFrame, skeleton},
    i18n::{locale, td_string},
    second_factor::api::ShowRecoveryCodes,
};

/// `/account/security/recovery-codes`
pub(crate) fn recovery_codes_page() -> AnyView {
    let codes = Query::first(&[], || ShowRecoveryCodes {});
    codes.shown(skeleton, |codes| {
        let content = match codes {
            Some(codes) => view! { <FreshCodes codes /> }.into_any(),
            None => view! { <p>{td_string!(locale(), second_factor.shown_once)}</p> }.into_any(),
        };
        view! {
            <AccountFrame title=td_string!(locale(), second_factor.codes_title)>
                {content}
                <div class="form-actions">
                    <LinkButton href="/account/security">{td_string!(locale(), second_factor.to_security)}</LinkButton>
                </div>
            </AccountFrame>
        }
        .into_any()
    })
}

#[component]
fn FreshCodes(codes: Vec<String>) -> impl IntoView {
    let locale = locale();
    let text = codes.join("\n");
    let lines = codes
        .into_iter()
        .map(|code| view! { <li><code>{code}</code></li> })
        .collect_view();
    view! {
        <p>{td_string!(locale, second_factor.codes_lead)}</p>
        <ul class="recovery-codes" role="list">{lines}</ul>
        <div class="cluster">
            <CopyButton text label=td_string!(locale, second_factor.copy_codes) done=td_string!(locale, second_factor.copied) />
        </div>
    }
    .into_any()
}
