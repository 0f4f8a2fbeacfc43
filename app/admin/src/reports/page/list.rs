//! The queue of reports.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{language::Language, query::Query, reports::ReportGround};
use ui::{Button, ButtonKind, ButtonSize, Choice, Empty, More, Select, Tab, Tabs};

use super::line::ReportRows;
use crate::{
    desk::{Room, in_room, keep_current},
    i18n::{locale, td_string},
    reports::{
        api::FindReports,
        model::{ReportList, Stage},
    },
};

/// What changes with the queue.
const RESOURCE: &[&str] = &["desk_reports"];

/// `/admin/reports`
pub(crate) fn reports_page() -> AnyView {
    let asked = use_query_map();
    let word = move |name: &'static str| asked.with(|asked| asked.get(name)).unwrap_or_default();
    let list = Query::first(RESOURCE, move || FindReports {
        stage: word("stage"),
        ground: word("ground"),
        after: word("after"),
    });
    keep_current(RESOURCE);
    in_room(Room::Reports, list, |list| view! { <Queue list /> }.into_any())
}

#[component]
fn Queue(list: ReportList) -> impl IntoView {
    let locale = locale();
    let ReportList {
        stage,
        ground,
        reports,
        after,
    } = list;
    let chosen = ground.map(ReportGround::word).unwrap_or_default();
    let address = |stage: Stage| format!("/admin/reports?stage={}&ground={chosen}", stage.word());
    let after = after.map(|after| format!("{}&after={after}", address(stage)));
    let tabs = Stage::ALL
        .into_iter()
        .map(|other| Tab {
            href: address(other),
            label: match other {
                Stage::Open => td_string!(locale, reports.open),
                Stage::Closed => td_string!(locale, reports.closed),
            }
            .to_owned(),
            current: Signal::stored(other == stage),
        })
        .collect();
    let shown = if reports.is_empty() {
        view! { <Empty title=td_string!(locale, reports.none) seed="reports">{td_string!(locale, reports.none_lead)}</Empty> }
            .into_any()
    } else {
        view! { <ReportRows reports /> }.into_any()
    };
    view! {
        <p class="muted">{td_string!(locale, reports.lead)}</p>
        <Tabs label=td_string!(locale, reports.stages) tabs />
        <Narrowing stage chosen />
        {shown}
        <More href=after label=td_string!(locale, reports.more) />
    }
    .into_any()
}

#[component]
fn Narrowing(stage: Stage, chosen: &'static str) -> impl IntoView {
    let locale = locale();
    let all = Choice::new("", td_string!(locale, reports.every_ground));
    let grounds = ReportGround::ALL
        .into_iter()
        .map(|ground| Choice::new(ground.word(), ground.name(Language::current())));
    let choices = std::iter::once(all).chain(grounds).collect();
    view! {
        <form class="form" method="get" action="/admin/reports" role="search">
            <input type="hidden" name="stage" value=stage.word() />
            <Select name="ground" label=td_string!(locale, reports.ground) choices value=chosen />
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, reports.narrow)}</Button>
        </form>
    }
    .into_any()
}
