//! The pages of registering.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, location::Url};
use platform::{
    account::use_viewer,
    doors::Doors,
    forms::{Form, Sending},
};
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonSize, ButtonWidth, Checkbox, Field, FieldKind};

use super::{api::Register, model::HOME};
use crate::{
    frame::AuthFrame,
    i18n::{locale, td_string},
    password::NewPasswordField,
    profile::model::LONGEST_NAME,
    providers::ProviderButtons,
    signin::AlreadyIn,
};

/// `/register`
pub(crate) fn register_page() -> AnyView {
    if let Some(viewer) = use_viewer() {
        return view! { <AlreadyIn name=viewer.display_name /> }.into_any();
    }
    let next = use_query_map()
        .with_untracked(|query| query.get("next"))
        .unwrap_or_else(|| HOME.to_owned());
    view! { <RegisterForm next /> }.into_any()
}

#[component]
fn RegisterForm(next: String) -> impl IntoView {
    let Doors { phone, providers, .. } = Doors::current();
    let locale = locale();
    let login = format!("/login?next={}", Url::escape(&next));
    let by_phone = format!("/register/phone?next={}", Url::escape(&next));
    let by_provider = next.clone();
    view! {
        <AuthFrame title=td_string!(locale, register.title) lead=td_string!(locale, register.lead) seed="register">
            <Form action=Register::url() name="register" sending=Sending::Native>
                <input type="hidden" name="next" value=next />
                <TimeZoneGuess />
                <Field
                    name="display_name"
                    label=td_string!(locale, register.display_name)
                    hint=td_string!(locale, register.display_name_hint)
                    autocomplete=Autocomplete::Name
                    max_length=LONGEST_NAME
                    required=true
                />
                <Field
                    name="email"
                    label=td_string!(locale, register.email)
                    kind=FieldKind::Email
                    autocomplete=Autocomplete::Email
                    max_length=254
                    required=true
                />
                <NewPasswordField name="password" label=td_string!(locale, register.password) />
                <TermsBox />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, register.submit)}</Button>
            </Form>
            <ProviderButtons providers next=by_provider />
            {phone.then(|| view! {
                <p class="auth-aside">
                    <a class="link" href=by_phone>{td_string!(locale, register.by_phone)}</a>
                </p>
            })}
            <p class="auth-aside">
                {td_string!(locale, register.have_account)} " "
                <a class="link" href=login>{td_string!(locale, register.to_login)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

/// Tells the server where the browser's days begin: the document's script fills it in. Without
/// scripts the server's own guess stands; it can be changed on the account's page.
#[component]
pub(crate) fn TimeZoneGuess() -> impl IntoView {
    view! { <input type="hidden" name="time_zone" data-time-zone="" /> }
}

/// The terms, to be accepted.
#[component]
pub(crate) fn TermsBox() -> impl IntoView {
    let locale = locale();
    view! {
        <Checkbox name="accept_terms" required=true>
            {td_string!(locale, register.terms_before)}
            <a class="link" href="/legal/terms">{td_string!(locale, register.terms_link)}</a>
            {td_string!(locale, register.terms_after)}
        </Checkbox>
    }
    .into_any()
}

/// `/register/sent`
pub(crate) fn register_sent_page() -> AnyView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, register.sent_title) lead=td_string!(locale, register.sent_lead) seed="register">
            <p class="muted">{td_string!(locale, register.sent_detail)}</p>
            <p class="auth-aside">
                {td_string!(locale, register.sent_nothing)} " "
                <a class="link" href="/register">{td_string!(locale, register.sent_again)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}
