//! `/couple/checkins`: one's own day, and the days before.

mod charts;
mod filters;
mod form;
mod history;
mod list;
mod months;
mod setting;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{language::Language, query::Query};
use ui::{Empty, LinkButton, PageHeader, Skeleton, SkeletonShape};

use self::{form::DayForm, history::HistoryPart, setting::OpeningSetting};
use super::{
    api::{ReadCheckInForm, ReadCheckInHistory},
    model::CheckInForm,
};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
};

/// Check-ins. The history follows what both save; the form stays as it is while it is being filled in.
pub(crate) fn check_ins_page() -> AnyView {
    let query = use_query_map();
    let word = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let form = Query::new(&["couple"], move || ReadCheckInForm { day: word("day") });
    let history = Query::new(&["check_ins"], move || ReadCheckInHistory {
        from: word("from"),
        to: word("to"),
        who: word("who"),
        after: word("after"),
    });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, checkins.document_title)>
            {form.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Control count=4 /> }.into_any(),
                move |form| match form {
                    Some(form) => view! { <OwnDay form /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
            <HistoryPart history />
        </Frame>
    }
    .into_any()
}

/// One's own day, and the couple's setting.
#[component]
fn OwnDay(form: CheckInForm) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let title = if form.is_today {
        td_string!(locale, checkins.title_today)
    } else {
        td_string!(locale, checkins.title_earlier)
    };
    let both_first = form.both_first;
    view! {
        <PageHeader title overline=form.day_label.clone() lead=td_string!(locale, checkins.lead) />
        <DayForm form />
        <OpeningSetting both_first />
    }
    .into_any()
}

/// Check-ins begin when both are there.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, checkins.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, checkins.document_title) />
        <Empty title=td_string!(locale, checkins.alone_title) seed="check-ins" action>
            {td_string!(locale, checkins.alone_lead)}
        </Empty>
    }
    .into_any()
}
