//! The six shapes, on a square of sixty units.

use std::fmt::Write as _;

/// A tile's side.
pub(super) const SIDE: u16 = 60;

/// One of the six.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Two opposite quarter discs.
    Couple,
    /// A full disc.
    Dining,
    /// Two stacked half discs.
    Dating,
    /// An arch.
    Delivery,
    /// A diagonal half.
    Mail,
    /// A large quarter disc.
    Leaf,
}

/// A step of an outline; arcs turn clockwise.
enum Step {
    Move(u16, u16),
    Line(u16, u16),
    Arc(u16, u16, u16),
}

use Step::{Arc, Line, Move};

impl Shape {
    pub(super) const ALL: [Self; 6] = [
        Self::Couple,
        Self::Dining,
        Self::Dating,
        Self::Delivery,
        Self::Mail,
        Self::Leaf,
    ];

    const fn outline(self) -> &'static [Step] {
        match self {
            Self::Couple => &[
                Move(30, 0),
                Line(30, 30),
                Arc(30, 0, 0),
                Move(30, 60),
                Line(30, 30),
                Arc(30, 60, 60),
            ],
            Self::Dining => &[Move(0, 30), Arc(30, 60, 30), Arc(30, 0, 30)],
            Self::Dating => &[Move(0, 30), Arc(30, 60, 30), Move(0, 60), Arc(30, 60, 60)],
            Self::Delivery => &[Move(0, 60), Line(0, 30), Arc(30, 60, 30), Line(60, 60)],
            Self::Mail => &[Move(0, 0), Line(60, 0), Line(60, 60)],
            Self::Leaf => &[Move(0, 0), Line(60, 0), Arc(60, 0, 60)],
        }
    }

    /// The outline as SVG path data, its square's corner at `(x, y)`, turned clockwise by `quarters`.
    pub(super) fn path(self, x: u16, y: u16, quarters: u8) -> String {
        let mut path = String::new();
        for step in self.outline() {
            let (command, (to_x, to_y)) = match *step {
                Move(to_x, to_y) => ("M".to_owned(), (to_x, to_y)),
                Line(to_x, to_y) => ("L".to_owned(), (to_x, to_y)),
                Arc(radius, to_x, to_y) => (format!("A{radius} {radius} 0 0 1 "), (to_x, to_y)),
            };
            let (to_x, to_y) = turned(to_x, to_y, quarters);
            // Writing to a string cannot fail.
            let _ = write!(path, "{command}{} {}", x + to_x, y + to_y);
        }
        path
    }
}

const fn turned(x: u16, y: u16, quarters: u8) -> (u16, u16) {
    match quarters % 4 {
        0 => (x, y),
        1 => (SIDE - y, x),
        2 => (SIDE - x, SIDE - y),
        _ => (y, SIDE - x),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_quarter_turns_lead_back() {
        for shape in Shape::ALL {
            assert_eq!(shape.path(0, 0, 0), shape.path(0, 0, 4));
        }
    }

    #[test]
    fn a_quarter_turn_moves_the_top_right_corner_to_the_bottom_right() {
        assert_eq!(turned(60, 0, 1), (60, 60));
    }
}
