//! The page of signing in, and the button of signing out.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, location::Url};
use platform::{
    account::use_viewer,
    doors::Doors,
    forms::{Form, Sending},
};
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonKind, ButtonSize, ButtonWidth, Field, FieldKind, LinkButton, icons};

use super::api::{SignIn, SignOut};
use crate::{
    frame::AuthFrame,
    i18n::{locale, td_string},
    passkeys::{PasskeyInput, PasskeyWords, api::SignInByPasskey},
    password::reveal,
    providers::ProviderButtons,
    registration::model::HOME,
};

/// `/login`
pub(crate) fn login_page() -> AnyView {
    if let Some(viewer) = use_viewer() {
        return view! { <AlreadyIn name=viewer.display_name /> }.into_any();
    }
    let next = use_query_map()
        .with_untracked(|query| query.get("next"))
        .unwrap_or_else(|| HOME.to_owned());
    view! { <LoginForm next /> }.into_any()
}

#[component]
fn LoginForm(next: String) -> impl IntoView {
    let locale = locale();
    let register = format!("/register?next={}", Url::escape(&next));
    let by_phone = format!("/login/phone?next={}", Url::escape(&next));
    let Doors {
        phone,
        passkeys,
        providers,
    } = Doors::current();
    let by_passkey = passkeys.then(|| view! { <ByPasskey next=next.clone() /> });
    let by_provider = next.clone();
    view! {
        <AuthFrame title=td_string!(locale, login.title) seed="login">
            // The browser itself sends it: who is signed in changes with the whole page.
            <Form action=SignIn::url() name="login" sending=Sending::Native>
                <input type="hidden" name="next" value=next />
                <Field
                    name="email"
                    label=td_string!(locale, login.email)
                    kind=FieldKind::Email
                    autocomplete=Autocomplete::UsernameOrPasskey
                    max_length=254
                    required=true
                />
                <Field
                    name="password"
                    label=td_string!(locale, login.password)
                    kind=FieldKind::Password
                    autocomplete=Autocomplete::CurrentPassword
                    required=true
                    reveal=reveal()
                />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, login.submit)}</Button>
            </Form>
            {by_passkey}
            <ProviderButtons providers next=by_provider />
            <div class="stack" data-gap="2">
                {phone.then(|| view! {
                    <p class="auth-aside">
                        <a class="link" href=by_phone>{td_string!(locale, login.by_phone)}</a>
                    </p>
                })}
                <p class="auth-aside">
                    <a class="link" href="/forgot">{td_string!(locale, login.forgot)}</a>
                </p>
                <p class="auth-aside">
                    {td_string!(locale, login.no_account)} " "
                    <a class="link" href=register>{td_string!(locale, login.to_register)}</a>
                </p>
            </div>
        </AuthFrame>
    }
    .into_any()
}

/// A passkey in the place of address and password.
#[component]
fn ByPasskey(next: String) -> impl IntoView {
    view! {
        <div class="passkey">
            <Form action=SignInByPasskey::url() name="login-passkey" sending=Sending::Native>
                <input type="hidden" name="next" value=next />
                <PasskeyInput suggests=true />
                <Button kind=ButtonKind::Secondary width=ButtonWidth::Line glyph=icons::KEY_ROUND>
                    {td_string!(locale(), passkeys.use_one)}
                </Button>
            </Form>
            <PasskeyWords />
        </div>
    }
    .into_any()
}

/// In place of the form, for who is signed in already.
#[component]
pub(crate) fn AlreadyIn(
    /// How they are called.
    name: String,
) -> impl IntoView {
    let locale = locale();
    let lead = td_string!(locale, login.already_lead, name = name).to_string();
    view! {
        <AuthFrame title=td_string!(locale, login.already) lead=lead seed="login">
            <div class="cluster">
                <LinkButton href=HOME size=ButtonSize::Large>{td_string!(locale, login.go_on)}</LinkButton>
                <SignOutButton />
            </div>
        </AuthFrame>
    }
    .into_any()
}

/// Signs out.
#[component]
pub fn SignOutButton() -> impl IntoView {
    view! {
        <Form action=SignOut::url() name="sign-out" sending=Sending::Native class="sign-out">
            <Button kind=ButtonKind::Secondary glyph=icons::LOG_OUT>{td_string!(locale(), login.sign_out)}</Button>
        </Form>
    }
    .into_any()
}
