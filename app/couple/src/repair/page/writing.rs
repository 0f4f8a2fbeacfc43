//! Writing: one question per screen, then everything once more before it is sent.

use leptos::prelude::*;

use super::{
    one::{Read, draft},
    review::Review,
    step::StepForm,
};

/// The step that the address names, else the first that is missing. The form of a step is made
/// anew only with its own text: what is saved elsewhere does not touch what is being typed.
#[component]
pub(super) fn Writing(
    /// What is read.
    page: Memo<Read>,
    /// The step in the address.
    step: Memo<String>,
) -> impl IntoView {
    let shown = Memo::new(move |_| {
        page.with(|read| {
            let draft = draft(read)?;
            let step = draft.step(&step.get());
            let text = step.map(|step| draft.texts.of(step).to_owned());
            Some((draft.id.clone(), step.zip(text)))
        })
    });
    // Keyed, so that a step begins with a form of its own: one that is reused keeps what was typed in it.
    view! {
        <For
            each=move || shown.get()
            key=|(id, step)| (id.clone(), step.as_ref().map(|(step, _)| *step))
            children=move |(id, step)| match step {
                Some((step, text)) => view! { <StepForm id step text /> }.into_any(),
                None => (move || {
                    page.with(|read| draft(read).cloned())
                        .map(|draft| view! { <Review draft /> })
                })
                .into_any(),
            }
        />
    }
}
