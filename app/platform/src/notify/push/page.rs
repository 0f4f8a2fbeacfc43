//! Turning this device on and off, on the page of the preferences.
//!
//! What the browser can, and allows, the document's script (`app/shell/src/document.js`) finds out; it
//! also subscribes, and fills in the form. The style (`style/parts/push.css`) shows what applies.

use leptos::prelude::*;
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Icon, Section, icons};

use super::{
    RESOURCE,
    api::{SubscribePush, UnsubscribePush},
    model::ThisDevice,
};
use crate::{
    forms::Form,
    i18n::{Locale, td_string},
    language::Language,
};

/// The part of the page about the device that shows it.
#[component]
pub(in crate::notify) fn Device(device: ThisDevice) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Section title=td_string!(locale, notifications.push.title)>
            <div class="push">
                <p class="muted">{td_string!(locale, notifications.push.lead)}</p>
                {if device.on { view! { <TurnOff /> }.into_any() } else { view! { <TurnOn server_key=device.server_key /> }.into_any() }}
                <div role="status">
                    <p data-when="scriptless">{td_string!(locale, notifications.push.scriptless)}</p>
                    <p data-when="cannot">{td_string!(locale, notifications.push.cannot)}</p>
                    <p data-when="denied">{td_string!(locale, notifications.push.denied)}</p>
                    <p data-when="failed">{td_string!(locale, notifications.push.failed)}</p>
                </div>
            </div>
        </Section>
    }
    .into_any()
}

/// The script fills in what the browser says of itself, once the person has agreed.
#[component]
fn TurnOn(server_key: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Form action=SubscribePush::url() name="push-on" touches=&[RESOURCE]>
            <input type="hidden" name="server_key" value=server_key />
            <input type="hidden" name="endpoint" />
            <input type="hidden" name="p256dh" />
            <input type="hidden" name="auth" />
            <p class="muted small">{td_string!(locale, notifications.push.asks)}</p>
            <div class="form-actions">
                <Button glyph=icons::BELL>{td_string!(locale, notifications.push.turn_on)}</Button>
            </div>
        </Form>
    }
    .into_any()
}

#[component]
fn TurnOff() -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <p class="cluster">
            <Icon glyph=icons::CHECK />
            <span>{td_string!(locale, notifications.push.is_on)}</span>
        </p>
        <Form action=UnsubscribePush::url() name="push-off" touches=&[RESOURCE]>
            <div class="form-actions">
                <Button kind=ButtonKind::Secondary>{td_string!(locale, notifications.push.turn_off)}</Button>
            </div>
        </Form>
    }
    .into_any()
}
