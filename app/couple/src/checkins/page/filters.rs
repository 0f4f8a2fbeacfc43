//! Which days, and whose: all of it in the address.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Button, ButtonKind, ButtonSize, Disclosure, DisclosureLook, Field, FieldKind, Press, Tab, Tabs};

use crate::{
    checkins::model::{History, Who},
    i18n::{Locale, td_string},
};

/// The address of a history, with the place where its list begins.
pub(super) fn address(history: &History, who: Who, after: Option<&str>) -> String {
    let after = after.map(|after| format!("&after={after}")).unwrap_or_default();
    format!(
        "/couple/checkins?from={}&to={}&who={}{after}#history",
        history.from,
        history.to,
        who.word()
    )
}

/// Links and a form that lead to other days.
#[component]
pub(super) fn Filters(
    /// What is shown now.
    history: History,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let tab = |who: Who, label: String| Tab {
        href: address(&history, who, None),
        label,
        current: Signal::stored(history.who == who),
    };
    let tabs = vec![
        tab(Who::Both, td_string!(locale, checkins.both).to_owned()),
        tab(Who::Me, history.me.clone()),
        tab(Who::Partner, history.partner.clone()),
    ];
    view! {
        <div class="section-header">
            <Tabs label=td_string!(locale, checkins.whose) tabs />
            <p class="muted small">{history.span.clone()}</p>
        </div>
        <Disclosure summary=td_string!(locale, checkins.other_days) look=DisclosureLook::Quiet>
            <form class="form" method="get" action="/couple/checkins#history">
                <input type="hidden" name="who" value=history.who.word() />
                <div class="form-row">
                    <Field name="from" kind=FieldKind::Date label=td_string!(locale, checkins.from) value=history.from.clone() />
                    <Field name="to" kind=FieldKind::Date label=td_string!(locale, checkins.to) value=history.to.clone() />
                </div>
                <Button kind=ButtonKind::Secondary size=ButtonSize::Small press=Press::Submit>
                    {td_string!(locale, checkins.show)}
                </Button>
            </form>
        </Disclosure>
    }
    .into_any()
}
