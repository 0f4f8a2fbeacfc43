//! What was said.

use leptos::prelude::*;
use platform::{forms::Form, language::Language, media::MediaView};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Card, More, Section};

use crate::{
    i18n::{Locale, td_string},
    messages::{
        RESOURCE, RemoveMessage,
        model::{Message, Messages},
    },
};

/// The messages, the latest first.
#[component]
pub(super) fn Said(
    /// A page of them.
    messages: Messages,
    /// Where the page begins; empty for the latest.
    before: String,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if messages.messages.is_empty() {
        return view! { <p class="muted">{td_string!(locale, messages.none)}</p> }.into_any();
    }
    let partner = messages.partner;
    let said = messages
        .messages
        .into_iter()
        .map(|message| view! { <li><One message partner=partner.clone() /></li> })
        .collect_view();
    let next = messages.next.map(|next| format!("/couple/messages?before={next}"));
    let to_latest = (!before.is_empty())
        .then(|| view! { <p><a class="link" href="/couple/messages">{td_string!(locale, messages.to_latest)}</a></p> });
    view! {
        <Section title=td_string!(locale, messages.list)>
            <ul class="stack" role="list">{said}</ul>
            <More href=next label=td_string!(locale, messages.more) />
            {to_latest}
        </Section>
    }
    .into_any()
}

#[component]
fn One(message: Message, partner: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let title = if message.mine {
        td_string!(locale, messages.mine).to_owned()
    } else {
        td_string!(locale, messages.theirs, name = partner)
    };
    let at = message.at.clone();
    let remove = message.mine.then(|| {
        let which = format!(" {at}");
        view! {
            <Form action=RemoveMessage::url() name="message-remove" touches=&[RESOURCE]>
                <input type="hidden" name="message" value=message.id.clone() />
                <div>
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Small>
                        {td_string!(locale, messages.remove)} <span class="visually-hidden">{which}</span>
                    </Button>
                </div>
            </Form>
        }
    });
    view! {
        <Card>
            <h3>{title}</h3>
            <p class="muted">{message.at}</p>
            <MediaView shown=message.shown />
            {remove}
        </Card>
    }
    .into_any()
}
