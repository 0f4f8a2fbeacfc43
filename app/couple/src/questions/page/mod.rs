//! `/couple/questions`: what to ask, and what was asked; and a page per question.

mod asking;
mod fields;
mod filters;
mod list;
mod question;
mod suggestion;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{language::Language, query::Query};
use ui::{Empty, LinkButton, PageHeader};

use self::{asking::OwnQuestion, list::ListPart, suggestion::SuggestionPart};
use super::api::{ReadQuestionForm, ReadQuestions, ReadSuggestion};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
};

pub(crate) use question::question_page;

/// What one asked or changed oneself: pages that offer something to fill in follow this alone, so
/// that nothing the other does takes away what is being typed.
const OWN: &str = "own_questions";
/// What both did.
const ALL: &str = "questions";

/// Questions. The list follows what both do; what is to be filled in stays as it is meanwhile.
pub(crate) fn questions_page() -> AnyView {
    let query = use_query_map();
    let word = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let suggestion = Query::new(&[OWN], move || ReadSuggestion {
        theme: word("theme"),
        another: word("another"),
    });
    let form = Query::new(&[OWN], || ReadQuestionForm {});
    let list = Query::new(&[ALL], move || ReadQuestions {
        theme: word("theme"),
        state: word("state"),
        turn: word("turn"),
        search: word("search"),
        after: word("after"),
    });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, questions.document_title)>
            <SuggestionPart suggestion />
            <OwnQuestion form />
            <ListPart list />
        </Frame>
    }
    .into_any()
}

/// Questions begin when both are there.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, questions.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, questions.document_title) />
        <Empty title=td_string!(locale, questions.alone_title) seed="questions" action>
            {td_string!(locale, questions.alone_lead)}
        </Empty>
    }
    .into_any()
}
