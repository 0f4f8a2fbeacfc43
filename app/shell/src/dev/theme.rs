//! The two themes, side by side.

use leptos::prelude::*;

use crate::i18n::{locale, td_string};

/// Which theme a copy of the parts wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// The name in `data-theme`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// An id that the other copy of a part does not have.
    pub(super) fn id(self, name: &str) -> String {
        format!("{}-{name}", self.name())
    }

    /// The same for parts whose id is a constant.
    pub(super) const fn pick(self, light: &'static str, dark: &'static str) -> &'static str {
        match self {
            Self::Light => light,
            Self::Dark => dark,
        }
    }
}

/// A group of parts, once in each theme.
#[component]
pub(super) fn InBothThemes(
    /// What the parts have in common.
    title: &'static str,
    /// The parts in a theme.
    parts: impl Fn(Theme) -> AnyView,
) -> impl IntoView {
    let locale = locale();
    let side = |theme: Theme| {
        let label = match theme {
            Theme::Light => td_string!(locale, dev.light),
            Theme::Dark => td_string!(locale, dev.dark),
        };
        view! { <div class="gallery-theme stack" data-gap="5" data-theme=theme.name() role="group" aria-label=label>{parts(theme)}</div> }
    };
    view! {
        <section class="section">
            <h2>{title}</h2>
            <div class="gallery-themes">{side(Theme::Light)} {side(Theme::Dark)}</div>
        </section>
    }
    .into_any()
}
