//! What somebody wrote, with their line breaks.

use leptos::prelude::*;

/// A text of several lines.
#[component]
pub(crate) fn Words(
    /// The text.
    text: String,
) -> impl IntoView {
    let lines = text
        .split('\n')
        .enumerate()
        .map(|(place, line)| view! { {(place > 0).then(|| view! { <br /> })} {line.to_owned()} })
        .collect_view();
    view! { <p class="words">{lines}</p> }
}
