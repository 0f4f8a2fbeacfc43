//! `/couple/goals`: what the two want to reach. `/couple/goals/{id}`: one goal and its steps.

mod actions;
mod deleting;
mod fields;
mod filters;
mod goal;
mod list;
mod names;
mod optimism;
mod row;
mod shown;
mod standing;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{language::Language, query::Query};
use ui::{Empty, LinkButton, PageHeader, Skeleton, SkeletonShape, icons};

pub(crate) use self::goal::goal_page;
use self::{fields::NewGoalForm, list::ListPart};
use super::{
    api::{ReadGoalForm, ReadGoals},
    model::GoalForm,
};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
};

/// The goals of the two. The list follows what both do; the form stays as it is while it is being filled in.
pub(crate) fn goals_page() -> AnyView {
    let query = use_query_map();
    let word = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let is_new = Memo::new(move |_| word("new") == "true");
    let form = Query::new(&["couple"], || ReadGoalForm {});
    let goals = Query::new(&["goals"], move || ReadGoals {
        status: word("status"),
        owner: word("owner"),
        after: word("after"),
    });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, goals.document_title)>
            {form.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /> }.into_any(),
                move |form| match form {
                    Some(form) => view! { <Top form is_new /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
            <ListPart goals />
        </Frame>
    }
    .into_any()
}

/// The title and the one main action, or its form.
#[component]
fn Top(form: GoalForm, is_new: Memo<bool>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let actions = move || {
        view! {
            <LinkButton href="/couple/goals?new=true" glyph=icons::PLUS>{td_string!(locale, goals.new)}</LinkButton>
        }
    };
    view! {
        <PageHeader title=td_string!(locale, goals.document_title) lead=td_string!(locale, goals.lead) actions />
        {move || is_new.get().then(|| view! { <NewGoalForm form=form.clone() /> })}
    }
    .into_any()
}

/// Goals begin when both are there.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, goals.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, goals.document_title) />
        <Empty title=td_string!(locale, goals.alone_title) seed="goals" action>
            {td_string!(locale, goals.alone_lead)}
        </Empty>
    }
    .into_any()
}
