//! The page on which one reports something.

use leptos::prelude::*;
use leptos_meta::Title;
use platform::{
    forms::{Afterwards, Form},
    language::Language,
    query::Query,
    reports::{LONGEST_WORDS, ReportGround},
};
use server_fn::ServerFn;
use ui::{
    Badge, BadgeTone, Banner, BannerTone, Button, Choice, Field, List, Page, PageHeader, Row, Section, Select,
    Skeleton, SkeletonShape, TextArea,
};

use super::{
    api::{FileReport, ReadOwnReports},
    model::{LONGEST_ADDRESS, OwnReport},
};
use crate::i18n::{locale, td_string};

/// What changes with a report.
const RESOURCE: &[&str] = &["reports"];

/// `/help/report`
pub(crate) fn help_report_page() -> AnyView {
    let own = Query::first(RESOURCE, || ReadOwnReports {});
    let locale = locale();
    view! {
        <Title text=td_string!(locale, report.title) />
        <Page>
            {own.shown(
                || view! { <Skeleton shape=SkeletonShape::Card /> }.into_any(),
                |own| view! { <Reporting own /> }.into_any(),
            )}
        </Page>
    }
    .into_any()
}

#[component]
fn Reporting(own: Vec<OwnReport>) -> impl IntoView {
    let locale = locale();
    view! {
        <PageHeader title=td_string!(locale, report.title) lead=td_string!(locale, report.lead) />
        <Banner tone=BannerTone::Caution>
            {td_string!(locale, report.danger)} " "
            <a class="link" href="/help#safety">{td_string!(locale, report.whom_to_call)}</a>
        </Banner>
        <ReportForm />
        {(!own.is_empty()).then(|| view! { <Own own /> })}
    }
    .into_any()
}

#[component]
fn ReportForm() -> impl IntoView {
    let locale = locale();
    let none = Choice::new("", td_string!(locale, report.choose));
    let grounds = ReportGround::ALL
        .into_iter()
        .map(|ground| Choice::new(ground.word(), ground.name(Language::current())));
    let choices = std::iter::once(none).chain(grounds).collect();
    view! {
        <Form action=FileReport::url() name="report" touches=RESOURCE afterwards=Afterwards::StartsAnew>
            <Select name="ground" label=td_string!(locale, report.ground) choices required=true />
            <TextArea
                name="words"
                label=td_string!(locale, report.words)
                hint=td_string!(locale, report.words_hint)
                required=true
                max_length=LONGEST_WORDS
            />
            <Field
                name="address"
                label=td_string!(locale, report.address)
                hint=td_string!(locale, report.address_hint)
                max_length=LONGEST_ADDRESS
            />
            <div class="form-actions">
                <Button>{td_string!(locale, report.send)}</Button>
            </div>
        </Form>
    }
    .into_any()
}

/// What one has reported, and whether it was looked at.
#[component]
fn Own(own: Vec<OwnReport>) -> impl IntoView {
    let locale = locale();
    let rows = own
        .into_iter()
        .map(|OwnReport { ground, when, seen }| {
            let (tone, word) = if seen {
                (BadgeTone::Good, td_string!(locale, report.seen))
            } else {
                (BadgeTone::Plain, td_string!(locale, report.waits))
            };
            let trail = move || view! { <Badge tone>{word}</Badge> };
            view! { <li><Row title=ground.name(Language::current()) detail=when trail /></li> }
        })
        .collect_view();
    view! {
        <Section title=td_string!(locale, report.own)>
            <List>{rows}</List>
        </Section>
    }
    .into_any()
}
