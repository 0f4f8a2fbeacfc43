//! The address on the pages.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use platform::forms::{Form, Sending};
use platform::query::Query;
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonKind, ButtonSize, ButtonWidth, Field, FieldKind, LinkButton, Section};

use super::{
    api::{ChangeEmail, ConfirmEmail, EmailLinkState},
    model::{PasswordMeans, SignInMeans},
};
use crate::{
    frame::{AuthFrame, skeleton},
    i18n::{locale, td_string},
    password::reveal,
    reauthentication::ProveFirst,
    verification::model::LinkState,
};

/// The part of the security page that shows and changes the address, or adds one.
#[component]
pub(crate) fn EmailSection(
    /// By what one signs in today.
    means: SignInMeans,
) -> impl IntoView {
    let locale = locale();
    let SignInMeans { email, password } = means;
    let current = match email {
        Some(email) => td_string!(locale, email.current, email = email).to_string(),
        None => td_string!(locale, email.none).to_owned(),
    };
    // Made within the form: a field asks its form what was refused.
    let proof = move || match password {
        PasswordMeans::Chosen => view! { <CurrentPassword /> }.into_any(),
        PasswordMeans::None => view! { <ProveFirst next="/account/security" /> }.into_any(),
    };
    view! {
        <Section title=td_string!(locale, email.title)>
            <p>{current}</p>
            <p class="muted">{td_string!(locale, email.lead)}</p>
            <Form action=ChangeEmail::url() name="email" sending=Sending::Native>
                <Field
                    name="email"
                    label=td_string!(locale, email.new)
                    kind=FieldKind::Email
                    autocomplete=Autocomplete::Email
                    max_length=254
                    required=true
                />
                {proof()}
                <div class="form-actions">
                    <Button kind=ButtonKind::Secondary>{td_string!(locale, email.save)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

/// Who sits there.
#[component]
fn CurrentPassword() -> impl IntoView {
    view! {
        <Field
            name="current_password"
            id="email-password"
            label=td_string!(locale(), email.password)
            kind=FieldKind::Password
            autocomplete=Autocomplete::CurrentPassword
            required=true
            reveal=reveal()
        />
    }
    .into_any()
}

/// `/account/email/{token}`
pub(crate) fn confirm_email_page() -> AnyView {
    let token = use_params_map()
        .with_untracked(|params| params.get("token"))
        .unwrap_or_default();
    let asked = token.clone();
    let state = Query::first(&[], move || EmailLinkState { token: asked.clone() });
    state.shown(skeleton, move |state| match state {
        LinkState::Open => view! { <ConfirmEmailForm token=token.clone() /> }.into_any(),
        LinkState::Expired => view! { <DeadEmailLink lead=td_string!(locale(), email.expired) /> }.into_any(),
        LinkState::Gone => view! { <DeadEmailLink lead=td_string!(locale(), email.gone) /> }.into_any(),
    })
}

/// A button and no more: a link that a mail scanner opens must not change anything.
#[component]
fn ConfirmEmailForm(token: String) -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, email.confirm_title) lead=td_string!(locale, email.confirm_lead) seed="email">
            <Form action=ConfirmEmail::url() name="confirm-email" sending=Sending::Native>
                <input type="hidden" name="token" value=token />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, email.confirm)}</Button>
            </Form>
        </AuthFrame>
    }
    .into_any()
}

#[component]
fn DeadEmailLink(lead: &'static str) -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, email.dead_title) lead=lead seed="email">
            <LinkButton href="/account/security" size=ButtonSize::Large width=ButtonWidth::Line>
                {td_string!(locale, email.to_account)}
            </LinkButton>
        </AuthFrame>
    }
    .into_any()
}
