//! `/help/{topic}`: its questions, each with its answer.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use platform::query::Query;
use ui::{Page, PageHeader, Skeleton, SkeletonShape};

use super::{contact::WriteToUs, safety::WhomToCall, topics::Topics};
use crate::{
    contact::ReadContact,
    help::{
        api::ReadHelpTopic,
        model::{Question, Topic, TopicPage},
    },
    i18n::{locale, td_string},
    presentation::Presentation,
};

/// `/help/{topic}`
pub(crate) fn help_topic_page() -> AnyView {
    let params = use_params_map();
    let contact = Query::first(&[], || ReadContact {});
    let topic = Query::first(&[], move || ReadHelpTopic {
        topic: params.with(|params| params.get("topic")).unwrap_or_default(),
    });
    view! {
        <Page>
            {topic.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /> <Skeleton count=6 /> }.into_any(),
                move |page| {
                    view! {
                        <Reading page />
                        <WriteToUs contact=contact />
                    }
                        .into_any()
                },
            )}
        </Page>
    }
    .into_any()
}

#[component]
fn Reading(page: TopicPage) -> impl IntoView {
    let locale = locale();
    let TopicPage {
        line,
        questions,
        others,
    } = page;
    let contents = questions
        .iter()
        .map(|question| view! { <a class="link" href=format!("#{}", question.anchor)>{question.asked.clone()}</a> })
        .collect_view();
    let path = line.topic.path();
    view! {
        <Presentation path title=line.title.clone() description=line.lead.clone() />
        <PageHeader title=line.title lead=line.lead overline=td_string!(locale, help.title) />
        {(line.topic == Topic::Safety).then(|| view! { <WhomToCall /> })}
        <nav class="help-contents" aria-label=td_string!(locale, help.contents)>{contents}</nav>
        <article class="prose">{questions.into_iter().map(answered).collect_view()}</article>
        <p><a class="link" href="/help">{td_string!(locale, help.all)}</a></p>
        <Topics title=td_string!(locale, help.other_topics) topics=others />
    }
    .into_any()
}

/// A question and its answer.
fn answered(question: Question) -> AnyView {
    let Question {
        anchor,
        asked,
        answer,
        link,
        ..
    } = question;
    view! {
        <h2 id=anchor>{asked}</h2>
        {answer.into_iter().map(|paragraph| view! { <p>{paragraph}</p> }).collect_view()}
        {link.map(|way| view! { <p><a href=way.href>{way.words}</a></p> })}
    }
    .into_any()
}
