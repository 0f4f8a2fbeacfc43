//! What can be done about a report.

use leptos::prelude::*;
use platform::{account::SuspensionGround, forms::Form};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Choice, Section, Select};

use crate::{
    accounts::page::ground_name,
    desk::ReasonField,
    i18n::{locale, td_string},
    reports::{api::DecideReport, model::Outcome},
};

/// What changes with a decision.
const TOUCHED: &[&str] = &["desk_report"];

/// Closing and warning in one form, for the button says which; suspending asks for a ground besides.
#[component]
pub(super) fn DecidingForms(
    /// The report's id.
    report: String,
    /// Whether it is about somebody.
    concerns: bool,
) -> impl IntoView {
    let locale = locale();
    let suspending = report.clone();
    view! {
        <Section title=td_string!(locale, reports.settle_title)>
            <p class="muted">{td_string!(locale, reports.settle_lead)}</p>
            <Form action=DecideReport::url() name="settle" touches=TOUCHED>
                <input type="hidden" name="report" value=report />
                <ReasonField id="settle-reason" />
                <div class="form-actions">
                    <Button name="outcome" value=Outcome::Closed.word()>{td_string!(locale, reports.close)}</Button>
                    {concerns.then(|| view! { <Warn /> })}
                </div>
            </Form>
        </Section>
        {concerns.then(|| view! { <Suspending report=suspending /> })}
    }
    .into_any()
}

/// Within the form, which it sends.
#[component]
fn Warn() -> impl IntoView {
    view! {
        <Button kind=ButtonKind::Secondary name="outcome" value=Outcome::Warned.word()>
            {td_string!(locale(), reports.warn)}
        </Button>
    }
}

#[component]
fn Suspending(report: String) -> impl IntoView {
    let locale = locale();
    let choices = SuspensionGround::ALL
        .into_iter()
        .map(|ground| Choice::new(ground.word(), ground_name(ground)))
        .collect();
    view! {
        <Section title=td_string!(locale, accounts.suspend_title)>
            <p class="muted">{td_string!(locale, accounts.suspend_lead)}</p>
            <Form action=DecideReport::url() name="suspend" touches=TOUCHED>
                <input type="hidden" name="report" value=report />
                <input type="hidden" name="outcome" value=Outcome::Suspended.word() />
                <Select
                    name="ground"
                    label=td_string!(locale, accounts.ground)
                    hint=td_string!(locale, accounts.ground_hint)
                    choices
                    value=SuspensionGround::Rules.word()
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
