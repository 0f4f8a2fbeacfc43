//! The page that asks who sits there.

use leptos::prelude::*;
use leptos_router::{hooks::use_query_map, location::Url};
use platform::{
    forms::{Form, Sending},
    query::Query,
};
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonKind, ButtonSize, ButtonWidth, CodeInput, Field, FieldKind, icons};

use super::{
    api::{
        AskConfirmText, ConfirmByCode, ConfirmByPasskey, ConfirmByPassword, ConfirmByProvider, ConfirmByText,
        ConfirmationWays,
    },
    model::Ways,
};
use crate::{
    frame::{AuthFrame, skeleton},
    i18n::{locale, td_string},
    passkeys::{PasskeyInput, PasskeyWords},
    password::reveal,
    providers::{model::Named, page::Choices},
};

/// `/account/confirm`
pub(crate) fn confirm_page() -> AnyView {
    let asked = use_query_map();
    let next = asked.with_untracked(|query| query.get("next")).unwrap_or_default();
    // What asks for a second factor is not content with a password.
    let by_code = asked.with_untracked(|query| query.get("by")).as_deref() == Some("code");
    let ways = Query::first(&[], || ConfirmationWays {});
    ways.shown(skeleton, move |ways| {
        let locale = locale();
        let Ways {
            password,
            text,
            app,
            passkey,
            providers,
        } = ways;
        let first_steps = !by_code || !(app || passkey);
        let to = || next.clone();
        let password = password.then(|| view! { <PasswordForm next=to() /> });
        let text = text.then(|| view! { <TextForms next=to() /> });
        let passkey = passkey.then(|| view! { <PasskeyForm next=to() /> });
        let providers = (!providers.is_empty()).then(|| view! { <ProviderForm providers next=to() /> });
        let app = app.then(|| view! { <CodeForm next=to() /> });
        view! {
            <AuthFrame title=td_string!(locale, confirm.title) lead=td_string!(locale, confirm.lead) seed="confirm">
                {passkey}
                {first_steps.then_some((password, text, providers))}
                {app}
            </AuthFrame>
        }
        .into_any()
    })
}

#[component]
fn PasswordForm(next: String) -> impl IntoView {
    let locale = locale();
    view! {
        // The browser itself sends it: the session changes.
        <Form action=ConfirmByPassword::url() name="confirm-password" sending=Sending::Native>
            <input type="hidden" name="next" value=next />
            <Field
                name="current_password"
                label=td_string!(locale, confirm.password)
                kind=FieldKind::Password
                autocomplete=Autocomplete::CurrentPassword
                required=true
                reveal=reveal()
            />
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, confirm.submit)}</Button>
        </Form>
    }
    .into_any()
}

/// In the place of the present password, for who has none: the way to the page that asks for a code.
#[component]
pub(crate) fn ProveFirst(
    /// The page to come back to.
    next: &'static str,
) -> impl IntoView {
    let href = format!("/account/confirm?next={}", Url::escape(next));
    // Asked for as a whole page: it leads back to another.
    view! {
        <p>
            <a class="link" rel="external" href=href>{td_string!(locale(), confirm.first)}</a>
        </p>
    }
}

#[component]
fn TextForms(next: String) -> impl IntoView {
    let locale = locale();
    let again = next.clone();
    view! {
        <Form action=AskConfirmText::url() name="confirm-text-ask" sending=Sending::Native>
            <input type="hidden" name="next" value=again />
            <Button kind=ButtonKind::Secondary width=ButtonWidth::Line>{td_string!(locale, confirm.ask_text)}</Button>
        </Form>
        <Form action=ConfirmByText::url() name="confirm-text" sending=Sending::Native>
            <input type="hidden" name="next" value=next />
            <CodeInput name="one_time_code" id="confirm-text-code" label=td_string!(locale, confirm.text) />
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, confirm.submit)}</Button>
        </Form>
    }
    .into_any()
}

#[component]
fn PasskeyForm(next: String) -> impl IntoView {
    view! {
        <div class="passkey">
            <Form action=ConfirmByPasskey::url() name="confirm-passkey" sending=Sending::Native>
                <input type="hidden" name="next" value=next />
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
fn ProviderForm(providers: Vec<Named>, next: String) -> impl IntoView {
    view! {
        <Form action=ConfirmByProvider::url() name="confirm-provider" sending=Sending::Native>
            <input type="hidden" name="next" value=next />
            <Choices providers />
        </Form>
    }
    .into_any()
}

#[component]
fn CodeForm(next: String) -> impl IntoView {
    let locale = locale();
    view! {
        <Form action=ConfirmByCode::url() name="confirm-code" sending=Sending::Native>
            <input type="hidden" name="next" value=next />
            <CodeInput name="one_time_code" label=td_string!(locale, confirm.code) />
            <Button kind=ButtonKind::Secondary width=ButtonWidth::Line>{td_string!(locale, confirm.submit_code)}</Button>
        </Form>
    }
    .into_any()
}
