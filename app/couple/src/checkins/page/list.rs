//! The check-ins one under the other, the latest first.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Avatar, AvatarTone, Badge, List, More, icons};

use super::filters::address;
use crate::{
    checkins::model::{History, ListedCheckIn, Said},
    i18n::{Locale, td_string},
    words::Words,
};

/// One page of the list. What the other has just saved is highlighted for a moment.
#[component]
pub(super) fn ListPart(
    /// What is shown.
    history: History,
    /// What was shown before, if this page was already open.
    former: Option<Vec<ListedCheckIn>>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let next = history
        .next
        .as_deref()
        .map(|after| address(&history, history.who, Some(after)));
    let rows = history
        .list
        .into_iter()
        .map(|check_in| {
            let is_new = !check_in.mine && former.as_ref().is_some_and(|former| !former.contains(&check_in));
            let name = if check_in.mine {
                history.me.clone()
            } else {
                history.partner.clone()
            };
            view! { <li class:fresh=is_new><CheckIn check_in name /></li> }
        })
        .collect_view();
    view! {
        <h3>{td_string!(locale, checkins.list)}</h3>
        <List>{rows}</List>
        <More href=next label=td_string!(locale, checkins.more) />
    }
    .into_any()
}

#[component]
fn CheckIn(check_in: ListedCheckIn, name: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let ListedCheckIn {
        day,
        mine,
        private,
        said,
        ..
    } = check_in;
    let tone = if mine { AvatarTone::Accent } else { AvatarTone::Ink };
    let badge =
        private.then(|| view! { <Badge glyph=icons::LOCK>{td_string!(locale, checkins.private_badge)}</Badge> });
    let (words, note) = match said {
        Said::Open { values, note } => {
            let words = td_string!(
                locale,
                checkins.values,
                mood = values.mood.number(),
                stress = values.stress.number(),
                energy = values.energy.number()
            );
            (words, note)
        }
        Said::Private => (
            td_string!(locale, checkins.said_private, name = name.clone()),
            String::new(),
        ),
        Said::Closed => (td_string!(locale, checkins.said_closed).to_owned(), String::new()),
    };
    view! {
        <div class="row">
            <Avatar name=name.clone() tone />
            <div class="row-words">
                <span class="row-title">{name}</span>
                <span class="row-detail">{format!("{day} · {words}")}</span>
                {(!note.is_empty()).then(|| view! { <Words text=note /> })}
            </div>
            {badge.map(|badge| view! { <span class="row-trail">{badge}</span> })}
        </div>
    }
    .into_any()
}
