//! What every page of the couple has around it.

use leptos::{children::ViewFnOnce, prelude::*};
use leptos_meta::Title;
use platform::forms::Flash;
use ui::{Area, Page, PageWidth};

use crate::leaving_quickly::LeaveQuickly;

/// The couple's colour, the document's title, the way out.
#[component]
pub(crate) fn Frame(
    /// The document's title.
    #[prop(into)]
    title: String,
    /// How wide the content may grow.
    #[prop(optional)]
    width: PageWidth,
    /// What stands beside the way out: the two partners.
    #[prop(optional, into)]
    lead: Option<ViewFnOnce>,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title />
        <div data-area=Area::Couple.name()>
            <Page width>
                <div class="split">
                    <div>{lead.map(ViewFnOnce::run)}</div>
                    <LeaveQuickly />
                </div>
                {children()}
            </Page>
        </div>
    }
    .into_any()
}

/// Whether a form has come back to its page with an error: what hides it starts open then.
pub(crate) fn came_back(form: &str) -> bool {
    Flash::current().is_some_and(|flash| flash.form == form && flash.error.is_some())
}
