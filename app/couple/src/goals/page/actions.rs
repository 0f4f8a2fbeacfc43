//! The steps towards a goal.

use leptos::prelude::*;
use platform::{
    error::ErrorKind,
    forms::{Afterwards, Flash, Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{Banner, BannerTone, Button, ButtonKind, Field, Progress, Section, Sortable, Sorting, SortingNews, icons};

use super::{
    goal::OneGoal,
    optimism::{Optimism, sentence},
    row::ActionRow,
};
use crate::{
    goals::{
        AddAction,
        model::{Action, GoalView, LONGEST_ACTION, news},
    },
    i18n::{Locale, td_string},
};

/// The steps in their order, how many are done, and the next one to add.
#[component]
pub(super) fn Actions(
    /// The goal's id.
    id: String,
    /// The goal.
    view: Signal<GoalView>,
    /// What is read again and again: with each reading the server has had its say.
    goal: OneGoal,
    /// The action whose form is open.
    editing: Memo<String>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let optimism = Optimism::new();
    Effect::new(move || {
        goal.track();
        optimism.settle();
    });
    let read = Memo::new(move |_| view.with(|goal| goal.actions.clone()));
    let actions = Memo::new(move |_| read.with(|actions| optimism.apply(actions)));
    let order = Memo::new(move |_| actions.with(|actions| ids(actions)));
    let fresh = RwSignal::new(Vec::new());
    Effect::new(move |former: Option<Vec<Action>>| {
        let now = read.get();
        if let Some(former) = former {
            fresh.set(news(&former, &now));
        }
        now
    });
    let page = StoredValue::new(format!("/couple/goals/{id}"));
    view! {
        <Section title=td_string!(locale, goals.actions)>
            <CameBack />
            <Way actions />
            <Sortable
                order
                label=td_string!(locale, goals.actions)
                help=td_string!(locale, goals.sort_help)
                say=Callback::new(said)
                on_sort=Callback::new(move |sorted| optimism.sort(sorted))
            >
                <For each=move || order.get() key=Clone::clone let:id>
                    <ActionRow id page=page.get_value() actions order editing fresh optimism />
                </For>
            </Sortable>
            <AddForm id />
        </Section>
    }
    .into_any()
}

fn ids(actions: &[Action]) -> Vec<String> {
    actions.iter().map(|action| action.id.clone()).collect()
}

/// How many steps are done.
#[component]
fn Way(actions: Memo<Vec<Action>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let counted = Memo::new(move |_| {
        actions.with(|actions| {
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let done = actions.iter().filter(|action| action.done).count();
            (count(done), count(actions.len()))
        })
    });
    let done = Signal::derive(move || counted.get().0);
    let total = Memo::new(move |_| counted.get().1);
    let text = Signal::derive(move || {
        let (done, total) = counted.get();
        td_string!(locale, goals.progress_text, done = done, total = total)
    });
    move || {
        if total.get() == 0 {
            return view! { <p class="muted">{td_string!(locale, goals.no_actions)}</p> }.into_any();
        }
        view! {
            <Progress
                id="goal-progress"
                label=td_string!(locale, goals.progress)
                text
                value=done
                max=total.get()
            />
        }
        .into_any()
    }
}

/// Another step. Kept in the browser while there is no network.
#[component]
fn AddForm(id: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Form
            action=AddAction::url()
            name="action-add"
            sending=Sending::Kept
            touches=&["goals"]
            afterwards=Afterwards::StartsAnew
        >
            <input type="hidden" name="goal" value=id />
            <Field
                name="text"
                id="new-action"
                label=td_string!(locale, goals.action)
                max_length=longest()
                required=true
            />
            <div>
                <Button kind=ButtonKind::Secondary glyph=icons::PLUS>{td_string!(locale, goals.add)}</Button>
            </div>
        </Form>
    }
    .into_any()
}

/// How long an action may be.
pub(super) fn longest() -> u16 {
    u16::try_from(LONGEST_ACTION).unwrap_or(u16::MAX)
}

/// A form of an action came back, and the action with its form is gone: the message stands here.
#[component]
fn CameBack() -> impl IntoView {
    let error = Flash::current()
        .filter(|flash| flash.form.starts_with("action-"))
        .and_then(|flash| flash.error)
        .filter(|error| error.kind == ErrorKind::NotFound);
    error.map(|error| view! { <Banner tone=BannerTone::Caution>{sentence(&error)}</Banner> })
}

/// What a screen reader hears while a step is moved.
fn said(news: SortingNews) -> String {
    let locale = Locale::from(Language::current());
    let SortingNews {
        sorting,
        name,
        place,
        of,
    } = news;
    match sorting {
        Sorting::Lifted => td_string!(locale, goals.sort_lifted, name = name, place = place, of = of),
        Sorting::Moved => td_string!(locale, goals.sort_moved, name = name, place = place, of = of),
        Sorting::Dropped => td_string!(locale, goals.sort_dropped, name = name, place = place, of = of),
        Sorting::Cancelled => td_string!(locale, goals.sort_cancelled, name = name, place = place, of = of),
    }
}
