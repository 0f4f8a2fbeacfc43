//! The page of one account.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use platform::query::Query;
use ui::{List, ListLook, Row, Section};

use super::{
    doing::{ClosingForms, EndSessionsForm},
    standing::{StandingBadge, ground_name},
};
use crate::{
    accounts::{
        api::ReadAccount,
        model::{AccountCard, SessionLine, Standing},
    },
    audit::page::LogTable,
    desk::{Room, in_room},
    i18n::{locale, td_string},
    looking::LookingForm,
};

/// `/admin/accounts/{id}`
pub(crate) fn account_page() -> AnyView {
    let asked = use_params_map();
    let card = Query::first(&["desk_account"], move || ReadAccount {
        account: asked.with(|asked| asked.get("id")).unwrap_or_default(),
    });
    in_room(Room::Accounts, card, |card| view! { <Card card /> }.into_any())
}

#[component]
fn Card(card: AccountCard) -> impl IntoView {
    let locale = locale();
    let (id, standing) = (card.account.id.to_string(), card.account.standing.clone());
    let (name, own, journal, sessions) = (
        card.account.name.clone(),
        card.own,
        card.journal.clone(),
        card.sessions.clone(),
    );
    let log = format!("/admin/audit?account={id}");
    let more = move || view! { <a class="link" href=log.clone()>{td_string!(locale, accounts.whole_journal)}</a> };
    let badge = standing.clone();
    let (closing, ending, seen, look) = (id.clone(), id.clone(), id, card.look);
    view! {
        <div class="cluster">
            <h2>{name}</h2>
            <StandingBadge standing=badge />
        </div>
        <div class="columns">
            <div class="stack" data-gap="5">
                <Facts card />
                <Section title=td_string!(locale, accounts.journal) action=more>
                    <LogTable lines=journal />
                </Section>
            </div>
            <div class="stack" data-gap="5">
                <Sessions account=ending sessions />
                <LookingForm account=seen look />
                {(!own).then(|| view! { <ClosingForms account=closing standing /> })}
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Facts(card: AccountCard) -> impl IntoView {
    let locale = locale();
    let none = || "–".to_owned();
    let lines = |lines: Vec<String>| if lines.is_empty() { none() } else { lines.join(", ") };
    let standing = match card.account.standing {
        Standing::Open => td_string!(locale, accounts.open).to_owned(),
        Standing::Suspended { ground, since } => {
            let ground = ground_name(ground);
            td_string!(locale, accounts.suspended_since, since = since, ground = ground).to_string()
        }
        Standing::Ending { due } => td_string!(locale, accounts.ends_at, due = due).to_string(),
    };
    let couple = if card.in_couple {
        td_string!(locale, desk.yes)
    } else {
        td_string!(locale, desk.no)
    };
    let facts = [
        (td_string!(locale, accounts.id), card.account.id.to_string()),
        (
            td_string!(locale, accounts.email),
            card.account.email.unwrap_or_else(none),
        ),
        (
            td_string!(locale, accounts.phone),
            card.account.phone.unwrap_or_else(none),
        ),
        (td_string!(locale, accounts.standing), standing),
        (td_string!(locale, accounts.since), card.account.since),
        (td_string!(locale, accounts.language), card.language),
        (td_string!(locale, accounts.zone), card.time_zone),
        (
            td_string!(locale, accounts.second_factor),
            card.second_factor.unwrap_or_else(none),
        ),
        (td_string!(locale, accounts.couple), couple.to_owned()),
        (td_string!(locale, accounts.grants), lines(card.grants)),
        (td_string!(locale, accounts.consents), lines(card.consents)),
    ];
    let rows = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

#[component]
fn Sessions(account: String, sessions: Vec<SessionLine>) -> impl IntoView {
    let locale = locale();
    if sessions.is_empty() {
        return view! {
            <Section title=td_string!(locale, accounts.sessions)>
                <p class="muted">{td_string!(locale, accounts.no_sessions)}</p>
            </Section>
        }
        .into_any();
    }
    let rows = sessions
        .into_iter()
        .map(|SessionLine { device, seen }| view! { <li><Row title=device detail=seen /></li> })
        .collect_view();
    view! {
        <Section title=td_string!(locale, accounts.sessions)>
            <List look=ListLook::Card>{rows}</List>
            <EndSessionsForm account />
        </Section>
    }
    .into_any()
}
