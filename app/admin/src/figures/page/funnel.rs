//! The way in, step by step.

use leptos::prelude::*;
use ui::{Bar, BarChart, BarRow, Reading, Section, SeriesTone};

use crate::{
    desk::Source,
    figures::model::Funnel,
    i18n::{locale, td_string},
};

/// From the visit to the first check-in. Each bar is a share of the longest; each share that is
/// written is one of the step before.
#[component]
pub(super) fn FunnelPart(funnel: Funnel) -> impl IntoView {
    let locale = locale();
    let Funnel {
        visited,
        registered,
        confirmed,
        paired,
        checked_in,
        query,
    } = funnel;
    let steps = [
        (td_string!(locale, figures.visited), visited, None),
        (
            td_string!(locale, figures.registered),
            registered,
            share(registered, visited),
        ),
        (
            td_string!(locale, figures.confirmed),
            confirmed,
            share(confirmed, registered),
        ),
        (td_string!(locale, figures.paired), paired, share(paired, confirmed)),
        (
            td_string!(locale, figures.checked_in),
            checked_in,
            share(checked_in, paired),
        ),
    ];
    let longest = steps.iter().map(|(_, count, _)| *count).max().unwrap_or(0);
    let rows = steps
        .into_iter()
        .map(|(label, count, of_before)| {
            let of_longest = share(count, longest).unwrap_or(0);
            let name = match of_before {
                Some(share) => td_string!(locale, figures.of_before, share = share).to_string(),
                None => String::new(),
            };
            let reading = Reading {
                text: count.to_string(),
                ..Reading::from(of_longest)
            };
            BarRow {
                label: label.to_owned(),
                bars: vec![Bar {
                    name,
                    tone: SeriesTone::Accent,
                    reading: Some(reading),
                }],
            }
        })
        .collect();
    view! {
        <Section title=td_string!(locale, figures.funnel)>
            <p class="muted">{td_string!(locale, figures.funnel_lead)}</p>
            <BarChart rows top=100 />
            <Source query />
        </Section>
    }
    .into_any()
}

/// In hundredths; nothing of nothing.
fn share(part: u32, whole: u32) -> Option<u32> {
    let hundredths = u64::from(part) * 100;
    hundredths
        .checked_div(u64::from(whole))
        .and_then(|share| u32::try_from(share).ok())
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_of_nobody_is_none() {
        assert_eq!(share(3, 0), None);
        assert_eq!(share(1, 3), Some(33));
        assert_eq!(share(u32::MAX, u32::MAX), Some(100));
    }
}
