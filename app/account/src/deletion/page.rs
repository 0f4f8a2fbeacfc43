//! The end of an account on the pages.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    query::Query,
};
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonKind, ButtonSize, ButtonWidth, Field, FieldKind, Section};

use super::{
    api::{AskDeletion, ReadDeletion, Stay},
    model::PlannedEnd,
};
use crate::{
    email::model::{PasswordMeans, SignInMeans},
    frame::{AuthFrame, skeleton},
    i18n::{locale, td_string},
    password::reveal,
    reauthentication::ProveFirst,
    signin::SignOutButton,
};

/// The part of the privacy page that ends the account: what goes, what stays, and who sits there.
#[component]
pub(crate) fn DeletionSection(
    /// By what one signs in.
    means: SignInMeans,
) -> impl IntoView {
    let locale = locale();
    // Made within the form: a field asks its form what was refused.
    let proof = move || match means.password {
        PasswordMeans::Chosen => view! { <CurrentPassword /> }.into_any(),
        PasswordMeans::None => view! { <ProveFirst next="/account/privacy" /> }.into_any(),
    };
    view! {
        <Section title=td_string!(locale, deletion.title)>
            <p>{td_string!(locale, deletion.goes)}</p>
            <p>{td_string!(locale, deletion.stays)}</p>
            <p>{td_string!(locale, deletion.week)}</p>
            <p class="muted">{td_string!(locale, deletion.advice)}</p>
            // The browser itself sends it: who is signed in changes with the whole page.
            <Form action=AskDeletion::url() name="deletion" sending=Sending::Native>
                {proof()}
                <div class="form-actions">
                    <Button kind=ButtonKind::Danger>{td_string!(locale, deletion.ask)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

#[component]
fn CurrentPassword() -> impl IntoView {
    view! {
        <Field
            name="current_password"
            id="deletion-password"
            label=td_string!(locale(), deletion.password)
            kind=FieldKind::Password
            autocomplete=Autocomplete::CurrentPassword
            required=true
            reveal=reveal()
        />
    }
    .into_any()
}

/// `/account/deletion`
pub(crate) fn deletion_page() -> AnyView {
    let planned = Query::first(&[], || ReadDeletion {});
    planned.shown(skeleton, |planned| view! { <Planned planned /> }.into_any())
}

#[component]
fn Planned(planned: PlannedEnd) -> impl IntoView {
    let locale = locale();
    let PlannedEnd { name, when, open } = planned;
    let lead = if open {
        td_string!(locale, deletion.page_lead, name = name, when = when).to_string()
    } else {
        td_string!(locale, deletion.too_late).to_owned()
    };
    view! {
        <AuthFrame title=td_string!(locale, deletion.page_title) lead=lead seed="deletion">
            {open.then(|| view! { <Staying /> })}
            <SignOutButton />
        </AuthFrame>
    }
    .into_any()
}

#[component]
fn Staying() -> impl IntoView {
    let locale = locale();
    view! {
        <Form action=Stay::url() name="stay" sending=Sending::Native>
            <p>{td_string!(locale, deletion.stay_lead)}</p>
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, deletion.stay)}</Button>
        </Form>
    }
    .into_any()
}
