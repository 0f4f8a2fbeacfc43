//! The first page.

use leptos::prelude::*;
use platform::query::Query;
use ui::{Badge, BadgeTone, List, ListLook, Row};

use super::{api::ReadOverview, model::Overview};
use crate::{
    desk::{Room, Source, in_room, keep_current},
    i18n::{locale, td_string},
};

/// What changes by itself.
const RESOURCE: &[&str] = &["desk_home"];

/// `/admin`
pub(crate) fn home_page() -> AnyView {
    let overview = Query::first(RESOURCE, || ReadOverview {});
    keep_current(RESOURCE);
    in_room(Room::Home, overview, |overview| {
        view! { <Figures overview /> }.into_any()
    })
}

/// What a number means when it is not zero.
#[derive(Clone, Copy)]
enum Weight {
    /// Somebody should look.
    Trouble,
    /// Good to know.
    News,
}

#[component]
fn Figures(overview: Overview) -> impl IntoView {
    let locale = locale();
    let rows = [
        (
            td_string!(locale, home.open_reports),
            "/admin/reports",
            overview.open_reports,
            Weight::Trouble,
        ),
        (
            td_string!(locale, home.dead_jobs),
            "/admin/jobs?stage=dead&kind=",
            overview.dead_jobs,
            Weight::Trouble,
        ),
        (
            td_string!(locale, home.late_jobs),
            "/admin/jobs?stage=waiting&kind=",
            overview.late_jobs,
            Weight::Trouble,
        ),
        (
            td_string!(locale, home.dead_letters),
            "/admin/outbox?fate=dead",
            overview.dead_letters,
            Weight::Trouble,
        ),
        (
            td_string!(locale, home.waiting_letters),
            "/admin/outbox?fate=waiting",
            overview.waiting_letters,
            Weight::News,
        ),
        (
            td_string!(locale, home.suspended),
            "/admin/audit?action=operator.account_suspended",
            overview.suspended,
            Weight::News,
        ),
        (
            td_string!(locale, home.ending),
            "/admin/audit?action=account.end_asked",
            overview.ending,
            Weight::News,
        ),
        (
            td_string!(locale, home.made_today),
            "/admin/accounts",
            overview.made_today,
            Weight::News,
        ),
    ];
    let rows = rows
        .into_iter()
        .map(|(title, href, number, weight)| {
            let tone = match (weight, number) {
                (_, 0) => BadgeTone::Plain,
                (Weight::Trouble, _) => BadgeTone::Wrong,
                (Weight::News, _) => BadgeTone::Accent,
            };
            let trail = move || view! { <Badge tone>{number}</Badge> };
            view! { <li><Row title href trail /></li> }
        })
        .collect_view();
    view! {
        <List look=ListLook::Card>{rows}</List>
        <Source query=overview.query />
    }
    .into_any()
}
