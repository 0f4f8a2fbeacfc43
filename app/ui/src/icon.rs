//! Drawings beside words.

use leptos::prelude::*;

use crate::icons::Glyph;

/// How large an icon is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// In proportion to the text around it.
    #[default]
    Text,
    /// 24 px.
    Regular,
    /// 28 px.
    Large,
}

impl IconSize {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Text => None,
            Self::Regular => Some("regular"),
            Self::Large => Some("large"),
        }
    }
}

/// An icon, silent for screen readers: the words beside it say the same.
#[component]
pub fn Icon(
    /// One of [`crate::icons`].
    glyph: Glyph,
    /// Its size.
    #[prop(optional)]
    size: IconSize,
) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" data-size=size.name() inner_html=glyph.0></svg> }
}
