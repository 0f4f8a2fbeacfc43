//! Where a goal stands, and where it can go.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind};

use crate::{
    goals::{MoveGoal, model::Status},
    i18n::{Locale, td_string},
};

/// The ways on from a status. The form stays while its buttons change, and so does its message.
#[component]
pub(super) fn Standing(
    /// The goal.
    id: String,
    /// Where it stands.
    status: Signal<Status>,
) -> impl IntoView {
    view! {
        <Form action=MoveGoal::url() name="goal-status" touches=&["goals"]>
            <input type="hidden" name="goal" value=id />
            {move || ways(status.get())}
        </Form>
    }
    .into_any()
}

fn ways(status: Status) -> AnyView {
    let locale = Locale::from(Language::current());
    let way = |to: Status, kind: ButtonKind, words: &'static str| {
        view! { <Button name="to" value=to.word() kind>{words}</Button> }.into_any()
    };
    let (lead, buttons) = match status {
        Status::Active => (
            None,
            vec![
                way(Status::Done, ButtonKind::Primary, td_string!(locale, goals.reach)),
                way(Status::Paused, ButtonKind::Secondary, td_string!(locale, goals.pause)),
            ],
        ),
        Status::Paused => (
            Some(td_string!(locale, goals.paused_lead)),
            vec![way(
                Status::Active,
                ButtonKind::Primary,
                td_string!(locale, goals.resume),
            )],
        ),
        Status::Done => (
            Some(td_string!(locale, goals.done_lead)),
            vec![way(
                Status::Active,
                ButtonKind::Secondary,
                td_string!(locale, goals.reopen),
            )],
        ),
    };
    view! {
        {lead.map(|lead| view! { <p>{lead}</p> })}
        <div class="cluster">{buttons}</div>
    }
    .into_any()
}
