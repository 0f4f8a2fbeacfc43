//! A word about a thing's state.

use leptos::prelude::*;

use crate::{icon::Icon, icons::Glyph};

/// What the word means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadgeTone {
    /// A fact.
    #[default]
    Plain,
    /// Belongs to the area.
    Accent,
    /// Done, well.
    Good,
    /// Wants attention.
    Caution,
    /// Failed or refused.
    Wrong,
}

impl BadgeTone {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Accent => Some("accent"),
            Self::Good => Some("good"),
            Self::Caution => Some("caution"),
            Self::Wrong => Some("wrong"),
        }
    }
}

/// A short word in a pill.
#[component]
pub fn Badge(
    /// What the word means.
    #[prop(optional)]
    tone: BadgeTone,
    /// An icon before the word.
    #[prop(optional)]
    glyph: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <span class="badge" data-tone=tone.name()>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {children()}
        </span>
    }
}
