//! The way out for good, and the copy to take along.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Disclosure, Field, LinkButton, icons};

use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    pairing::LeaveCouple,
};

/// Leaving the couple, once a word is typed.
#[component]
pub(crate) fn Leaving(
    /// How the other is called.
    #[prop(into)]
    partner: String,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let word = td_string!(locale, pairing.leave_word);
    view! {
        <Disclosure summary=td_string!(locale, pairing.leave_summary) open=came_back("leave")>
            <div class="stack">
                <p>{td_string!(locale, pairing.leave_lead, name = partner)}</p>
                <div>
                    <LinkButton href="/couple/export" kind=ButtonKind::Secondary glyph=icons::DOWNLOAD attr:download="" attr:rel="external">
                        {td_string!(locale, pairing.export)}
                    </LinkButton>
                </div>
                <Form action=LeaveCouple::url() name="leave" touches=&["couple", "check_ins"]>
                    <Field name="confirmation" label=td_string!(locale, pairing.leave_label, word = word) required=true />
                    <Button kind=ButtonKind::Danger>{td_string!(locale, pairing.leave)}</Button>
                </Form>
            </div>
        </Disclosure>
    }
    .into_any()
}
