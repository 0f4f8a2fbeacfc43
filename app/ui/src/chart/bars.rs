//! A few values side by side.

use leptos::prelude::*;

use super::{Reading, SeriesTone};

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Whose it is.
    pub name: String,
    /// How it is told apart.
    pub tone: SeriesTone,
    /// Its value; `None` when there is nothing to average.
    pub reading: Option<Reading>,
}

/// Bars about one thing.
#[derive(Clone, Debug)]
pub struct BarRow {
    /// What it is about.
    pub label: String,
    /// One bar per person.
    pub bars: Vec<Bar>,
}

/// Averages as bars. Names and values are text, so it needs no table beneath.
#[component]
pub fn BarChart(
    /// What is compared.
    rows: Vec<BarRow>,
    /// The upper end of the scale.
    #[prop(default = 10)]
    top: u8,
) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|BarRow { label, bars }| {
            let alone = bars.len() == 1;
            let bars = bars.into_iter().map(|bar| drawn(bar, top, alone)).collect_view();
            view! { <li><span class="bars-label">{label}</span>{bars}</li> }
        })
        .collect_view();
    view! { <ul class="bars" role="list">{rows}</ul> }.into_any()
}

fn drawn(Bar { name, tone, reading }: Bar, top: u8, alone: bool) -> AnyView {
    let share = reading
        .as_ref()
        .map_or(0.0, |reading| (reading.value / f32::from(top)).clamp(0.0, 1.0) * 100.0);
    let text = reading.map_or_else(|| "–".to_owned(), |reading| reading.text);
    view! {
        <div class="bar" data-alone=alone.then_some("")>
            {(!alone || !name.is_empty()).then(|| view! { <span class="bar-name">{name}</span> })}
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect data-tone=tone.name() width=format!("{share:.1}") height="10" />
            </svg>
            <span>{text}</span>
        </div>
    }
    .into_any()
}
