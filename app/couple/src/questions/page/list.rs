//! The questions that were asked, the latest first.

use leptos::prelude::*;
use platform::{error::ErrorKind, language::Language, query::Query, trouble::Trouble};
use ui::{Badge, BadgeTone, Empty, LinkButton, List, More, Row, Section, Skeleton, SkeletonShape};

use super::filters::Filters;
use crate::{
    i18n::{Locale, td_string},
    questions::{
        model::{ListedQuestion, QuestionList, QuestionState},
        names,
    },
};

/// The list. Nothing while there are not two; who has to sign in is told so once, above.
#[component]
pub(super) fn ListPart(
    /// What is read.
    list: Query<Option<QuestionList>>,
) -> impl IntoView {
    let before = StoredValue::new(None::<QuestionList>);
    list.told(
        || view! { <Skeleton shape=SkeletonShape::Card count=3 /> }.into_any(),
        move |list| match list {
            Ok(Some(list)) => {
                let former = before.try_update_value(|before| before.replace(list.clone())).flatten();
                view! { <Asked list former /> }.into_any()
            }
            Err(error) if error.kind != ErrorKind::SignInRequired => view! { <Trouble error /> }.into_any(),
            Ok(None) | Err(_) => ().into_any(),
        },
    )
}

/// One page of the list. What has just changed under the reader's eyes is highlighted for a moment.
#[component]
fn Asked(list: QuestionList, former: Option<QuestionList>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let next = list.next.as_deref().map(|after| list.filter.address(Some(after)));
    let former = former.filter(|former| former.filter == list.filter);
    let is_empty = list.list.is_empty();
    let is_narrow = list.filter.is_narrow();
    let rows = list
        .list
        .into_iter()
        .map(|question| {
            let is_new = former.as_ref().is_some_and(|former| !former.list.contains(&question));
            view! { <li class:fresh=is_new><Listed question partner=list.partner.clone() /></li> }
        })
        .collect_view();
    view! {
        <Section title=td_string!(locale, questions.list) attr:id="list">
            {(is_narrow || !is_empty)
                .then(|| view! { <Filters filter=list.filter partner=list.partner own_themes=list.own_themes /> })}
            {if is_empty {
                view! { <Nothing is_narrow /> }.into_any()
            } else {
                view! {
                    <List>{rows}</List>
                    <More href=next label=td_string!(locale, questions.more) />
                }
                    .into_any()
            }}
        </Section>
    }
    .into_any()
}

/// No question yet, or none of those that are asked for.
#[component]
fn Nothing(is_narrow: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if !is_narrow {
        return view! {
            <Empty title=td_string!(locale, questions.empty_title) seed="questions">
                {td_string!(locale, questions.empty_lead)}
            </Empty>
        }
        .into_any();
    }
    let action = move || {
        view! { <LinkButton href="/couple/questions#list">{td_string!(locale, questions.show_all)}</LinkButton> }
    };
    view! {
        <Empty title=td_string!(locale, questions.none_title) seed="no-question" action>
            {td_string!(locale, questions.none_lead)}
        </Empty>
    }
    .into_any()
}

#[component]
fn Listed(question: ListedQuestion, partner: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let author = if question.mine {
        td_string!(locale, questions.by_me).to_owned()
    } else {
        partner.clone()
    };
    let detail = td_string!(
        locale,
        questions.detail,
        theme = names::theme(locale, &question.theme),
        author = author,
        day = question.asked_on
    );
    let (tone, word) = match (question.waits_for_me, question.state) {
        (true, _) => (BadgeTone::Accent, td_string!(locale, questions.turn_me).to_owned()),
        (false, QuestionState::Waiting) => (
            BadgeTone::Plain,
            td_string!(locale, questions.turn_partner, name = partner),
        ),
        (false, QuestionState::Answered) => (
            BadgeTone::Good,
            names::state(locale, QuestionState::Answered).to_owned(),
        ),
        (false, state) => (BadgeTone::Plain, names::state(locale, state).to_owned()),
    };
    let trail = move || view! { <Badge tone>{word}</Badge> };
    view! { <Row title=question.text detail href=format!("/couple/questions/{}", question.id) trail /> }.into_any()
}
