//! The form itself: a real `<form method="post">`, livelier where scripts run.

use leptos::{context::Provider, prelude::*};
use ui::{
    FormMessage,
    form::{ByField, FormState, WayOn},
};

use super::Flash;
use crate::{
    drafts::{Draft, KeptHere, WaitsForNetwork},
    error::AppError,
    i18n::{Locale, td_string},
    language::Language,
    trouble::HELP_WITH_REFERENCES,
};

/// How a form is sent when scripts run. Without them every form is sent by the browser itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// By script: the page stays and shows the answer in place.
    #[default]
    Script,
    /// By the browser itself: for what changes who is signed in, or the language.
    Native,
    /// By script, and kept in the browser while there is no network, to be sent exactly once.
    /// The server function takes a `key`.
    Kept,
}

/// What becomes of a form's fields once it was sent by script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Afterwards {
    /// They stay as they are.
    #[default]
    Stays,
    /// They are as at first: for what one adds one after the other.
    StartsAnew,
}

/// A form around its fields, which find its state in context.
#[component]
pub fn Form(
    /// Where it posts: `SaveCheckIn::url()`.
    action: &'static str,
    /// Its name, unique on the page.
    name: &'static str,
    /// How it is sent.
    #[prop(optional)]
    sending: Sending,
    /// The resources to refetch after success, as in the change feed.
    #[prop(optional)]
    touches: &'static [&'static str],
    /// What becomes of the fields after success.
    #[prop(optional)]
    afterwards: Afterwards,
    /// CSS classes.
    #[prop(default = "form")]
    class: &'static str,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    let flash = Flash::current().filter(|flash| flash.form == name);
    let typed = flash.as_ref().map(|flash| flash.typed.clone()).unwrap_or_default();
    let error = flash.and_then(|flash| flash.error);
    let (message, errors) = error.as_ref().map(messages).unwrap_or_default();
    let state = FormState::new(message, errors, typed).leading(error.as_ref().and_then(way_on));
    let page = page();
    let draft = (sending == Sending::Kept).then(|| Draft::of(&page, name, state));

    #[cfg(feature = "hydrate")]
    let on_submit = super::send::on_submit(action, (sending, afterwards), touches, state, draft);
    #[cfg(not(feature = "hydrate"))]
    let on_submit = {
        let _ = (sending, touches, afterwards);
        |_: leptos::ev::SubmitEvent| {}
    };

    // A provider, so that fields which appear later find their own form and not the page's last.
    view! {
        <Provider value=state>
            <form
                method="post"
                action=action
                class=class
                data-form=name
                data-kept=draft.is_some().then_some("")
                novalidate=true
                on:submit=on_submit
            >
                <input type="hidden" name="__form" value=name />
                <input type="hidden" name="__page" value=page />
                <FormMessage />
                {match draft {
                    Some(draft) => {
                        view! { <Provider value=draft>{children()} <KeptHere draft /></Provider> <WaitsForNetwork /> }.into_any()
                    }
                    None => children(),
                }}
            </form>
        </Provider>
    }
    .into_any()
}

/// The form's own message and those of its fields.
pub(crate) fn messages(error: &AppError) -> (Option<String>, ByField) {
    let fields: ByField = error
        .fields
        .iter()
        .map(|field| (field.field.clone(), field.message.clone()))
        .collect();
    let message = fields.is_empty().then(|| error.sentence(Language::current()));
    (message, fields)
}

/// Where the message of an error leads on to: its reference, to what it is for.
pub(super) fn way_on(error: &AppError) -> Option<WayOn> {
    error.reference.as_ref()?;
    Some(WayOn {
        href: HELP_WITH_REFERENCES,
        words: td_string!(Locale::from(Language::current()), trouble.what_now),
    })
}

/// The page that the form is on, path and query.
pub(crate) fn page() -> String {
    #[cfg(feature = "ssr")]
    return use_context::<http::request::Parts>()
        .and_then(|parts| parts.uri.path_and_query().map(ToString::to_string))
        .unwrap_or_default();
    #[cfg(not(feature = "ssr"))]
    {
        let location = window().location();
        format!(
            "{}{}",
            location.pathname().unwrap_or_default(),
            location.search().unwrap_or_default()
        )
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_leads_to_what_it_is_for_and_other_messages_lead_nowhere() {
        let way = way_on(&AppError::internal("a cause")).expect("a way on");
        assert_eq!(way.href, HELP_WITH_REFERENCES);
        assert!(!way.words.is_empty());
        assert_eq!(way_on(&AppError::refused("credentials", "No.")), None);
    }
}
