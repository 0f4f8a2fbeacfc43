//! Two lines per measure.

use leptos::prelude::*;
use platform::language::Language;
use ui::{LineChart, Reading, Series, SeriesTone};

use crate::{
    checkins::model::{History, Level, Line, Lines},
    i18n::{Locale, td_string},
};

/// The three charts, each with its table beneath.
#[component]
pub(super) fn Charts(
    /// What is drawn.
    history: History,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <div class="grid" data-min="l">
            <Measure title=td_string!(locale, checkins.mood) history=history.clone() line=|lines: Lines| lines.mood />
            <Measure title=td_string!(locale, checkins.stress) history=history.clone() line=|lines: Lines| lines.stress />
            <Measure title=td_string!(locale, checkins.energy) history line=|lines: Lines| lines.energy />
        </div>
    }
    .into_any()
}

#[component]
fn Measure(#[prop(into)] title: String, history: History, line: fn(Lines) -> Line) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let History {
        days,
        mine,
        theirs,
        me,
        partner,
        span,
        ..
    } = history;
    let series: Vec<Series> = [(mine, me, SeriesTone::Accent), (theirs, partner, SeriesTone::Ink)]
        .into_iter()
        .filter_map(|(lines, name, tone)| {
            Some(Series {
                name,
                tone,
                values: readings(line(lines?)),
            })
        })
        .collect();
    let summary = td_string!(locale, checkins.chart_summary, measure = title.clone(), span = span);
    view! {
        <LineChart
            title
            summary
            days
            series
            table=td_string!(locale, checkins.chart_table)
            day=td_string!(locale, checkins.day)
        />
    }
}

fn readings(line: Line) -> Vec<Option<Reading>> {
    line.into_iter()
        .map(|level| level.map(Level::number).map(Reading::from))
        .collect()
}
