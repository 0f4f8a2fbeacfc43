//! The page of what we know of somebody.

use leptos::prelude::*;
use platform::query::Query;
use ui::{List, ListLook, Row, Section};

use super::{api::ListConsents, model::Consent};
use crate::{
    deletion::DeletionSection,
    email::api::CurrentEmail,
    export::{ExportSection, standing_query},
    frame::{AccountFrame, skeleton},
    i18n::{locale, td_string},
};

/// `/account/privacy`
pub(crate) fn privacy_page() -> AnyView {
    let consents = Query::first(&[], || ListConsents {});
    let standing = standing_query();
    let means = Query::first(&[], || CurrentEmail {});
    consents.shown(skeleton, move |consents| {
        let locale = locale();
        view! {
            <AccountFrame title=td_string!(locale, account.privacy)>
                <Section title=td_string!(locale, privacy.consents)>
                    <Consents consents />
                    <p class="muted">{td_string!(locale, privacy.taken_back)}</p>
                </Section>
                <Kept />
                <ExportSection standing />
                {means.shown(skeleton, |means| view! { <DeletionSection means /> }.into_any())}
                <Section title=td_string!(locale, privacy.more)>
                    <List look=ListLook::Card>
                        <li><Row title=td_string!(locale, privacy.sessions) detail=td_string!(locale, privacy.sessions_detail) href="/account/security" /></li>
                        <li><Row title=td_string!(locale, privacy.policy) href="/legal/privacy" /></li>
                        <li><Row title=td_string!(locale, privacy.terms) href="/legal/terms" /></li>
                        <li><Row title=td_string!(locale, privacy.cookies) href="/legal/cookies" /></li>
                    </List>
                </Section>
            </AccountFrame>
        }
        .into_any()
    })
}

#[component]
fn Consents(consents: Vec<Consent>) -> impl IntoView {
    let locale = locale();
    if consents.is_empty() {
        return view! { <p class="muted">{td_string!(locale, privacy.no_consents)}</p> }.into_any();
    }
    let rows = consents
        .into_iter()
        .map(|Consent { kind, version, given }| {
            let title = match kind.as_str() {
                "terms" => td_string!(locale, privacy.consent_terms, version = version).to_string(),
                _ => version,
            };
            let detail = td_string!(locale, privacy.given, when = given).to_string();
            view! { <li><Row title detail /></li> }
        })
        .collect_view();
    view! { <List look=ListLook::Card>{rows}</List> }.into_any()
}

/// What is kept, for how long.
#[component]
fn Kept() -> impl IntoView {
    let locale = locale();
    let facts = [
        (
            td_string!(locale, privacy.kept_account),
            td_string!(locale, privacy.kept_account_detail),
        ),
        (
            td_string!(locale, privacy.kept_password),
            td_string!(locale, privacy.kept_password_detail),
        ),
        (
            td_string!(locale, privacy.kept_second_factor),
            td_string!(locale, privacy.kept_second_factor_detail),
        ),
        (
            td_string!(locale, privacy.kept_sessions),
            td_string!(locale, privacy.kept_sessions_detail),
        ),
        (
            td_string!(locale, privacy.kept_content),
            td_string!(locale, privacy.kept_content_detail),
        ),
        (
            td_string!(locale, privacy.kept_journal),
            td_string!(locale, privacy.kept_journal_detail),
        ),
    ];
    view! {
        <Section title=td_string!(locale, privacy.kept)>
            <dl class="facts">
                {facts.map(|(what, how)| view! { <div><dt>{what}</dt><dd>{how}</dd></div> }).into_iter().collect_view()}
            </dl>
        </Section>
    }
    .into_any()
}
