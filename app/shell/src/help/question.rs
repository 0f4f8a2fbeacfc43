//! A question and its answer.

use leptos::prelude::*;
use ui::{Disclosure, Section};

/// A titled group of questions, reached as `#anchor`.
#[component]
pub(super) fn Questions(anchor: &'static str, title: &'static str, children: Children) -> impl IntoView {
    view! {
        <div id=anchor>
            <Section title>
                <div>{children()}</div>
            </Section>
        </div>
    }
    .into_any()
}

/// A question that opens on its answer, one paragraph per sentence given.
#[component]
pub(super) fn Question<const N: usize>(asked: &'static str, answer: [&'static str; N]) -> impl IntoView {
    view! {
        <Disclosure summary=asked>
            <div class="prose">{answer.map(|sentences| view! { <p>{sentences}</p> }).into_iter().collect_view()}</div>
        </Disclosure>
    }
    .into_any()
}
