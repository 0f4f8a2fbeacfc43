//! The goals one under the other, the latest first.

use leptos::prelude::*;
use platform::{error::ErrorKind, language::Language, query::Query, trouble::Trouble};
use ui::{Badge, BadgeTone, Empty, LinkButton, List, More, Row, Skeleton, SkeletonShape, icons};

use super::{
    filters::{Filters, address},
    names,
};
use crate::{
    goals::model::{GoalPage, GoalsAsked, ListedGoal, OwnerFilter, Status, StatusFilter},
    i18n::{Locale, td_string},
};

/// One page of the list. Nothing while there are not two.
#[component]
pub(super) fn ListPart(
    /// What is read.
    goals: Query<Option<GoalPage>>,
) -> impl IntoView {
    let before = StoredValue::new(None::<(GoalsAsked, Vec<ListedGoal>)>);
    view! {
        {goals.told(
            || view! { <Skeleton shape=SkeletonShape::Line count=6 /> }.into_any(),
            move |goals| match goals {
                Ok(Some(page)) => {
                    let shown = (page.asked, page.list.clone());
                    let former = before.try_update_value(|before| before.replace(shown)).flatten();
                    // Of another choice of goals nothing is news.
                    let former = former.filter(|(asked, _)| *asked == page.asked).map(|(_, list)| list);
                    view! { <Goals page former /> }.into_any()
                }
                Ok(None) => ().into_any(),
                // A page that is not signed in says so once, above.
                Err(error) if error.kind == ErrorKind::SignInRequired => ().into_any(),
                Err(error) => view! { <Trouble error /> }.into_any(),
            },
        )}
    }
    .into_any()
}

#[component]
fn Goals(page: GoalPage, former: Option<Vec<ListedGoal>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let next = page.next.as_deref().map(|after| address(page.asked, Some(after)));
    let asked = page.asked;
    let list = page.list.clone();
    let (me, partner) = (page.me.clone(), page.partner.clone());
    let rows = list
        .into_iter()
        .map(|goal| {
            let is_new = !goal.changed_by_me && former.as_ref().is_some_and(|former| !former.contains(&goal));
            view! { <li class:fresh=is_new><Goal goal me=me.clone() partner=partner.clone() /></li> }
        })
        .collect::<Vec<_>>();
    let is_empty = rows.is_empty();
    view! {
        <Filters page />
        {if is_empty {
            view! { <Nothing asked /> }.into_any()
        } else {
            view! {
                <List>{rows}</List>
                <More href=next label=td_string!(locale, goals.more) />
            }
                .into_any()
        }}
    }
    .into_any()
}

#[component]
fn Goal(goal: ListedGoal, me: String, partner: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let mut details = vec![names::owner(goal.owner, &me, &partner)];
    if goal.total > 0 {
        details.push(td_string!(locale, goals.steps, done = goal.done, total = goal.total));
    }
    if let Some(day) = goal.target {
        details.push(td_string!(locale, goals.until, day = day));
    }
    let status = goal.status;
    let trail = move || {
        let tone = match status {
            Status::Active => return ().into_any(),
            Status::Paused => BadgeTone::Plain,
            Status::Done => BadgeTone::Good,
        };
        view! { <Badge tone>{names::status(status)}</Badge> }.into_any()
    };
    view! {
        <Row title=goal.title detail=details.join(" · ") href=format!("/couple/goals/{}", goal.id) trail />
    }
    .into_any()
}

/// No goal at all, or none of those that are asked for.
#[component]
fn Nothing(asked: GoalsAsked) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let is_everything = asked.owner == OwnerFilter::All && asked.status == StatusFilter::All;
    let is_first_view = asked.owner == OwnerFilter::All && asked.status == StatusFilter::Only(Status::Active);
    if is_everything || is_first_view {
        let action = move || {
            view! {
                <LinkButton href="/couple/goals?new=true" glyph=icons::PLUS>{td_string!(locale, goals.new)}</LinkButton>
            }
        };
        return view! {
            <Empty title=td_string!(locale, goals.empty_title) seed="goals" action>
                {td_string!(locale, goals.empty_lead)}
            </Empty>
        }
        .into_any();
    }
    let everything = GoalsAsked {
        status: StatusFilter::All,
        owner: OwnerFilter::All,
    };
    let action =
        move || view! { <LinkButton href=address(everything, None)>{td_string!(locale, goals.see_all)}</LinkButton> };
    view! {
        <Empty title=td_string!(locale, goals.empty_other_title) seed="goals" action>
            {td_string!(locale, goals.empty_other_lead)}
        </Empty>
    }
    .into_any()
}
