//! What can be done to an account.

use leptos::prelude::*;
use platform::{account::SuspensionGround, forms::Form};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Choice, Section, Select};

use super::standing::ground_name;
use crate::{
    accounts::{
        api::{EndSessions, LiftSuspension, SuspendAccount},
        model::Standing,
    },
    desk::ReasonField,
    i18n::{locale, td_string},
};

/// What changes with everything that is done here.
const TOUCHED: &[&str] = &["desk_account"];

/// Closing an account that is open, or opening one that is closed.
#[component]
pub(super) fn ClosingForms(account: String, standing: Standing) -> impl IntoView {
    match standing {
        Standing::Suspended { .. } => view! { <Lifting account /> }.into_any(),
        Standing::Open | Standing::Ending { .. } => view! { <Suspending account /> }.into_any(),
    }
}

#[component]
fn Suspending(account: String) -> impl IntoView {
    let locale = locale();
    let choices = SuspensionGround::ALL
        .into_iter()
        .map(|ground| Choice::new(ground.word(), ground_name(ground)))
        .collect();
    view! {
        <Section title=td_string!(locale, accounts.suspend_title)>
            <p class="muted">{td_string!(locale, accounts.suspend_lead)}</p>
            <Form action=SuspendAccount::url() name="suspend" touches=TOUCHED>
                <input type="hidden" name="account" value=account />
                <Select
                    name="ground"
                    label=td_string!(locale, accounts.ground)
                    hint=td_string!(locale, accounts.ground_hint)
                    choices
                />
                <ReasonField id="suspend-reason" />
                <div class="form-actions">
                    <Button kind=ButtonKind::Danger>{td_string!(locale, accounts.suspend)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

#[component]
fn Lifting(account: String) -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, accounts.lift_title)>
            <Form action=LiftSuspension::url() name="lift" touches=TOUCHED>
                <input type="hidden" name="account" value=account />
                <ReasonField id="lift-reason" />
                <div class="form-actions">
                    <Button>{td_string!(locale, accounts.lift)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

/// Signing somebody out everywhere.
#[component]
pub(super) fn EndSessionsForm(account: String) -> impl IntoView {
    let locale = locale();
    view! {
        <Form action=EndSessions::url() name="end-sessions" touches=TOUCHED>
            <input type="hidden" name="account" value=account />
            <ReasonField id="sessions-reason" />
            <div class="form-actions">
                <Button kind=ButtonKind::Secondary>{td_string!(locale, accounts.end_sessions)}</Button>
            </div>
        </Form>
    }
    .into_any()
}
