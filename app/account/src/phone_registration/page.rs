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
use ui::{Autocomplete, Button, ButtonSize, ButtonWidth, Field};

use super::api::{AskPhoneRegistration, PassPhoneRegistration, PhoneRegistrationState};
use crate::{
    code_page::{CodeUse, code_page},
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
    let locale = locale();
    let purpose = CodeUse {
        form: "register-code",
        action: PassPhoneRegistration::url(),
        start: "/register/phone",
        seed: "register",
    };
    waiting.shown(skeleton, move |number| {
        let lead = number.map(|number| td_string!(locale, phone.code_lead, number = number).to_string());
        code_page(purpose, lead, td_string!(locale, register.submit))
    })
}
