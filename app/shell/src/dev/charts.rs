//! What is drawn from figures.

use leptos::prelude::*;
use ui::{Area, Bar, BarChart, BarRow, HeatChart, HeatRow, LineChart, Qr, QrCode, Reading, Series, SeriesTone};

use crate::i18n::{Locale, td_string};

/// Two weeks of moods; a day without one is a gap.
const AYA: [Option<u8>; 14] = [
    Some(6),
    Some(7),
    Some(7),
    Some(5),
    None,
    Some(4),
    Some(6),
    Some(8),
    Some(8),
    Some(7),
    Some(9),
    Some(7),
    Some(6),
    Some(8),
];
const KOFI: [Option<u8>; 14] = [
    Some(5),
    Some(5),
    Some(6),
    Some(6),
    Some(7),
    Some(6),
    None,
    None,
    Some(5),
    Some(6),
    Some(7),
    Some(7),
    Some(8),
    Some(7),
];

pub(super) fn charts(locale: Locale, code: QrCode) -> AnyView {
    let line = |name: &str, tone, values: [Option<u8>; 14]| Series {
        name: name.to_owned(),
        tone,
        values: values.into_iter().map(|value| value.map(Reading::from)).collect(),
    };
    let bar = |name: &str, tone, value: u8| Bar {
        name: name.to_owned(),
        tone,
        reading: Some(Reading::from(value)),
    };
    let row = BarRow {
        label: td_string!(locale, dev.mood).to_owned(),
        bars: vec![bar("Aya", SeriesTone::Accent, 7), bar("Kofi", SeriesTone::Ink, 6)],
    };
    let week = |name: &str, values: &[Option<u8>]| HeatRow {
        name: name.to_owned(),
        cells: values.iter().map(|value| value.map(Reading::from)).collect(),
    };
    view! {
        <div class="stack" data-gap="5" data-area=Area::Couple.name()>
            <LineChart
                title=td_string!(locale, dev.mood)
                summary=td_string!(locale, dev.chart_summary)
                days=(7..=20).map(|day| format!("{day}/11")).collect()
                series=vec![line("Aya", SeriesTone::Accent, AYA), line("Kofi", SeriesTone::Ink, KOFI)]
                table=td_string!(locale, dev.chart_table)
                day=td_string!(locale, dev.day)
            />
            <BarChart rows=vec![row] />
            <HeatChart
                caption=td_string!(locale, dev.heat)
                columns=(14..=20).map(|day| format!("{day}/11")).collect()
                rows=vec![week("Aya", &AYA[..7]), week("Kofi", &KOFI[4..11])]
            />
            <Qr code label=td_string!(locale, dev.code) />
        </div>
    }
    .into_any()
}
