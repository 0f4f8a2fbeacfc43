//! Values over something that comes round again, such as the days of the week.

use leptos::prelude::*;

use super::Reading;

/// How many shades there are above none.
const SHADES: f32 = 5.0;

/// One person's values.
#[derive(Clone, Debug)]
pub struct HeatRow {
    /// Whose they are.
    pub name: String,
    /// One value per column; `None` when there is nothing to average.
    pub cells: Vec<Option<Reading>>,
}

/// A table whose cells are the stronger tinted the higher their value. The figures stand in them,
/// so it needs no other table beneath.
#[component]
pub fn HeatChart(
    /// What is shown, in a sentence.
    #[prop(into)]
    caption: String,
    /// The heads of the columns.
    columns: Vec<String>,
    /// One row per person.
    rows: Vec<HeatRow>,
    /// The upper end of the scale.
    #[prop(default = 10)]
    top: u8,
) -> impl IntoView {
    let heads = columns
        .into_iter()
        .map(|column| view! { <th scope="col">{column}</th> })
        .collect_view();
    let rows = rows
        .into_iter()
        .map(|HeatRow { name, cells }| {
            let cells = cells.into_iter().map(|cell| tinted(cell, top)).collect_view();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }
        })
        .collect_view();
    view! {
        <table class="heat">
            <caption>{caption}</caption>
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn tinted(cell: Option<Reading>, top: u8) -> AnyView {
    match cell {
        Some(Reading { value, text }) => view! { <td data-shade=shade(value, top)>{text}</td> }.into_any(),
        None => view! { <td>"–"</td> }.into_any(),
    }
}

/// The shade of a value: `0` to `5`.
fn shade(value: f32, top: u8) -> String {
    format!("{:.0}", (value / f32::from(top)).clamp(0.0, 1.0) * SHADES)
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn the_ends_of_the_scale_have_the_first_and_the_last_shade() {
        let shades: Vec<_> = [0.0, 0.9, 1.1, 5.2, 9.4, 10.0, 12.0]
            .map(|value| shade(value, 10))
            .into();
        assert_eq!(shades, ["0", "0", "1", "3", "5", "5", "5"]);
    }
}
