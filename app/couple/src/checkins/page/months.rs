//! The averages of each month.

use leptos::prelude::*;
use platform::language::Language;

use crate::{
    checkins::model::MonthAverage,
    i18n::{Locale, td_string},
};

/// A table of averages; nothing when there are none.
#[component]
pub(super) fn Months(
    /// How the one who looks is called.
    me: String,
    /// How the other is called.
    partner: String,
    /// The averages, the latest month first.
    months: Vec<MonthAverage>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if months.is_empty() {
        return ().into_any();
    }
    let (mood, stress, energy) = (
        td_string!(locale, checkins.mood),
        td_string!(locale, checkins.stress),
        td_string!(locale, checkins.energy),
    );
    let rows = months
        .into_iter()
        .map(|average| {
            let name = if average.mine { me.clone() } else { partner.clone() };
            view! {
                <tr>
                    <th scope="row">{average.month}", "{name}</th>
                    <td data-label=mood>{average.mood}</td>
                    <td data-label=stress>{average.stress}</td>
                    <td data-label=energy>{average.energy}</td>
                    <td data-label=td_string!(locale, checkins.count)>{average.count}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <h3>{td_string!(locale, checkins.months)}</h3>
        <table class="table" data-look="cards">
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, checkins.month)}</th>
                    <th scope="col">{mood}</th>
                    <th scope="col">{stress}</th>
                    <th scope="col">{energy}</th>
                    <th scope="col">{td_string!(locale, checkins.count)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
