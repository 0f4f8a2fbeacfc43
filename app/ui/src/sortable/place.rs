//! Where a row that is being moved would stand. Plain sums, the same for pointer and keyboard.
#![cfg_attr(
    not(any(feature = "hydrate", test)),
    expect(dead_code, reason = "only a browser measures rows")
)]

/// Where a row begins and how high it is, in pixels of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub top: f64,
    pub height: f64,
}

impl Extent {
    fn middle(self) -> f64 {
        self.top + self.height / 2.0
    }
}

/// The place that a row takes when it is dragged by so many pixels: it passes another row once its
/// own leading edge passes the other's middle.
pub(super) fn place_at(rows: &[Extent], from: usize, dragged: f64) -> usize {
    let Some(row) = rows.get(from) else { return from };
    let (top, bottom) = (row.top + dragged, row.top + row.height + dragged);
    let passed_up = rows[..from].iter().filter(|other| top < other.middle()).count();
    let passed_down = rows[from + 1..].iter().filter(|other| bottom > other.middle()).count();
    from - passed_up + passed_down
}

/// How far a row is shown from where it stands while the row `from` is held at `to`; `dragged` is
/// how far the pointer has gone, if there is one.
pub(super) fn shift(rows: &[Extent], row: usize, (from, to): (usize, usize), dragged: Option<f64>) -> f64 {
    let Some(held) = rows.get(from) else { return 0.0 };
    if row == from {
        return dragged.unwrap_or_else(|| way(rows, from, to));
    }
    if from < row && row <= to {
        -held.height
    } else if to <= row && row < from {
        held.height
    } else {
        0.0
    }
}

/// How far a row has to go to stand at another place.
fn way(rows: &[Extent], from: usize, to: usize) -> f64 {
    let heights = |rows: &[Extent]| rows.iter().map(|row| row.height).sum::<f64>();
    if to > from {
        heights(&rows[from + 1..=to.min(rows.len() - 1)])
    } else {
        -heights(&rows[to..from])
    }
}

/// Before which of the others a row stands once it is at a place; none when it is last.
pub(super) fn before(order: &[String], from: usize, to: usize) -> Option<String> {
    let mut others = order.iter().enumerate().filter(|(place, _)| *place != from);
    others.nth(to).map(|(_, id)| id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Extent> {
        (0..4)
            .map(|place| Extent {
                top: f64::from(place) * 50.0,
                height: 50.0,
            })
            .collect()
    }

    #[test]
    fn a_row_passes_another_at_its_middle() {
        assert_eq!(place_at(&rows(), 0, 24.0), 0);
        assert_eq!(place_at(&rows(), 0, 26.0), 1);
        assert_eq!(place_at(&rows(), 0, 1_000.0), 3);
        assert_eq!(place_at(&rows(), 3, -26.0), 2);
        assert_eq!(place_at(&rows(), 3, -1_000.0), 0);
        assert_eq!(place_at(&rows(), 7, 10.0), 7, "a row that is gone stays where it was");
    }

    #[test]
    fn the_rows_between_make_room() {
        let held = (0, 2);
        let shifts: Vec<f64> = (0..4).map(|row| shift(&rows(), row, held, None)).collect();
        assert_eq!(shifts, [100.0, -50.0, -50.0, 0.0]);
        let held = (3, 1);
        let shifts: Vec<f64> = (0..4).map(|row| shift(&rows(), row, held, Some(-80.0))).collect();
        assert_eq!(shifts, [0.0, 50.0, 50.0, -80.0]);
    }

    #[test]
    fn a_place_is_told_by_the_neighbour() {
        let order = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(before(&order, 0, 1).as_deref(), Some("c"));
        assert_eq!(before(&order, 0, 2), None);
        assert_eq!(before(&order, 2, 0).as_deref(), Some("a"));
        assert_eq!(before(&order, 1, 1).as_deref(), Some("c"));
    }
}
