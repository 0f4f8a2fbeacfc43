//! The part of the security page that says how the second factor stands.

use leptos::prelude::*;
use ui::{ButtonKind, LinkButton, Section};

use crate::{
    i18n::{locale, td_string},
    second_factor::model::Standing,
};

/// How it stands, and the way to change it.
#[component]
pub(crate) fn SecondFactorSection(
    /// On or off.
    standing: Standing,
) -> impl IntoView {
    let locale = locale();
    let (lead, label) = match standing {
        Standing::Off => (
            td_string!(locale, second_factor.off_lead).to_owned(),
            td_string!(locale, second_factor.set_up),
        ),
        Standing::On { since, codes_left } => (
            td_string!(locale, second_factor.on_lead, since = since, left = codes_left).to_string(),
            td_string!(locale, second_factor.manage),
        ),
    };
    view! {
        <Section title=td_string!(locale, second_factor.title)>
            <p class="muted">{lead}</p>
            <div class="form-actions">
                // Asked for as a whole page: it may first lead to the one that asks who sits there.
                <LinkButton href="/account/security/second-factor" kind=ButtonKind::Secondary attr:rel="external">
                    {label}
                </LinkButton>
            </div>
        </Section>
    }
    .into_any()
}
