//! The sessions on the security page.

use leptos::prelude::*;
use platform::forms::Form;
use server_fn::ServerFn;
use ui::{Badge, BadgeTone, Button, ButtonKind, ButtonSize, Icon, Section, icons};

use super::{
    api::{RevokeOtherSessions, RevokeSession},
    model::OpenSession,
};
use crate::i18n::{locale, td_string};

/// The kind of resource that the change feed names.
pub(crate) const RESOURCE: &[&str] = &["sessions"];

/// Where one is signed in, each with a way to end it.
#[component]
pub(crate) fn SessionsSection(
    /// This browser first.
    sessions: Vec<OpenSession>,
) -> impl IntoView {
    let locale = locale();
    let others = sessions.iter().any(|session| !session.current);
    let rows = sessions
        .into_iter()
        .map(|session| view! { <SessionRow session /> })
        .collect_view();
    view! {
        <Section title=td_string!(locale, sessions.title)>
            <p class="muted">{td_string!(locale, sessions.lead)}</p>
            // One form for all rows: the button says which.
            <Form action=RevokeSession::url() name="sessions" touches=RESOURCE class="sessions">
                <ul class="list" role="list">{rows}</ul>
            </Form>
            {others.then(|| view! { <RevokeOthers /> })}
        </Section>
    }
    .into_any()
}

#[component]
fn SessionRow(session: OpenSession) -> impl IntoView {
    let locale = locale();
    let OpenSession {
        key,
        device,
        seen,
        current,
    } = session;
    let trail = if current {
        view! { <Badge tone=BadgeTone::Good>{td_string!(locale, sessions.current)}</Badge> }.into_any()
    } else {
        let label = td_string!(locale, sessions.revoke_label, device = device.clone()).to_string();
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Small name="session" value=key attr:aria-label=label>
                {td_string!(locale, sessions.revoke)}
            </Button>
        }
        .into_any()
    };
    view! {
        <li>
            <div class="row">
                <Icon glyph=icons::MONITOR />
                <span class="row-words">
                    <span class="row-title">{device}</span>
                    <span class="row-detail">{td_string!(locale, sessions.seen, when = seen).to_string()}</span>
                </span>
                <span class="row-trail">{trail}</span>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn RevokeOthers() -> impl IntoView {
    view! {
        <Form action=RevokeOtherSessions::url() name="other-sessions" touches=RESOURCE>
            <div class="form-actions">
                <Button kind=ButtonKind::Secondary>{td_string!(locale(), sessions.revoke_others)}</Button>
            </div>
        </Form>
    }
    .into_any()
}
