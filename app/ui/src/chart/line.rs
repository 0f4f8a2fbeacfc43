//! Values over days.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::{Reading, SeriesTone};
use crate::disclosure::{Disclosure, DisclosureLook};

/// One line.
#[derive(Clone, Debug)]
pub struct Series {
    /// Whose it is.
    pub name: String,
    /// How it is told apart.
    pub tone: SeriesTone,
    /// One value per day of the chart; a day without one is a gap.
    pub values: Vec<Option<Reading>>,
}

/// The height of the drawing's own units.
const HEIGHT: f32 = 100.0;
/// The width of one day in the drawing's own units.
const DAY: f32 = 10.0;
/// Up to how many days each has its dot. Beyond, dots would run into a band: only a day without
/// neighbours, which no line reaches, keeps its own.
const MOST_DOTS: usize = 60;

/// A chart of days on a scale from 0 to `top`, drawn by the server, with its table beneath.
#[component]
pub fn LineChart(
    /// What is measured.
    #[prop(into)]
    title: String,
    /// What the lines show, in a sentence, for who cannot see them.
    #[prop(into)]
    summary: String,
    /// The days, oldest first, as they are written.
    days: Vec<String>,
    /// One or two lines.
    series: Vec<Series>,
    /// The words that open the table.
    #[prop(into)]
    table: String,
    /// The head of the table's first column.
    #[prop(into)]
    day: String,
    /// The upper end of the scale.
    #[prop(default = 10)]
    top: u32,
) -> impl IntoView {
    let width = DAY * f32::from(u16::try_from(days.len().saturating_sub(1).max(1)).unwrap_or(u16::MAX));
    let lines = series.iter().map(|series| drawn(series, top)).collect_view();
    let ticks = [
        days.first(),
        days.get(days.len() / 2).filter(|_| days.len() > 4),
        days.last().filter(|_| days.len() > 1),
    ];
    let ticks = ticks
        .into_iter()
        .flatten()
        .map(|day| view! { <span>{day.clone()}</span> })
        .collect_view();
    view! {
        <figure class="chart">
            <figcaption><span class="chart-title">{title}</span><Legend series=series.clone() /></figcaption>
            <div class="chart-plot">
                <div class="chart-levels" aria-hidden="true"><span>{top}</span><span>{top / 2}</span><span>"0"</span></div>
                <svg viewBox=format!("0 0 {width} {HEIGHT}") preserveAspectRatio="none" role="img" aria-label=summary>
                    <path class="chart-grid" d=format!("M0 0H{width}M0 50H{width}M0 100H{width}") />
                    {lines}
                </svg>
                <div class="chart-days" aria-hidden="true">{ticks}</div>
            </div>
            <Disclosure summary=table look=DisclosureLook::Quiet><Table days series day /></Disclosure>
        </figure>
    }
    .into_any()
}

#[component]
fn Legend(series: Vec<Series>) -> impl IntoView {
    let entries = series
        .into_iter()
        .map(|Series { name, tone, .. }| {
            view! {
                <li>
                    <svg viewBox="0 0 28 12" aria-hidden="true">
                        <path class="series" data-tone=tone.name() d="M1 6H27" />
                        <path class="series-dots" data-tone=tone.name() d="M14 6h0" />
                    </svg>
                    <span>{name}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="chart-legend" role="list">{entries}</ul> }
}

#[component]
fn Table(days: Vec<String>, series: Vec<Series>, day: String) -> impl IntoView {
    let heads = series
        .iter()
        .map(|series| view! { <th scope="col">{series.name.clone()}</th> })
        .collect_view();
    // The latest day is what one looks for; days on which nobody wrote say nothing.
    let rows = days
        .into_iter()
        .enumerate()
        .rev()
        .filter(|(index, _)| {
            series
                .iter()
                .any(|series| series.values.get(*index).is_some_and(Option::is_some))
        })
        .map(|(index, day)| {
            let cells = series
                .iter()
                .map(|series| {
                    let text = series
                        .values
                        .get(index)
                        .and_then(Option::as_ref)
                        .map_or_else(|| "–".to_owned(), |reading| reading.text.clone());
                    view! { <td>{text}</td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{day}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="table">
            <thead><tr><th scope="col">{day}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn drawn(series: &Series, top: u32) -> AnyView {
    let (line, dots) = outline(&series.values, top);
    view! {
        <path class="series" data-tone=series.tone.name() d=line />
        <path class="series-dots" data-tone=series.tone.name() d=dots />
    }
    .into_any()
}

/// The line through neighbouring days, and the dots (strokes of no length) on days that have a value.
fn outline(values: &[Option<Reading>], top: u32) -> (String, String) {
    let (mut line, mut dots) = (String::new(), String::new());
    let mut x = 0.0;
    let mut joined = false;
    let top = Reading::from(top).value;
    for (index, value) in values.iter().enumerate() {
        if let Some(reading) = value {
            let y = HEIGHT - reading.value.clamp(0.0, top) / top * HEIGHT;
            // Writing to a string cannot fail.
            let _ = write!(line, "{}{x} {y:.1}", if joined { 'L' } else { 'M' });
            let followed = values.get(index + 1).is_some_and(Option::is_some);
            if values.len() <= MOST_DOTS || !(joined || followed) {
                let _ = write!(dots, "M{x} {y:.1}h0");
            }
        }
        joined = value.is_some();
        x += DAY;
    }
    (line, dots)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(values: &[Option<u8>]) -> Vec<Option<Reading>> {
        values.iter().map(|value| value.map(Reading::from)).collect()
    }

    #[test]
    fn a_day_without_a_value_interrupts_the_line() {
        let (line, _) = outline(&readings(&[Some(0), Some(10), None, Some(5), Some(5)]), 10);
        assert_eq!(line, "M0 100.0L10 0.0M30 50.0L40 50.0");
    }

    #[test]
    fn a_single_day_still_shows_as_a_dot() {
        let (_, dots) = outline(&readings(&[None, Some(5), None]), 10);
        assert_eq!(dots, "M10 50.0h0");
    }

    #[test]
    fn where_days_stand_close_only_those_without_neighbours_have_dots() {
        let mut values = vec![None; 90];
        for day in [3, 10, 11, 12] {
            values[day] = Some(5);
        }
        let (line, dots) = outline(&readings(&values), 10);
        assert_eq!(line, "M30 50.0M100 50.0L110 50.0L120 50.0");
        assert_eq!(dots, "M30 50.0h0");
    }

    #[test]
    fn a_value_beyond_the_scale_stays_on_its_edge() {
        let (line, _) = outline(&readings(&[Some(12)]), 10);
        assert_eq!(line, "M0 0.0");
    }
}
