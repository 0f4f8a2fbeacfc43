//! How an account stands, in a word.

use leptos::prelude::*;
use platform::account::SuspensionGround;
use ui::{Badge, BadgeTone};

use crate::{
    accounts::model::Standing,
    i18n::{locale, td_string},
};

/// A badge; nothing for an account that is as it should be.
#[component]
pub(super) fn StandingBadge(standing: Standing) -> impl IntoView {
    let locale = locale();
    match standing {
        Standing::Open => ().into_any(),
        Standing::Suspended { .. } => {
            view! { <Badge tone=BadgeTone::Wrong>{td_string!(locale, accounts.suspended)}</Badge> }.into_any()
        }
        Standing::Ending { .. } => {
            view! { <Badge tone=BadgeTone::Caution>{td_string!(locale, accounts.ending)}</Badge> }.into_any()
        }
    }
}

/// Why an account was closed.
pub(crate) fn ground_name(ground: SuspensionGround) -> &'static str {
    let locale = locale();
    match ground {
        SuspensionGround::Security => td_string!(locale, accounts.ground_security),
        SuspensionGround::Rules => td_string!(locale, accounts.ground_rules),
        SuspensionGround::Law => td_string!(locale, accounts.ground_law),
    }
}
