//! Who comes back.

use leptos::prelude::*;
use ui::{HeatChart, HeatRow, Reading, Section};

use crate::{
    desk::Source,
    figures::model::{Cohort, Cohorts},
    i18n::{locale, td_string},
};

/// Weekly cohorts: the figures stand in the cells.
#[component]
pub(super) fn CohortsPart(cohorts: Cohorts) -> impl IntoView {
    let locale = locale();
    let Cohorts { rows, query } = cohorts;
    let width = rows.iter().map(|cohort| cohort.shares.len()).max().unwrap_or(0);
    let chart = if rows.is_empty() {
        view! { <p class="muted">{td_string!(locale, figures.cohorts_later)}</p> }.into_any()
    } else {
        let columns = (0..width)
            .map(|week| td_string!(locale, figures.week_number, week = week).to_string())
            .collect();
        let rows = rows.into_iter().map(|cohort| row(cohort, width)).collect();
        view! {
            <div class="table-scroll">
                <HeatChart caption=td_string!(locale, figures.cohorts_caption) columns rows top=100 />
            </div>
        }
        .into_any()
    };
    view! {
        <Section title=td_string!(locale, figures.cohorts)>
            {chart}
            <Source query />
        </Section>
    }
    .into_any()
}

fn row(cohort: Cohort, width: usize) -> HeatRow {
    let Cohort {
        week,
        members,
        mut shares,
    } = cohort;
    shares.resize(width, None);
    HeatRow {
        name: td_string!(locale(), figures.cohort, week = week, members = members).to_string(),
        cells: shares
            .into_iter()
            .map(|share| {
                share.map(|share| Reading {
                    text: format!("{share} %"),
                    ..Reading::from(share)
                })
            })
            .collect(),
    }
}
