//! The pages of a forgotten password.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use platform::forms::{Form, Sending};
use platform::query::Query;
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonSize, ButtonWidth, Field, FieldKind, LinkButton};

use super::api::{Forgot, Reset, ResetState};
use crate::{
    frame::{AuthFrame, skeleton},
    i18n::{locale, td_string},
    password::NewPasswordField,
    verification::model::LinkState,
};

/// `/forgot`
pub(crate) fn forgot_page() -> AnyView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, forgot.title) lead=td_string!(locale, forgot.lead) seed="forgot">
            <Form action=Forgot::url() name="forgot" sending=Sending::Native>
                <Field
                    name="email"
                    label=td_string!(locale, forgot.email)
                    kind=FieldKind::Email
                    autocomplete=Autocomplete::Email
                    max_length=254
                    required=true
                />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, forgot.submit)}</Button>
            </Form>
            <p class="auth-aside">
                <a class="link" href="/login">{td_string!(locale, forgot.to_login)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

/// `/forgot/sent`
pub(crate) fn forgot_sent_page() -> AnyView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, forgot.sent_title) lead=td_string!(locale, forgot.sent_lead) seed="forgot">
            <p class="auth-aside">
                {td_string!(locale, forgot.sent_nothing)} " "
                <a class="link" href="/forgot">{td_string!(locale, forgot.sent_again)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

/// `/reset/{token}`
pub(crate) fn reset_page() -> AnyView {
    let token = use_params_map()
        .with_untracked(|params| params.get("token"))
        .unwrap_or_default();
    let asked = token.clone();
    let state = Query::first(&[], move || ResetState { token: asked.clone() });
    state.shown(skeleton, move |state| match state {
        LinkState::Open => view! { <ResetForm token=token.clone() /> }.into_any(),
        LinkState::Expired => view! { <DeadResetLink lead=td_string!(locale(), reset.expired) /> }.into_any(),
        LinkState::Gone => view! { <DeadResetLink lead=td_string!(locale(), reset.gone) /> }.into_any(),
    })
}

#[component]
fn ResetForm(token: String) -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, reset.title) lead=td_string!(locale, reset.lead) seed="forgot">
            <Form action=Reset::url() name="reset" sending=Sending::Native>
                <input type="hidden" name="token" value=token />
                <NewPasswordField name="new_password" label=td_string!(locale, reset.password) />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, reset.submit)}</Button>
            </Form>
        </AuthFrame>
    }
    .into_any()
}

#[component]
fn DeadResetLink(lead: &'static str) -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, reset.dead_title) lead=lead seed="forgot">
            <LinkButton href="/forgot" size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, reset.again)}</LinkButton>
            <p class="auth-aside">
                <a class="link" href="/login">{td_string!(locale, forgot.to_login)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}
