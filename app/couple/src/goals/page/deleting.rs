//! Deleting a goal, once it was confirmed.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Card, LinkButton};

use crate::{
    goals::DeleteGoal,
    i18n::{Locale, td_string},
};

/// What goes with the goal, and the button that does it.
#[component]
pub(super) fn DeleteGoalForm(
    /// The goal.
    id: String,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let page = format!("/couple/goals/{id}");
    view! {
        <Card>
            <h2>{td_string!(locale, goals.delete_title)}</h2>
            <p>{td_string!(locale, goals.delete_lead)}</p>
            <Form action=DeleteGoal::url() name="goal-delete" touches=&["goals"]>
                <input type="hidden" name="goal" value=id />
                <div class="form-actions">
                    <Button kind=ButtonKind::Danger>{td_string!(locale, goals.delete_confirm)}</Button>
                    <LinkButton href=page kind=ButtonKind::Quiet>{td_string!(locale, goals.keep)}</LinkButton>
                </div>
            </Form>
        </Card>
    }
    .into_any()
}
