//! `/help`: the search, and the topics.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::query::Query;
use ui::{
    Banner, BannerTone, Button, ButtonKind, Empty, Field, FieldKind, Page, PageHeader, Section, Skeleton, SkeletonShape,
};

use super::{contact::WriteToUs, report::ReportAProblem, topics::Topics};
use crate::{
    contact::ReadContact,
    help::{
        api::SearchHelp,
        model::{Answer, Help, LONGEST_SEARCH, Piece, Topic},
    },
    i18n::{locale, td_string},
    presentation::Presentation,
};

/// `/help`, and `/help?q=` for who looks for something.
pub(crate) fn help_page() -> AnyView {
    let query = use_query_map();
    let contact = Query::first(&[], || ReadContact {});
    let help = Query::first(&[], move || SearchHelp {
        sought: query.with(|query| query.get("q")).unwrap_or_default(),
    });
    let locale = locale();
    view! {
        <Presentation path="/help" title=td_string!(locale, help.title) description=td_string!(locale, help.description) />
        <Page>
            <PageHeader title=td_string!(locale, help.title) lead=td_string!(locale, help.lead) />
            {help.shown(
                || view! { <Skeleton shape=SkeletonShape::Card count=3 /> }.into_any(),
                |help| view! { <Searched help /> }.into_any(),
            )}
            <ReportAProblem />
            <WriteToUs contact=contact />
        </Page>
    }
    .into_any()
}

/// The search with what it found; before it, who is in danger is told where to look.
#[component]
fn Searched(help: Help) -> impl IntoView {
    let locale = locale();
    let Help {
        sought,
        answers,
        topics,
    } = help;
    let found = match (sought.is_empty(), answers.is_empty()) {
        (true, _) => view! { <Danger /> }.into_any(),
        (false, true) => view! { <Nothing sought=sought.clone() /> }.into_any(),
        (false, false) => view! { <Answers sought=sought.clone() answers /> }.into_any(),
    };
    view! {
        <SearchForm sought />
        {found}
        <Topics title=td_string!(locale, help.topics) topics />
    }
    .into_any()
}

#[component]
fn SearchForm(sought: String) -> impl IntoView {
    let locale = locale();
    view! {
        <form class="form" method="get" action="/help" role="search">
            <Field
                name="q"
                kind=FieldKind::Search
                label=td_string!(locale, help.search)
                hint=td_string!(locale, help.search_hint)
                value=sought
                max_length=LONGEST_SEARCH
            />
            <Button kind=ButtonKind::Secondary>{td_string!(locale, help.search_button)}</Button>
        </form>
    }
    .into_any()
}

#[component]
fn Danger() -> impl IntoView {
    let locale = locale();
    view! {
        <Banner
            tone=BannerTone::Caution
            action=move || view! { <a class="link" href=Topic::Safety.path()>{td_string!(locale, help.safety_link)}</a> }
        >
            {td_string!(locale, help.safety.danger)}
        </Banner>
    }
    .into_any()
}

#[component]
fn Answers(sought: String, answers: Vec<Answer>) -> impl IntoView {
    let title = td_string!(locale(), help.found, words = sought).to_string();
    // The browser itself goes there: what it shall scroll to is in the page then, and not on its way.
    let answers = answers.into_iter().map(|answer| {
        view! {
            <li>
                <a class="help-answer" href=answer.address rel="external">
                    <span class="help-asked">{pieces(answer.asked)}</span>
                    <span class="help-said">{pieces(answer.said)}</span>
                    <span class="help-topic">{answer.topic}</span>
                </a>
            </li>
        }
    });
    view! {
        <Section title>
            <ul class="help-answers" role="list">{answers.collect_view()}</ul>
        </Section>
    }
    .into_any()
}

fn pieces(pieces: Vec<Piece>) -> Vec<AnyView> {
    pieces
        .into_iter()
        .map(|piece| {
            if piece.is_found {
                view! { <mark>{piece.text}</mark> }.into_any()
            } else {
                piece.text.into_any()
            }
        })
        .collect()
}

#[component]
fn Nothing(sought: String) -> impl IntoView {
    let locale = locale();
    let title = td_string!(locale, help.nothing, words = sought).to_string();
    view! { <Empty title seed="help">{td_string!(locale, help.nothing_text)}</Empty> }.into_any()
}
