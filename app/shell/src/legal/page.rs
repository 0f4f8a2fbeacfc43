//! The pages of the legal texts.

use leptos::prelude::*;
use platform::query::Query;
use ui::{Card, Page, PageHeader, Skeleton, SkeletonShape};

use super::{
    api::ReadLegalText,
    model::{Chapter, Document, LegalText, Part},
};
use crate::{
    i18n::{locale, td_string},
    presentation::Presentation,
};

/// A text on its way.
type Text = Query<Document>;

/// `/legal/privacy`
pub(crate) fn privacy_policy_page() -> AnyView {
    let text = ask_for(LegalText::Privacy);
    shown(LegalText::Privacy, text)
}

/// `/legal/terms`
pub(crate) fn terms_page() -> AnyView {
    let text = ask_for(LegalText::Terms);
    shown(LegalText::Terms, text)
}

/// `/legal/cookies`
pub(crate) fn cookies_page() -> AnyView {
    let text = ask_for(LegalText::Cookies);
    shown(LegalText::Cookies, text)
}

fn ask_for(text: LegalText) -> Text {
    Query::first(&[], move || ReadLegalText { text })
}

fn shown(text: LegalText, document: Text) -> AnyView {
    view! {
        <Page>
            {document.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /> <Skeleton count=6 /> }.into_any(),
                move |document| view! { <Reading text document /> }.into_any(),
            )}
        </Page>
    }
    .into_any()
}

/// A text to read.
#[component]
fn Reading(text: LegalText, document: Document) -> impl IntoView {
    let Document {
        title,
        lead,
        edition,
        summary,
        chapters,
    } = document;
    view! {
        <Presentation path=text.path() title=title.clone() description=lead.clone() />
        <PageHeader title lead overline=edition />
        <Summary summary />
        <article class="prose">{chapters.into_iter().map(|chapter| view! { <ChapterText chapter /> }).collect_view()}</article>
        <OtherTexts current=text />
    }
    .into_any()
}

/// The whole in a few lines.
#[component]
fn Summary(summary: Vec<String>) -> impl IntoView {
    view! {
        <Card>
            <h2>{td_string!(locale(), legal.in_short)}</h2>
            <div class="prose">
                <ul>{summary.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul>
            </div>
        </Card>
    }
    .into_any()
}

#[component]
fn ChapterText(chapter: Chapter) -> impl IntoView {
    let Chapter { anchor, title, parts } = chapter;
    view! {
        <h2 id=anchor>{title}</h2>
        {parts.into_iter().map(part).collect_view()}
    }
    .into_any()
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Paragraph(sentences) => view! { <p>{sentences}</p> }.into_any(),
        Part::Points(points) => {
            view! { <ul>{points.into_iter().map(|point| view! { <li>{point}</li> }).collect_view()}</ul> }.into_any()
        }
        Part::Facts(facts) => view! {
            <dl class="facts">
                {facts.into_iter().map(|(what, how)| view! { <div><dt>{what}</dt><dd>{how}</dd></div> }).collect_view()}
            </dl>
        }
        .into_any(),
    }
}

/// The ways to the two others, for who has no footer.
#[component]
fn OtherTexts(current: LegalText) -> impl IntoView {
    let locale = locale();
    let others = LegalText::ALL.into_iter().filter(|text| *text != current).map(|text| {
        let name = match text {
            LegalText::Privacy => td_string!(locale, frame.privacy),
            LegalText::Terms => td_string!(locale, frame.terms),
            LegalText::Cookies => td_string!(locale, frame.cookies),
        };
        view! { <a class="link" href=text.path()>{name}</a> }
    });
    view! { <nav class="cluster" data-gap="5" aria-label=td_string!(locale, legal.others)>{others.collect_view()}</nav> }
        .into_any()
}
