//! A report in a list.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Badge, BadgeTone, List, ListLook, Row};

use crate::{
    i18n::{locale, td_string},
    reports::model::{Age, Outcome, ReportLine},
};

/// Reports, one under the other.
#[component]
pub(super) fn ReportRows(
    /// In the order in which they are shown.
    reports: Vec<ReportLine>,
) -> impl IntoView {
    let rows = reports
        .into_iter()
        .map(|report| view! { <ReportRow report /> })
        .collect_view();
    view! { <List look=ListLook::Card>{rows}</List> }
}

#[component]
fn ReportRow(report: ReportLine) -> impl IntoView {
    let ReportLine {
        id,
        ground,
        about,
        age,
        outcome,
    } = report;
    let title = ground.name(Language::current());
    let age = age_in_words(age);
    let detail = match about {
        Some(name) => format!("{name} · {age}"),
        None => age,
    };
    let trail = move || outcome.map(|outcome| view! { <OutcomeBadge outcome /> });
    view! { <li><Row title detail href=format!("/admin/reports/{id}") trail /></li> }
}

/// What became of a report.
#[component]
pub(super) fn OutcomeBadge(outcome: Outcome) -> impl IntoView {
    let locale = locale();
    let (tone, word) = match outcome {
        Outcome::Closed => (BadgeTone::Plain, td_string!(locale, reports.outcome_closed)),
        Outcome::Warned => (BadgeTone::Caution, td_string!(locale, reports.outcome_warned)),
        Outcome::Suspended => (BadgeTone::Wrong, td_string!(locale, reports.outcome_suspended)),
    };
    view! { <Badge tone>{word}</Badge> }
}

fn age_in_words(age: Age) -> String {
    let locale = locale();
    match age {
        Age::Hours(0) => td_string!(locale, reports.age_now).to_owned(),
        Age::Hours(hours) => td_string!(locale, reports.age_hours, hours = hours).to_string(),
        Age::Days(days) => td_string!(locale, reports.age_days, days = days).to_string(),
    }
}
