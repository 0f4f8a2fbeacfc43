//! Waiting: the code, large, and every way to pass it on.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{
    Button, ButtonKind, ButtonSize, Card, Code, CopyButton, Disclosure, DisclosureLook, Empty, PageHeader, Qr,
    ShareButton,
};

use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    pairing::{
        RenewInvite, WithdrawCouple,
        model::{Invitation, OpenInvite},
    },
};

/// The invite of a couple whose second place is free. The page moves on by itself.
#[component]
pub(crate) fn WaitingView(
    /// What can be shared.
    invitation: Invitation,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Invitation { seed, open } = invitation;
    view! {
        <PageHeader title=td_string!(locale, pairing.waiting_title) lead=td_string!(locale, pairing.waiting_lead) />
        {if let Some(invite) = open {
            view! { <Sharing invite /> }.into_any()
        } else {
            view! { <Expired seed /> }.into_any()
        }}
        <Disclosure summary=td_string!(locale, pairing.withdraw_summary) look=DisclosureLook::Quiet open=came_back("withdraw")>
            <p>{td_string!(locale, pairing.withdraw_lead)}</p>
            <Form action=WithdrawCouple::url() name="withdraw" touches=&["couple"]>
                <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, pairing.withdraw)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}

/// The code's time is over.
#[component]
fn Expired(seed: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let renew = move || view! { <Renewal kind=ButtonKind::Primary label=td_string!(locale, pairing.renew_expired) /> };
    view! {
        <Empty title=td_string!(locale, pairing.expired_title) seed action=renew>
            {td_string!(locale, pairing.expired_lead)}
        </Empty>
    }
}

#[component]
fn Sharing(invite: OpenInvite) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let OpenInvite {
        digits,
        until,
        link,
        qr,
    } = invite;
    view! {
        <Card>
            <p class="overline">{td_string!(locale, pairing.code_overline)}</p>
            <p><Code digits=digits.clone() /></p>
            <p class="muted small">{td_string!(locale, pairing.code_until, until = until)}</p>
            <div class="cluster">
                <CopyButton text=digits.clone() label=td_string!(locale, pairing.copy_code) done=td_string!(locale, pairing.copied) />
                <CopyButton text=link.clone() label=td_string!(locale, pairing.copy_link) done=td_string!(locale, pairing.copied) />
                <ShareButton
                    label=td_string!(locale, pairing.share)
                    title=td_string!(locale, pairing.share_title)
                    text=td_string!(locale, pairing.share_text, code = digits)
                    url=link.clone()
                    kind=ButtonKind::Primary
                />
            </div>
            <p class="small"><a class="link" href=link.clone()>{link.clone()}</a></p>
        </Card>
        {qr.map(|code| {
            view! {
                <Card>
                    <h2>{td_string!(locale, pairing.qr_title)}</h2>
                    <p class="muted">{td_string!(locale, pairing.qr_lead)}</p>
                    <Qr code label=td_string!(locale, pairing.qr_label) />
                </Card>
            }
        })}
        <Renewal kind=ButtonKind::Quiet label=td_string!(locale, pairing.renew) />
    }
    .into_any()
}

/// Another code in place of this one.
#[component]
fn Renewal(kind: ButtonKind, #[prop(into)] label: String) -> impl IntoView {
    view! {
        <Form action=RenewInvite::url() name="invite" touches=&["couple"]>
            <Button kind>{label}</Button>
        </Form>
    }
}
