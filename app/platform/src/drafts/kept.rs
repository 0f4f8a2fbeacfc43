//! Says where the words of a form are.

use leptos::prelude::*;

use super::{Draft, Outbox, draft::Whereabouts};
use crate::{
    i18n::{Locale, td_string},
    language::Language,
};

/// The state line of a `Sending::Kept` form: kept here until the network is back, or resumed.
#[component]
pub fn KeptHere(
    /// The form's draft.
    draft: Draft,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let outbox = use_context::<Outbox>();
    let line = move || match outbox.map_or(Whereabouts::Here, |outbox| draft.whereabouts(outbox)) {
        Whereabouts::Here => None,
        Whereabouts::Resumed => Some(td_string!(locale, drafts.resumed)),
        Whereabouts::Kept => Some(td_string!(locale, drafts.kept)),
    };
    view! { <p class="form-state" role="status">{line}</p> }.into_any()
}

/// The state line of a form that the browser itself would send, as long as the application has not
/// come: where there is no network, the document's script says this here, and sends the form once
/// there is one. The form or something around it has the attribute `data-kept`.
#[component]
pub fn WaitsForNetwork() -> impl IntoView {
    let sentence = td_string!(Locale::from(Language::current()), drafts.waits);
    view! { <p class="form-state" role="status" data-waits=sentence></p> }.into_any()
}
