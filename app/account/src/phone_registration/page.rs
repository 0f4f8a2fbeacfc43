//! The pages of registering by phone.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, location::Url};
use platform::{
    account::use_viewer,
    doors::Doors,
    error::AppError,
    forms::{Form, Sending},
    query::Query,
    trouble::Trouble,
};
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonSize, ButtonWidth, CodeInput, Field, LinkButton};

use super::api::{AskPhoneRegistration, PassPhoneRegistration, PhoneRegistrationState};
use crate::{
    frame::{AuthFrame, skeleton},
    i18n::{locale, td_string},
    phone::page::PhoneField,
    profile::model::LONGEST_NAME,
    registration::{
        model::HOME,
        page::{TermsBox, TimeZoneGuess},
    },
    signin::AlreadyIn,
};

/// `/register/phone`
pub(crate) fn phone_register_page() -> AnyView {
    match use_viewer() {
        Some(viewer) => view! { <AlreadyIn name=viewer.display_name /> }.into_any(),
        None if !Doors::current().phone => view! { <Trouble error=AppError::not_found() /> }.into_any(),
        None => view! { <RegisterForm /> }.into_any(),
    }
}

#[component]
fn RegisterForm() -> impl IntoView {
    let locale = locale();
    let next = use_query_map()
        .with_untracked(|query| query.get("next"))
        .unwrap_or_else(|| HOME.to_owned());
    let by_mail = format!("/register?next={}", Url::escape(&next));
    view! {
        <AuthFrame title=td_string!(locale, register.title) lead=td_string!(locale, register.phone_lead) seed="register">
            <Form action=AskPhoneRegistration::url() name="register-phone" sending=Sending::Native>
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
                <PhoneField />
                <TermsBox />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, phone_login.ask)}</Button>
            </Form>
            <p class="auth-aside">
                <a class="link" href=by_mail>{td_string!(locale, register.by_mail)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

/// `/register/phone/code`
pub(crate) fn phone_register_code_page() -> AnyView {
    if let Some(viewer) = use_viewer() {
        return view! { <AlreadyIn name=viewer.display_name /> }.into_any();
    }
    let waiting = Query::first(&[], || PhoneRegistrationState {});
    waiting.shown(skeleton, |waiting| match waiting {
        Some(number) => view! { <CodeForm number /> }.into_any(),
        None => view! { <BeginAgain /> }.into_any(),
    })
}

#[component]
fn CodeForm(
    /// Where the code went.
    number: String,
) -> impl IntoView {
    let locale = locale();
    let lead = td_string!(locale, phone.code_lead, number = number).to_string();
    view! {
        <AuthFrame title=td_string!(locale, phone_login.code_title) lead=lead seed="register">
            // The browser itself sends it: who is signed in changes with the whole page.
            <Form action=PassPhoneRegistration::url() name="register-code" sending=Sending::Native>
                <CodeInput name="one_time_code" label=td_string!(locale, phone_login.code) />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, register.submit)}</Button>
            </Form>
            <p class="auth-aside">
                {td_string!(locale, phone_login.nothing)} " "
                <a class="link" href="/register/phone">{td_string!(locale, phone_login.again)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

#[component]
fn BeginAgain() -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, phone_login.code_title) lead=td_string!(locale, phone_login.gone) seed="register">
            <LinkButton href="/register/phone" size=ButtonSize::Large width=ButtonWidth::Line>
                {td_string!(locale, phone_login.again)}
            </LinkButton>
        </AuthFrame>
    }
    .into_any()
}
