//! Laying a field: which tile lies where, decided by the seed alone.

use std::fmt::Write as _;

use super::{
    TilesPalette,
    shape::{SIDE, Shape},
};
use crate::area::Area;

/// A ground and the shape's colour on it, as class names after `paint-`.
type Pair = (&'static str, &'static str);

/// Pairs of the town, each as often as it should be met.
const TOWN: [Pair; 22] = [
    ("night", "sand"),
    ("night", "sand"),
    ("sand", "night"),
    ("night", "dining"),
    ("night", "dining"),
    ("dining", "night"),
    ("dining", "brand"),
    ("dining", "brand"),
    ("brand", "sand"),
    ("sand", "brand"),
    ("brand", "night"),
    ("sand", "dining"),
    ("couple", "sand"),
    ("sand", "couple"),
    ("dating", "sand"),
    ("sand", "dating"),
    ("delivery", "sand"),
    ("sand", "delivery"),
    ("mail", "sand"),
    ("sand", "mail"),
    ("couple", "night"),
    ("night", "couple"),
];

const ACCENT: [Pair; 6] = [
    ("fill", "deep"),
    ("fill", "bright"),
    ("deep", "fill"),
    ("deep", "bright"),
    ("fill", "deep"),
    ("bright", "deep"),
];

const fn of(area: Area) -> [Pair; 10] {
    let own = match area {
        Area::Brand | Area::Dining => "couple",
        Area::Couple | Area::Dating | Area::Delivery | Area::Mail => area.name(),
    };
    [
        (own, "sand"),
        ("sand", own),
        (own, "night"),
        (own, "sand"),
        ("night", "sand"),
        ("dining", "brand"),
        ("night", "dining"),
        ("sand", "brand"),
        ("brand", "night"),
        ("night", own),
    ]
}

/// The SVG of a field: first all grounds, one path per colour, then all shapes.
pub(super) fn lay(seed: &str, rows: u8, columns: u8, palette: TilesPalette) -> String {
    match palette {
        TilesPalette::Town => lay_pairs(seed, rows, columns, &TOWN),
        TilesPalette::Of(area) => lay_pairs(seed, rows, columns, &of(area)),
        TilesPalette::Accent => lay_pairs(seed, rows, columns, &ACCENT),
    }
}

fn lay_pairs(seed: &str, rows: u8, columns: u8, pairs: &[Pair]) -> String {
    let mut chance = Chance::from(seed);
    let width = usize::from(columns);
    let mut laid: Vec<(Shape, Pair)> = Vec::with_capacity(width * usize::from(rows));
    let (mut grounds, mut shapes) = (Layer::default(), Layer::default());
    for row in 0..rows {
        for column in 0..columns {
            let index = laid.len();
            let left = (column > 0).then(|| laid[index - 1]);
            let above = (row > 0).then(|| laid[index - width]);
            let neighbours = [left, above];
            let shape = chance.pick(&Shape::ALL, |shape| {
                neighbours.iter().flatten().all(|(other, _)| other != shape)
            });
            let pair = chance.pick(pairs, |pair| {
                neighbours
                    .iter()
                    .flatten()
                    .all(|(_, other)| other != pair && other.0 != pair.0)
            });
            let (x, y) = (u16::from(column) * SIDE, u16::from(row) * SIDE);
            grounds.add(pair.0, &format!("M{x} {y}h60v60h-60z"));
            shapes.add(pair.1, &shape.path(x, y, chance.quarters()));
            laid.push((shape, pair));
        }
    }
    grounds.svg("ground ") + &shapes.svg("")
}

/// Path data by colour, in the order in which colours first came.
#[derive(Default)]
struct Layer(Vec<(&'static str, String)>);

impl Layer {
    fn add(&mut self, colour: &'static str, path: &str) {
        match self.0.iter_mut().find(|(known, _)| *known == colour) {
            Some((_, paths)) => paths.push_str(path),
            None => self.0.push((colour, path.to_owned())),
        }
    }

    fn svg(&self, class: &str) -> String {
        let mut svg = String::new();
        for (colour, path) in &self.0 {
            // Writing to a string cannot fail.
            let _ = write!(svg, r#"<path class="{class}paint-{colour}" d="{path}"/>"#);
        }
        svg
    }
}

/// A sequence that a seed decides: the same on server and browser, today and in a year.
struct Chance(u64);

impl From<&str> for Chance {
    /// FNV-1a.
    fn from(seed: &str) -> Self {
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }
}

impl Chance {
    /// `SplitMix64` (Steele, Lea and Flood 2014).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn quarters(&mut self) -> u8 {
        (self.next() >> 62) as u8
    }

    /// One of `options` that fits; any of them when none does after a fair number of tries.
    fn pick<T: Copy>(&mut self, options: &[T], fits: impl Fn(&T) -> bool) -> T {
        let mut picked = options[0];
        for _ in 0..12 {
            // Reduced before it becomes an index: the browser's `usize` has 32 bits.
            let index = (self.next() >> 16) % options.len() as u64;
            picked = usize::try_from(index).map_or(options[0], |index| options[index]);
            if fits(&picked) {
                break;
            }
        }
        picked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_lays_the_same_field() {
        assert_eq!(
            lay("chez-adjoua", 3, 6, TilesPalette::Town),
            lay("chez-adjoua", 3, 6, TilesPalette::Town)
        );
    }

    #[test]
    fn two_seeds_lay_two_fields() {
        assert_ne!(
            lay("chez-adjoua", 3, 6, TilesPalette::Town),
            lay("chez-awa", 3, 6, TilesPalette::Town)
        );
    }

    #[test]
    fn a_field_has_one_ground_per_tile_and_weighs_little() {
        let field = lay("parvis", 6, 6, TilesPalette::Town);
        assert_eq!(field.matches("h60v60h-60z").count(), 36);
        assert!(field.len() < 4_000, "{}", field.len());
    }

    #[test]
    fn a_seed_never_reaches_the_drawing() {
        assert!(!lay("<script>", 2, 2, TilesPalette::Accent).contains("script"));
    }
}
