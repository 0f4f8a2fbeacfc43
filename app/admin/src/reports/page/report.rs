//! The page of one report.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use platform::{language::Language, query::Query};
use ui::Section;

use super::{
    deciding::DecidingForms,
    line::{OutcomeBadge, ReportRows},
};
use crate::{
    desk::{Room, in_room},
    i18n::{locale, td_string},
    reports::{
        api::ReadReport,
        model::{ReportLine, ReportPage, Somebody},
    },
};

/// `/admin/reports/{id}`
pub(crate) fn report_page() -> AnyView {
    let asked = use_params_map();
    let report = Query::first(&["desk_report"], move || ReadReport {
        report: asked.with(|asked| asked.get("id")).unwrap_or_default(),
    });
    in_room(Room::Reports, report, |page| view! { <Report page /> }.into_any())
}

#[component]
fn Report(page: ReportPage) -> impl IntoView {
    let locale = locale();
    let (id, outcome, own) = (page.report.id.clone(), page.report.outcome, page.own);
    let (concerns, others) = (page.about.is_some(), page.others.clone());
    let title = page.report.ground.name(Language::current());
    let deciding = outcome.is_none().then(|| {
        if own {
            view! { <p class="muted">{td_string!(locale, reports.about_you)}</p> }.into_any()
        } else {
            view! { <DecidingForms report=id concerns /> }.into_any()
        }
    });
    view! {
        <div class="cluster">
            <h2>{title}</h2>
            {outcome.map(|outcome| view! { <OutcomeBadge outcome /> })}
        </div>
        <div class="columns">
            <div class="stack" data-gap="5">
                <Words words=page.words.clone() />
                <Facts page />
                {concerns.then(|| view! { <Others others /> })}
            </div>
            <div class="stack" data-gap="5">{deciding}</div>
        </div>
    }
    .into_any()
}

#[component]
fn Words(words: String) -> impl IntoView {
    let locale = locale();
    let said = if words.is_empty() {
        view! { <p class="muted">{td_string!(locale, reports.words_gone)}</p> }.into_any()
    } else {
        view! { <blockquote class="report-words">{words}</blockquote> }.into_any()
    };
    view! { <Section title=td_string!(locale, reports.words)>{said}</Section> }.into_any()
}

#[component]
fn Facts(page: ReportPage) -> impl IntoView {
    let locale = locale();
    let subject = match page.subject_id.as_str() {
        "" => page.subject_kind.clone(),
        id => format!("{} · {id}", page.subject_kind),
    };
    let reporter = page.reporter.map_or_else(
        || td_string!(locale, reports.reporter_gone).into_any(),
        |reporter| view! { <Person somebody=reporter /> }.into_any(),
    );
    let about = page.about.map_or_else(
        || td_string!(locale, reports.nobody).into_any(),
        |about| view! { <Person somebody=about /> }.into_any(),
    );
    view! {
        <dl class="facts">
            <div><dt>{td_string!(locale, reports.filed)}</dt><dd>{page.filed}</dd></div>
            <div><dt>{td_string!(locale, reports.reporter)}</dt><dd>{reporter}</dd></div>
            <div><dt>{td_string!(locale, reports.about)}</dt><dd>{about}</dd></div>
            <div><dt>{td_string!(locale, reports.subject)}</dt><dd>{subject}</dd></div>
            {page.closed.map(|closed| view! { <div><dt>{td_string!(locale, reports.decided)}</dt><dd>{closed}</dd></div> })}
        </dl>
    }
    .into_any()
}

#[component]
fn Person(somebody: Somebody) -> impl IntoView {
    let Somebody { id, name } = somebody;
    view! { <a class="link" href=format!("/admin/accounts/{id}")>{name}</a> }
}

/// What else was said of the same person.
#[component]
fn Others(others: Vec<ReportLine>) -> impl IntoView {
    let locale = locale();
    let shown = if others.is_empty() {
        view! { <p class="muted">{td_string!(locale, reports.no_others)}</p> }.into_any()
    } else {
        view! { <ReportRows reports=others /> }.into_any()
    };
    view! { <Section title=td_string!(locale, reports.others)>{shown}</Section> }.into_any()
}
