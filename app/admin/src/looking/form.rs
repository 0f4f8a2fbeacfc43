//! Asking for somebody's eyes, on their card.

use leptos::prelude::*;
use leptos_router::location::Url;
use platform::{
    forms::{Form, Sending},
    looking::LookingGround,
};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Choice, Section, Select};

use super::{Look, api::BeginLooking};
use crate::{
    desk::ReasonField,
    i18n::{locale, td_string},
};

/// The form, or the way to prove first who asks; nothing where it is never possible.
#[component]
pub(crate) fn LookingForm(
    /// The account's id.
    account: String,
    /// Whether it can be.
    look: Look,
) -> impl IntoView {
    let locale = locale();
    let way = match look {
        Look::Closed => return ().into_any(),
        Look::Open => view! { <Asking account /> }.into_any(),
        Look::ProveFirst => {
            let next = format!("/admin/accounts/{account}");
            let href = format!("/account/confirm?next={}", Url::escape(&next));
            // Asked for as a whole page: it leads back to this one.
            view! { <p><a class="link" rel="external" href=href>{td_string!(locale, looking.prove)}</a></p> }.into_any()
        }
    };
    view! {
        <Section title=td_string!(locale, looking.title)>
            <p class="muted">{td_string!(locale, looking.lead)}</p>
            {way}
        </Section>
    }
    .into_any()
}

#[component]
fn Asking(account: String) -> impl IntoView {
    let locale = locale();
    let choices = LookingGround::ALL
        .into_iter()
        .map(|ground| Choice::new(ground.word(), ground_name(ground)))
        .collect();
    view! {
        // The browser itself sends it: who is seen changes with the whole page.
        <Form action=BeginLooking::url() name="look" sending=Sending::Native>
            <input type="hidden" name="account" value=account />
            <Select
                name="ground"
                id="look-ground"
                label=td_string!(locale, accounts.ground)
                hint=td_string!(locale, accounts.ground_hint)
                choices
            />
            <ReasonField id="look-reason" />
            <div class="form-actions">
                <Button kind=ButtonKind::Secondary>{td_string!(locale, looking.begin)}</Button>
            </div>
        </Form>
    }
    .into_any()
}

fn ground_name(ground: LookingGround) -> &'static str {
    let locale = locale();
    match ground {
        LookingGround::Help => td_string!(locale, looking.ground_help),
        LookingGround::Fault => td_string!(locale, looking.ground_fault),
        LookingGround::Security => td_string!(locale, looking.ground_security),
    }
}
