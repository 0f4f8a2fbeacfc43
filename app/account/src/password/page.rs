//! The password on the pages.

use leptos::prelude::*;
use platform::forms::{Form, Sending};
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonKind, Field, FieldKind, Reveal, Section};

use super::api::ChangePassword;
use crate::{
    email::model::{PasswordMeans, SignInMeans},
    i18n::{locale, td_string},
    reauthentication::ProveFirst,
};

/// The words on the button that shows a password.
pub(crate) fn reveal() -> Reveal {
    let locale = locale();
    Reveal {
        show: td_string!(locale, password.show).to_owned(),
        hide: td_string!(locale, password.hide).to_owned(),
    }
}

/// A password to be.
#[component]
pub(crate) fn NewPasswordField(
    /// The field's name.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <Field
            name
            label
            kind=FieldKind::Password
            hint=td_string!(locale(), password.hint)
            autocomplete=Autocomplete::NewPassword
            required=true
            reveal=reveal()
        />
    }
}

/// The part of the security page that changes the password, or gives one to an address.
#[component]
pub(crate) fn PasswordSection(
    /// By what one signs in today.
    means: SignInMeans,
) -> impl IntoView {
    match (means.password, means.email) {
        (PasswordMeans::Chosen, _) => view! { <AnotherPassword /> }.into_any(),
        (PasswordMeans::None, Some(_)) => view! { <FirstPassword /> }.into_any(),
        // A password goes with an address: without one there is nothing to sign in with.
        (PasswordMeans::None, None) => ().into_any(),
    }
}

#[component]
fn AnotherPassword() -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, password.title)>
            <p class="muted">{td_string!(locale, password.lead)}</p>
            // The browser itself sends it: the session changes.
            <Form action=ChangePassword::url() name="password" sending=Sending::Native>
                <Field
                    name="current_password"
                    id="password-current"
                    label=td_string!(locale, password.current)
                    kind=FieldKind::Password
                    autocomplete=Autocomplete::CurrentPassword
                    required=true
                    reveal=reveal()
                />
                <NewPasswordField name="new_password" label=td_string!(locale, password.new) />
                <div class="form-actions">
                    <Button kind=ButtonKind::Secondary>{td_string!(locale, password.save)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

#[component]
fn FirstPassword() -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, password.title)>
            <p class="muted">{td_string!(locale, password.first_lead)}</p>
            <ProveFirst next="/account/security" />
            <Form action=ChangePassword::url() name="password" sending=Sending::Native>
                <NewPasswordField name="new_password" label=td_string!(locale, password.new) />
                <div class="form-actions">
                    <Button kind=ButtonKind::Secondary>{td_string!(locale, password.first_save)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}
