//! The room that something will take.

use leptos::prelude::*;

/// What will stand there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkeletonShape {
    /// Lines of text.
    #[default]
    Line,
    /// A title.
    Title,
    /// An avatar.
    Circle,
    /// An input.
    Control,
    /// A card.
    Card,
    /// A chart.
    Chart,
}

impl SkeletonShape {
    const fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Title => "title",
            Self::Circle => "circle",
            Self::Control => "control",
            Self::Card => "card",
            Self::Chart => "chart",
        }
    }
}

/// A place kept in its final size, visible after 150 ms.
#[component]
pub fn Skeleton(
    /// What will stand there.
    #[prop(optional)]
    shape: SkeletonShape,
    /// How many of it, one under the other.
    #[prop(default = 1)]
    count: u8,
) -> impl IntoView {
    let places = (0..count)
        .map(|_| view! { <span class="skeleton" data-shape=shape.name()></span> })
        .collect_view();
    view! { <div aria-hidden="true">{places}</div> }
}
