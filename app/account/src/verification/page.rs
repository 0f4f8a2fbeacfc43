//! The page of a confirmation link, where the browser is not the one that registered.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use platform::forms::{Form, Sending};
use platform::query::Query;
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonSize, ButtonWidth, Field, FieldKind, LinkButton};

use super::{
    api::{VerificationState, Verify},
    model::LinkState,
};
use crate::{
    frame::{AuthFrame, skeleton},
    i18n::{locale, td_string},
    password::reveal,
};

/// `/verify/{token}`
pub(crate) fn verify_page() -> AnyView {
    let token = use_params_map()
        .with_untracked(|params| params.get("token"))
        .unwrap_or_default();
    let asked = token.clone();
    let state = Query::first(&[], move || VerificationState { token: asked.clone() });
    state.shown(skeleton, move |state| match state {
        LinkState::Open => view! { <VerifyForm token=token.clone() /> }.into_any(),
        LinkState::Expired => view! { <DeadLink lead=td_string!(locale(), verify.expired) /> }.into_any(),
        LinkState::Gone => view! { <DeadLink lead=td_string!(locale(), verify.gone) /> }.into_any(),
    })
}

#[component]
fn VerifyForm(token: String) -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, verify.title) lead=td_string!(locale, verify.lead) seed="verify">
            <Form action=Verify::url() name="verify" sending=Sending::Native>
                <input type="hidden" name="token" value=token />
                <Field
                    name="password"
                    label=td_string!(locale, verify.password)
                    kind=FieldKind::Password
                    autocomplete=Autocomplete::CurrentPassword
                    required=true
                    reveal=reveal()
                />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, verify.submit)}</Button>
            </Form>
            <p class="auth-aside">{td_string!(locale, verify.not_me)}</p>
        </AuthFrame>
    }
    .into_any()
}

#[component]
fn DeadLink(lead: &'static str) -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, verify.dead_title) lead=lead seed="verify">
            <LinkButton href="/login" size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, verify.to_login)}</LinkButton>
            <p class="auth-aside">
                <a class="link" href="/register">{td_string!(locale, verify.to_register)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}
