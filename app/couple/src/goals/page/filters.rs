//! Which goals: all of it in the address.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Tab, Tabs};

use super::names;
use crate::{
    goals::model::{GoalPage, GoalsAsked, OwnerFilter, StatusFilter},
    i18n::{Locale, td_string},
};

/// The address of a list of goals, with the place where it begins.
pub(super) fn address(asked: GoalsAsked, after: Option<&str>) -> String {
    let after = after.map(|after| format!("&after={after}")).unwrap_or_default();
    format!(
        "/couple/goals?status={}&owner={}{after}",
        asked.status.word(),
        asked.owner.word()
    )
}

/// Links that lead to other goals.
#[component]
pub(super) fn Filters(
    /// What is shown now.
    page: GoalPage,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let asked = page.asked;
    let tab = |other: GoalsAsked, label: String| Tab {
        href: address(other, None),
        label,
        current: Signal::stored(other == asked),
    };
    let by_status = StatusFilter::CHOICES
        .map(|status| tab(GoalsAsked { status, ..asked }, names::status_filter(status).to_owned()))
        .to_vec();
    let by_owner = OwnerFilter::CHOICES
        .map(|owner| {
            let label = names::owner_filter(owner, &page.me, &page.partner);
            tab(GoalsAsked { owner, ..asked }, label)
        })
        .to_vec();
    view! {
        <div class="cluster">
            <Tabs label=td_string!(locale, goals.standing) tabs=by_status />
            <Tabs label=td_string!(locale, goals.whose) tabs=by_owner />
        </div>
    }
    .into_any()
}
