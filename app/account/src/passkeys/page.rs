//! Passkeys on the pages.
//!
//! A device is asked by the document's script (`app/shell/src/document.js`), which fills in a form as
//! any other; the application is not needed. The style (`style/parts/passkeys.css`) shows what applies.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    query::Query,
};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Field, Icon, LinkButton, Section, icons};

use super::{
    api::{AddPasskey, NewPasskeyChallenge, OpenPasskeys, PasskeyChallenge, RemovePasskey},
    model::{KnownPasskey, LONGEST_NAME, PasskeyStanding},
};
use crate::{
    frame::{AccountFrame, skeleton},
    i18n::{locale, td_string},
};

/// Where the document's script puts what a device has signed.
#[component]
pub(crate) fn PasskeyInput(
    /// Whether passkeys are also offered among the addresses that the browser fills in.
    #[prop(optional)]
    suggests: bool,
) -> impl IntoView {
    view! {
        <input
            type="hidden"
            name="credential"
            data-passkey="get"
            data-challenge=PasskeyChallenge::url()
            data-suggests=suggests.then_some("")
        />
    }
}

/// What is said where the browser cannot, or the device has not.
#[component]
pub(crate) fn PasskeyWords() -> impl IntoView {
    let locale = locale();
    view! {
        <div class="small muted" role="status">
            <p data-when="scriptless">{td_string!(locale, passkeys.scriptless)}</p>
            <p data-when="failed">{td_string!(locale, passkeys.failed)}</p>
        </div>
    }
    .into_any()
}

/// The part of the security page that says which passkeys open the account.
#[component]
pub(crate) fn PasskeysSection(
    /// How it stands.
    standing: PasskeyStanding,
) -> impl IntoView {
    let locale = locale();
    let PasskeyStanding { offered, known } = standing;
    if !offered && known.is_empty() {
        return ().into_any();
    }
    let label = if known.is_empty() {
        td_string!(locale, passkeys.add_first)
    } else {
        td_string!(locale, passkeys.manage)
    };
    let rows = known
        .into_iter()
        .map(|passkey| {
            let trail = ().into_any();
            view! { <PasskeyRow passkey trail /> }
        })
        .collect_view();
    view! {
        <Section title=td_string!(locale, passkeys.title)>
            <p class="muted">{td_string!(locale, passkeys.lead)}</p>
            <ul class="list" role="list">{rows}</ul>
            <div class="form-actions">
                // Asked for as a whole page: it may first lead to the one that asks who sits there.
                <LinkButton href="/account/security/passkeys" kind=ButtonKind::Secondary attr:rel="external">
                    {label}
                </LinkButton>
            </div>
        </Section>
    }
    .into_any()
}

/// `/account/security/passkeys`
pub(crate) fn passkeys_page() -> AnyView {
    let standing = Query::first(&[], || OpenPasskeys {});
    standing.shown(skeleton, |standing| {
        let PasskeyStanding { offered, known } = standing;
        let some = !known.is_empty();
        view! {
            <AccountFrame title=td_string!(locale(), passkeys.title)>
                <p class="muted">{td_string!(locale(), passkeys.lead)}</p>
                {some.then(|| view! { <Known known /> })}
                {offered.then(|| view! { <Adding /> })}
            </AccountFrame>
        }
        .into_any()
    })
}

/// One form for all rows: the button says which.
#[component]
fn Known(known: Vec<KnownPasskey>) -> impl IntoView {
    let locale = locale();
    let rows = known
        .into_iter()
        .map(|passkey| {
            let label = td_string!(locale, passkeys.remove_label, name = passkey.name.clone()).to_string();
            let trail = view! {
                <Button
                    kind=ButtonKind::Quiet
                    size=ButtonSize::Small
                    name="passkey"
                    value=passkey.id.clone()
                    attr:aria-label=label
                >
                    {td_string!(locale, passkeys.remove)}
                </Button>
            }
            .into_any();
            view! { <PasskeyRow passkey trail /> }
        })
        .collect_view();
    view! {
        <Section title=td_string!(locale, passkeys.known_title)>
            <Form action=RemovePasskey::url() name="passkeys" sending=Sending::Native class="passkeys">
                <ul class="list" role="list">{rows}</ul>
            </Form>
        </Section>
    }
    .into_any()
}

#[component]
fn PasskeyRow(
    /// Which one.
    passkey: KnownPasskey,
    /// What can be done with it.
    trail: AnyView,
) -> impl IntoView {
    let locale = locale();
    let KnownPasskey { name, since, used, .. } = passkey;
    let detail = match used {
        Some(used) => td_string!(locale, passkeys.used, since = since, used = used).to_string(),
        None => td_string!(locale, passkeys.unused, since = since).to_string(),
    };
    view! {
        <li>
            <div class="row">
                <Icon glyph=icons::KEY_ROUND />
                <span class="row-words">
                    <span class="row-title">{name}</span>
                    <span class="row-detail">{detail}</span>
                </span>
                <span class="row-trail">{trail}</span>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn Adding() -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, passkeys.add_title)>
            <div class="passkey">
                <p data-when="cannot">{td_string!(locale, passkeys.cannot)}</p>
                <Form action=AddPasskey::url() name="passkey-add" sending=Sending::Native>
                    <input type="hidden" name="credential" data-passkey="create" data-challenge=NewPasskeyChallenge::url() />
                    <Field
                        name="name"
                        label=td_string!(locale, passkeys.name)
                        hint=td_string!(locale, passkeys.name_hint)
                        max_length=LONGEST_NAME
                    />
                    <div class="form-actions">
                        <Button glyph=icons::KEY_ROUND>{td_string!(locale, passkeys.add)}</Button>
                    </div>
                </Form>
                <PasskeyWords />
            </div>
        </Section>
    }
    .into_any()
}
