//! `/couple/trends`: weeks and months side by side.

mod lines;
mod together;
mod week;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{language::Language, query::Query};
use ui::{Banner, Empty, LinkButton, PageHeader, PageWidth, Section, Skeleton, SkeletonShape, Tab, Tabs};

use self::{
    lines::Measures,
    together::{Goals, Questions},
    week::Weekdays,
};
use super::{
    api::ReadTrends,
    model::{Range, Trends},
};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
};

/// What changes what trends show.
const FOLLOWED: [&str; 4] = ["couple", "check_ins", "goals", "questions"];

/// Trends. They follow what both write.
pub(crate) fn trends_page() -> AnyView {
    let query = use_query_map();
    let trends = Query::new(&FOLLOWED, move || ReadTrends {
        days: query.with(|query| query.get("days")).unwrap_or_default(),
    });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, trends.title) width=PageWidth::Wide>
            <PageHeader title=td_string!(locale, trends.title) lead=td_string!(locale, trends.lead) />
            {trends.shown(
                || view! { <Skeleton shape=SkeletonShape::Chart count=3 /> }.into_any(),
                |trends| match trends {
                    Some(trends) => view! { <Everything trends /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
        </Frame>
    }
    .into_any()
}

#[component]
fn Everything(trends: Trends) -> impl IntoView {
    let (goals, questions) = (trends.goals, trends.questions);
    view! {
        <Ranges range=trends.range span=trends.span.clone() />
        <Days trends />
        <Goals goals />
        <Questions questions />
    }
    .into_any()
}

/// How far back: each its own address.
#[component]
fn Ranges(range: Range, span: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let tabs = Range::ALL
        .into_iter()
        .map(|choice| Tab {
            href: format!("/couple/trends?days={}", choice.days()),
            label: match choice {
                Range::Month => td_string!(locale, trends.month),
                Range::Quarter => td_string!(locale, trends.quarter),
                Range::Year => td_string!(locale, trends.year),
            }
            .to_owned(),
            current: Signal::stored(choice == range),
        })
        .collect();
    view! {
        <div class="section-header">
            <Tabs label=td_string!(locale, trends.ranges) tabs />
            <p class="muted small">{span}</p>
        </div>
    }
    .into_any()
}

/// Nothing, one's own, or both side by side.
#[component]
fn Days(trends: Trends) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if trends.mine.is_none() {
        return view! { <Nothing /> }.into_any();
    }
    let alone = trends.theirs.is_none().then_some(trends.partner.clone());
    let week = trends.clone();
    view! {
        {alone.map(|name| view! { <Banner>{td_string!(locale, trends.alone, name = name)}</Banner> })}
        <Section title=td_string!(locale, trends.days)>
            <Measures trends />
        </Section>
        <Section title=td_string!(locale, trends.week)>
            <Weekdays trends=week />
        </Section>
    }
    .into_any()
}

/// One has said nothing on these days.
#[component]
fn Nothing() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple/checkins">{td_string!(locale, home.check_in)}</LinkButton> };
    view! {
        <Empty title=td_string!(locale, trends.empty_title) seed="trends" action>
            {td_string!(locale, trends.empty_lead)}
        </Empty>
    }
    .into_any()
}

/// There is nothing to look back on before there are two.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, checkins.to_home)}</LinkButton> };
    view! {
        <Empty title=td_string!(locale, trends.alone_title) seed="trends" action>
            {td_string!(locale, trends.alone_lead)}
        </Empty>
    }
    .into_any()
}
