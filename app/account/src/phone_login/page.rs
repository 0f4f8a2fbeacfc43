//! The pages of signing in by phone.

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
use ui::{Button, ButtonSize, ButtonWidth, CodeInput, LinkButton};

use super::api::{AskPhoneLogin, PassPhoneLogin, PhoneLoginState};
use crate::{
    frame::{AuthFrame, skeleton},
    i18n::{locale, td_string},
    phone::page::PhoneField,
    registration::model::HOME,
    signin::AlreadyIn,
};

/// `/login/phone`
pub(crate) fn phone_login_page() -> AnyView {
    match use_viewer() {
        Some(viewer) => view! { <AlreadyIn name=viewer.display_name /> }.into_any(),
        None if !Doors::current().phone => view! { <Trouble error=AppError::not_found() /> }.into_any(),
        None => view! { <NumberForm /> }.into_any(),
    }
}

#[component]
fn NumberForm() -> impl IntoView {
    let locale = locale();
    let next = use_query_map()
        .with_untracked(|query| query.get("next"))
        .unwrap_or_else(|| HOME.to_owned());
    let login = format!("/login?next={}", Url::escape(&next));
    view! {
        <AuthFrame title=td_string!(locale, phone_login.title) lead=td_string!(locale, phone_login.lead) seed="login">
            <Form action=AskPhoneLogin::url() name="phone-login" sending=Sending::Native>
                <input type="hidden" name="next" value=next />
                <PhoneField />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, phone_login.ask)}</Button>
            </Form>
            <p class="auth-aside">
                <a class="link" href=login>{td_string!(locale, phone_login.by_password)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

/// `/login/phone/code`
pub(crate) fn phone_code_page() -> AnyView {
    if let Some(viewer) = use_viewer() {
        return view! { <AlreadyIn name=viewer.display_name /> }.into_any();
    }
    let waiting = Query::first(&[], || PhoneLoginState {});
    waiting.shown(skeleton, |waiting| match waiting {
        Some(number) => view! { <CodeForm number /> }.into_any(),
        None => view! { <BeginAgain /> }.into_any(),
    })
}

#[component]
fn CodeForm(
    /// Where the code went, if it went anywhere.
    number: String,
) -> impl IntoView {
    let locale = locale();
    let lead = td_string!(locale, phone_login.code_lead, number = number).to_string();
    view! {
        <AuthFrame title=td_string!(locale, phone_login.code_title) lead=lead seed="login">
            // The browser itself sends it: who is signed in changes with the whole page.
            <Form action=PassPhoneLogin::url() name="phone-code" sending=Sending::Native>
                <CodeInput name="one_time_code" label=td_string!(locale, phone_login.code) />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, phone_login.submit)}</Button>
            </Form>
            <p class="auth-aside">
                {td_string!(locale, phone_login.nothing)} " "
                <a class="link" href="/login/phone">{td_string!(locale, phone_login.again)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

#[component]
fn BeginAgain() -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, phone_login.code_title) lead=td_string!(locale, phone_login.gone) seed="login">
            <LinkButton href="/login/phone" size=ButtonSize::Large width=ButtonWidth::Line>
                {td_string!(locale, phone_login.ask)}
            </LinkButton>
        </AuthFrame>
    }
    .into_any()
}
