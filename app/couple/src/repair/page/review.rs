//! Everything once more, before it is sent.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, ButtonWidth, Card, Disclosure, LinkButton, PageHeader};

use super::{safety::Safety, step::label};
use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    repair::{
        DiscardRepair, RESOURCE, SendRepair,
        model::{Draft, Step},
    },
    words::Words,
};

/// The five texts, each a touch away from being changed, and the button that gives them.
#[component]
pub(super) fn Review(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Draft { id, partner, texts } = draft;
    let missing = texts.missing();
    let parts = Step::ALL
        .into_iter()
        .map(|step| {
            let href = format!("/couple/repair/{id}?step={}", step.word());
            view! { <Part step text=texts.of(step).to_owned() href /> }
        })
        .collect_view();
    let way_on = match missing {
        Some(step) => view! {
            <LinkButton href=format!("/couple/repair/{id}?step={}", step.word()) size=ButtonSize::Large width=ButtonWidth::Line>
                {td_string!(locale, repair.go_on_writing)}
            </LinkButton>
        }
        .into_any(),
        None => view! { <Send id=id.clone() partner=partner.clone() /> }.into_any(),
    };
    view! {
        <PageHeader
            title=td_string!(locale, repair.review_title)
            lead=td_string!(locale, repair.review_lead, name = partner.clone())
        />
        <Card>{parts}</Card>
        {way_on}
        <Discard id />
        <Safety />
    }
    .into_any()
}

#[component]
fn Part(step: Step, text: String, href: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let change = td_string!(locale, repair.change_step, step = label(locale, step));
    view! {
        <div class="stack" data-gap="1">
            <div class="section-header">
                <h2 class="overline">{label(locale, step)}</h2>
                <a class="link" href=href aria-label=change>{td_string!(locale, repair.change)}</a>
            </div>
            {if text.is_empty() {
                view! { <p class="muted">{td_string!(locale, repair.not_written)}</p> }.into_any()
            } else {
                view! { <Words text /> }.into_any()
            }}
        </div>
    }
    .into_any()
}

#[component]
fn Send(id: String, partner: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Form action=SendRepair::url() name="repair-send" touches=&[RESOURCE]>
            <input type="hidden" name="repair" value=id />
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, repair.send, name = partner)}</Button>
        </Form>
    }
    .into_any()
}

#[component]
fn Discard(id: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Disclosure summary=td_string!(locale, repair.discard_summary) open=came_back("repair-discard")>
            <Form action=DiscardRepair::url() name="repair-discard">
                <input type="hidden" name="repair" value=id />
                <p>{td_string!(locale, repair.discard_lead)}</p>
                <Button kind=ButtonKind::Danger>{td_string!(locale, repair.discard)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}
