//! The phone of an account on the pages.

use leptos::prelude::*;
use platform::{
    doors::Doors,
    forms::{Form, Sending},
    query::Query,
};
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonKind, CodeInput, Field, FieldKind, LinkButton, Section};

use super::{
    api::{AskPhoneCode, ConfirmPhone, OpenPhone, RemovePhone},
    model::{KnownPhone, PhoneWorkbench},
};
use crate::{
    frame::{AccountFrame, skeleton},
    i18n::{locale, td_string},
};

/// The part of the security page that says which phone opens the account.
#[component]
pub(crate) fn PhoneSection(
    /// The phone of today.
    known: Option<KnownPhone>,
) -> impl IntoView {
    let locale = locale();
    let (lead, label) = match known {
        None => (
            td_string!(locale, phone.none_lead).to_owned(),
            td_string!(locale, phone.add),
        ),
        Some(known) => (current(known), td_string!(locale, phone.manage)),
    };
    view! {
        <Section title=td_string!(locale, phone.title)>
            <p class="muted">{lead}</p>
            <div class="form-actions">
                // Asked for as a whole page: it may first lead to the one that asks who sits there.
                <LinkButton href="/account/security/phone" kind=ButtonKind::Secondary attr:rel="external">
                    {label}
                </LinkButton>
            </div>
        </Section>
    }
    .into_any()
}

/// `/account/security/phone`
pub(crate) fn phone_page() -> AnyView {
    let workbench = Query::first(&[], || OpenPhone {});
    workbench.shown(skeleton, |workbench| {
        let PhoneWorkbench { known, waiting } = workbench;
        let removing = known.is_some().then(|| view! { <Removing /> });
        view! {
            <AccountFrame title=td_string!(locale(), phone.title)>
                {known.map(|known| view! { <p>{current(known)}</p> })}
                {waiting.map(|number| view! { <TheCode number /> })}
                {Doors::current().phone.then(|| view! { <TheNumber /> })}
                {removing}
            </AccountFrame>
        }
        .into_any()
    })
}

/// Which phone it is, in a sentence.
fn current(known: KnownPhone) -> String {
    let KnownPhone { number, since } = known;
    td_string!(locale(), phone.current, number = number, since = since).to_string()
}

/// The code that was just sent.
#[component]
fn TheCode(
    /// Where it went.
    number: String,
) -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, phone.code_title)>
            <p>{td_string!(locale, phone.code_lead, number = number).to_string()}</p>
            <Form action=ConfirmPhone::url() name="phone-confirm" sending=Sending::Native>
                <CodeInput name="one_time_code" label=td_string!(locale, phone.code) />
                <div class="form-actions">
                    <Button>{td_string!(locale, phone.confirm)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

/// The number to be.
#[component]
fn TheNumber() -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, phone.number_title)>
            <p class="muted">{td_string!(locale, phone.number_lead)}</p>
            <Form action=AskPhoneCode::url() name="phone" sending=Sending::Native>
                <PhoneField />
                <div class="form-actions">
                    <Button kind=ButtonKind::Secondary>{td_string!(locale, phone.ask)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

/// A phone number to type.
#[component]
pub(crate) fn PhoneField() -> impl IntoView {
    let locale = locale();
    view! {
        <Field
            name="phone"
            label=td_string!(locale, phone.number)
            hint=td_string!(locale, phone.number_hint)
            kind=FieldKind::Telephone
            autocomplete=Autocomplete::Telephone
            max_length=40
            required=true
        />
    }
    .into_any()
}

#[component]
fn Removing() -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, phone.remove_title)>
            <p class="muted">{td_string!(locale, phone.remove_lead)}</p>
            <Form action=RemovePhone::url() name="phone-remove" sending=Sending::Native>
                <div class="form-actions">
                    <Button kind=ButtonKind::Danger>{td_string!(locale, phone.remove)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}
