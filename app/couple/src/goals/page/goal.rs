//! `/couple/goals/{id}`: one goal, why, and the steps towards it.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use platform::{language::Language, query::Query, trouble::Trouble};
use ui::{ButtonKind, ButtonSize};
use ui::{LinkButton, PageHeader, Section, Skeleton, SkeletonShape, icons};

use super::{
    NotYetTwo,
    actions::Actions,
    deleting::DeleteGoalForm,
    fields::EditGoalForm,
    names,
    shown::{Face, Shown, goal_of},
    standing::Standing,
};
use crate::{
    frame::Frame,
    goals::{api::ReadGoal, model::GoalView},
    i18n::{Locale, td_string},
    words::Words,
};

/// What is read of a goal.
pub(super) type OneGoal = Query<Option<GoalView>>;

/// One goal. It follows what both do; what is being typed stays.
pub(crate) fn goal_page() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let goal = Query::new(&["goals"], move || ReadGoal { goal: id.get() });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, goals.document_title)>
            <Transition fallback=|| {
                view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Line count=5 /> }
            }>
                <Built goal />
            </Transition>
        </Frame>
    }
    .into_any()
}

/// Builds the page once for a goal, however often the goal is read. Reads inside the transition.
#[component]
fn Built(goal: OneGoal) -> impl IntoView {
    let shown =
        Memo::new(move |former: Option<&Option<Shown>>| Shown::after(former.and_then(Option::as_ref), goal.get()));
    let face = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(Shown::face)));
    move || {
        face.get().map(|face| match face {
            Face::Goal(id) => goal_of(shown).map(|view| view! { <Goal id view goal /> }).into_any(),
            Face::NotYetTwo => view! { <NotYetTwo /> }.into_any(),
            Face::Trouble(error) => view! { <Trouble error /> }.into_any(),
        })
    }
}

/// The goal: what is said of it, where it stands, its steps.
#[component]
fn Goal(id: String, view: Signal<GoalView>, goal: OneGoal) -> impl IntoView {
    let query = use_query_map();
    let editing = Memo::new(move |_| query.with(|query| query.get("edit")).unwrap_or_default());
    let is_editing = Memo::new(move |_| editing.with(|editing| editing == "goal"));
    let is_deleting = Memo::new(move |_| query.with(|query| query.get("delete")).is_some());
    // The goal without its steps: what is said of it is drawn anew only when it changes.
    let head = Memo::new(move |_| {
        view.with(|goal| GoalView {
            actions: Vec::new(),
            ..goal.clone()
        })
    });
    let before = StoredValue::new(None::<GoalView>);
    let deleted = id.clone();
    let standing = id.clone();
    view! {
        {move || {
            let goal = head.get();
            let former = before.try_update_value(|before| before.replace(goal.clone())).flatten();
            let is_news = !goal.changed_by_me && former.is_some_and(|former| former != goal);
            view! { <Head goal is_news /> }
        }}
        {move || is_deleting.get().then(|| view! { <DeleteGoalForm id=deleted.clone() /> })}
        {move || is_editing.get().then(|| view! { <EditGoalForm goal=head.get_untracked() /> })}
        <Standing id=standing status=Signal::derive(move || head.with(|goal| goal.status)) />
        <Actions id view goal editing />
    }
    .into_any()
}

#[component]
fn Head(goal: GoalView, is_news: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let page = format!("/couple/goals/{}", goal.id);
    let owner = names::owner(goal.owner, &goal.form.me, &goal.form.partner);
    let overline = format!("{} · {owner}", names::status(goal.status));
    let until = goal.target_label.map(|day| td_string!(locale, goals.until, day = day));
    view! {
        <a class="link" href="/couple/goals">{td_string!(locale, goals.to_list)}</a>
        <div class="stack" class:fresh=is_news>
            <PageHeader title=goal.title overline />
            {until.map(|until| view! { <p class="muted">{until}</p> })}
            <div class="cluster">
                <LinkButton
                    href=format!("{page}?edit=goal")
                    kind=ButtonKind::Secondary
                    size=ButtonSize::Small
                    glyph=icons::PENCIL
                >
                    {td_string!(locale, goals.edit)}
                </LinkButton>
                <LinkButton
                    href=format!("{page}?delete=true")
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    glyph=icons::TRASH_2
                >
                    {td_string!(locale, goals.delete)}
                </LinkButton>
            </div>
            {(!goal.why.is_empty())
                .then(|| {
                    view! {
                        <Section title=td_string!(locale, goals.why_title)>
                            <Words text=goal.why />
                        </Section>
                    }
                })}
        </div>
    }
    .into_any()
}
