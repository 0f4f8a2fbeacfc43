//! Figures over days.

use leptos::prelude::*;
use ui::{LineChart, Reading, Section, Series, SeriesTone};

use crate::{
    desk::Source,
    figures::model::{Active, SignUps},
    i18n::{locale, td_string},
};

/// Accounts made, by day.
#[component]
pub(super) fn SignUpsPart(sign_ups: SignUps) -> impl IntoView {
    let locale = locale();
    let SignUps { days, people, query } = sign_ups;
    let top = round_up(people.iter().copied().max().unwrap_or(0));
    let series = vec![Series {
        name: td_string!(locale, figures.sign_ups).to_owned(),
        tone: SeriesTone::Accent,
        values: people.into_iter().map(|people| Some(Reading::from(people))).collect(),
    }];
    view! {
        <Section title=td_string!(locale, figures.sign_ups)>
            <LineChart
                title=td_string!(locale, figures.by_day)
                summary=td_string!(locale, figures.sign_ups_summary)
                days
                series
                table=td_string!(locale, figures.table)
                day=td_string!(locale, figures.day)
                top
            />
            <Source query />
        </Section>
    }
    .into_any()
}

/// Who came, by day and by week.
#[component]
pub(super) fn ActivePart(active: Active) -> impl IntoView {
    let locale = locale();
    let Active {
        days,
        by_day,
        by_week,
        query,
    } = active;
    let most = by_day.iter().chain(&by_week).flatten().copied().max();
    let top = round_up(most.unwrap_or(0));
    let readings = |people: Vec<Option<u32>>| people.into_iter().map(|people| people.map(Reading::from)).collect();
    let series = vec![
        Series {
            name: td_string!(locale, figures.active_week).to_owned(),
            tone: SeriesTone::Accent,
            values: readings(by_week),
        },
        Series {
            name: td_string!(locale, figures.active_day).to_owned(),
            tone: SeriesTone::Ink,
            values: readings(by_day),
        },
    ];
    view! {
        <Section title=td_string!(locale, figures.active)>
            <LineChart
                title=td_string!(locale, figures.by_day)
                summary=td_string!(locale, figures.active_summary)
                days
                series
                table=td_string!(locale, figures.table)
                day=td_string!(locale, figures.day)
                top
            />
            <Source query />
        </Section>
    }
    .into_any()
}

/// The end of a scale that a value fits on: 10, 20, 50, 100, …
fn round_up(most: u32) -> u32 {
    let mut unit = 10_u32;
    loop {
        for step in [1, 2, 5] {
            let top = unit.saturating_mul(step);
            if top >= most {
                return top;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::round_up;

    #[test]
    fn a_scale_ends_at_a_round_number_above_everything() {
        let tops = [0, 10, 11, 21, 51, 100, 101, 40_000, u32::MAX].map(round_up);
        assert_eq!(tops, [10, 10, 20, 50, 100, 100, 200, 50_000, u32::MAX]);
    }
}
