//! Two lines per measure.

use leptos::prelude::*;
use platform::language::Language;
use ui::{LineChart, Reading, Series, SeriesTone};

use crate::{
    i18n::{Locale, td_string},
    trends::model::{Line, Lines, Mean, Step, Trends},
};

/// The three charts, each with its table beneath.
#[component]
pub(super) fn Measures(
    /// What is drawn.
    trends: Trends,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <div class="grid" data-min="l" data-gap="6">
            <Measure title=td_string!(locale, checkins.mood) trends=trends.clone() line=|lines: Lines| lines.mood />
            <Measure title=td_string!(locale, checkins.stress) trends=trends.clone() line=|lines: Lines| lines.stress />
            <Measure title=td_string!(locale, checkins.energy) trends line=|lines: Lines| lines.energy />
        </div>
    }
    .into_any()
}

#[component]
fn Measure(#[prop(into)] title: String, trends: Trends, line: fn(Lines) -> Line) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Trends {
        range,
        span,
        points,
        me,
        partner,
        mine,
        theirs,
        ..
    } = trends;
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
    let (summary, point) = match range.step() {
        Step::Day => (
            td_string!(locale, checkins.chart_summary, measure = title.clone(), span = span),
            td_string!(locale, checkins.day),
        ),
        Step::Week => (
            td_string!(locale, trends.chart_summary, measure = title.clone(), span = span),
            td_string!(locale, trends.week_of),
        ),
    };
    view! { <LineChart title summary days=points series table=td_string!(locale, checkins.chart_table) day=point /> }
}

/// Means as they are drawn and written.
pub(super) fn readings(line: Line) -> Vec<Option<Reading>> {
    let separator = if Language::current() == Language::Fr { ',' } else { '.' };
    let reading = |mean: Mean| Reading {
        value: mean.value(),
        text: mean.written(separator),
    };
    line.into_iter().map(|mean| mean.map(reading)).collect()
}
