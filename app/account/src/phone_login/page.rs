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
use ui::{Button, ButtonSize, ButtonWidth};

use super::api::{AskPhoneLogin, PassPhoneLogin, PhoneLoginState};
use crate::{
    code_page::{CodeUse, code_page},
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
    let locale = locale();
    let purpose = CodeUse {
        form: "phone-code",
        action: PassPhoneLogin::url(),
        start: "/login/phone",
        seed: "login",
    };
    waiting.shown(skeleton, move |number| {
        let lead = number.map(|number| td_string!(locale, phone_login.code_lead, number = number).to_string());
        code_page(purpose, lead, td_string!(locale, phone_login.submit))
    })
}
