//! How Mondays are, and Sundays.

use leptos::prelude::*;
use platform::language::Language;
use ui::{HeatChart, HeatRow};

use super::lines::readings;
use crate::{
    i18n::{Locale, td_string},
    trends::model::{Lines, Trends},
};

/// The mood by day of the week; a sentence while there is too little of it.
#[component]
pub(super) fn Weekdays(
    /// What is drawn.
    trends: Trends,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Trends {
        weekdays,
        me,
        partner,
        mine,
        theirs,
        ..
    } = trends;
    let rows: Vec<HeatRow> = [(mine, me), (theirs, partner)]
        .into_iter()
        .filter_map(|(lines, name)| {
            let week = lines.and_then(|lines: Lines| lines.week)?;
            Some(HeatRow {
                name,
                cells: readings(week),
            })
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="muted">{td_string!(locale, trends.week_later)}</p> }.into_any();
    }
    view! { <HeatChart caption=td_string!(locale, trends.week_caption) columns=weekdays rows /> }.into_any()
}
