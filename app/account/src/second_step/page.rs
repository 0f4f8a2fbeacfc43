//! The page of the second step.

use leptos::prelude::*;
use platform::{
    account::use_viewer,
    forms::{Flash, Form, Sending},
    query::Query,
};
use server_fn::ServerFn;
use ui::{
    Autocomplete, Button, ButtonKind, ButtonSize, ButtonWidth, CodeInput, Disclosure, DisclosureLook, Field,
    LinkButton, icons,
};

use super::{
    api::{PassByPasskey, PassByRecoveryCode, PassSecondStep, SecondStepState},
    model::StepState,
};
use crate::{
    frame::{AuthFrame, skeleton},
    i18n::{locale, td_string},
    passkeys::{PasskeyInput, PasskeyWords},
    signin::AlreadyIn,
};

/// The form for a recovery code.
const RECOVERY_FORM: &str = "second-step-recovery";

/// `/login/second`
pub(crate) fn second_step_page() -> AnyView {
    if let Some(viewer) = use_viewer() {
        return view! { <AlreadyIn name=viewer.display_name /> }.into_any();
    }
    let state = Query::first(&[], || SecondStepState {});
    state.shown(skeleton, |state| match state {
        StepState::Open | StepState::OpenToPasskeys => view! { <SecondStepForms state /> }.into_any(),
        StepState::Gone => view! { <BeginAgain /> }.into_any(),
    })
}

#[component]
fn SecondStepForms(state: StepState) -> impl IntoView {
    let locale = locale();
    let recovering = Flash::current().is_some_and(|flash| flash.form == RECOVERY_FORM);
    view! {
        <AuthFrame title=td_string!(locale, second_step.title) lead=td_string!(locale, second_step.lead) seed="login">
            // The browser itself sends it: who is signed in changes with the whole page.
            <Form action=PassSecondStep::url() name="second-step" sending=Sending::Native>
                <CodeInput name="one_time_code" label=td_string!(locale, second_step.code) />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, second_step.submit)}</Button>
            </Form>
            {(state == StepState::OpenToPasskeys).then(|| view! { <ByPasskey /> })}
            <Disclosure summary=td_string!(locale, second_step.no_phone) look=DisclosureLook::Quiet open=recovering>
                <Form action=PassByRecoveryCode::url() name=RECOVERY_FORM sending=Sending::Native>
                    <Field
                        name="recovery_code"
                        label=td_string!(locale, second_step.recovery_code)
                        hint=td_string!(locale, second_step.recovery_hint)
                        autocomplete=Autocomplete::Off
                        max_length=20
                        required=true
                    />
                    <Button kind=ButtonKind::Secondary>{td_string!(locale, second_step.submit_recovery)}</Button>
                </Form>
            </Disclosure>
        </AuthFrame>
    }
    .into_any()
}

/// A passkey in the place of the code.
#[component]
fn ByPasskey() -> impl IntoView {
    view! {
        <div class="passkey">
            <Form action=PassByPasskey::url() name="second-step-passkey" sending=Sending::Native>
                <PasskeyInput />
                <Button kind=ButtonKind::Secondary width=ButtonWidth::Line glyph=icons::KEY_ROUND>
                    {td_string!(locale(), passkeys.use_one)}
                </Button>
            </Form>
            <PasskeyWords />
        </div>
    }
    .into_any()
}

#[component]
fn BeginAgain() -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, second_step.title) lead=td_string!(locale, second_step.gone) seed="login">
            <LinkButton href="/login" size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, second_step.to_login)}</LinkButton>
        </AuthFrame>
    }
    .into_any()
}
