//! Paving: every picture of the product is laid from six tiles.

mod field;
mod shape;

use leptos::prelude::*;

use self::{field::lay, shape::Shape};
use crate::area::Area;

/// Which colours a field of tiles is laid in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TilesPalette {
    /// All the town's colours.
    #[default]
    Town,
    /// Laterite, saffron, night, sand and one area's colour.
    Of(Area),
    /// Three shades of the colour of the card it lies on.
    Accent,
}

/// A field of paving tiles, always the same for the same seed. Decoration: silent for screen readers.
#[component]
pub fn Tiles(
    /// What it is laid from, such as an id.
    #[prop(into)]
    seed: String,
    /// How many tiles high.
    rows: u8,
    /// How many tiles wide.
    columns: u8,
    /// In which colours.
    #[prop(optional)]
    palette: TilesPalette,
) -> impl IntoView {
    let (width, height) = (u16::from(columns) * shape::SIDE, u16::from(rows) * shape::SIDE);
    view! {
        <svg
            class="tiles"
            viewBox=format!("0 0 {width} {height}")
            preserveAspectRatio="xMaxYMin slice"
            aria-hidden="true"
            inner_html=lay(&seed, rows, columns, palette)
        ></svg>
    }
}

/// How large an area's own tile is: 32 or 56 px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TileMarkSize {
    /// 32 px.
    Small,
    /// 56 px.
    #[default]
    Regular,
}

/// One area's own tile.
#[component]
pub fn TileMark(
    /// Whose tile.
    area: Area,
    /// How large it is.
    #[prop(optional)]
    size: TileMarkSize,
) -> impl IntoView {
    let (shape, paint) = match area {
        Area::Brand => (Shape::Leaf, "paint-sand"),
        Area::Couple => (Shape::Couple, "paint-sand"),
        Area::Dining => (Shape::Dining, "paint-night"),
        Area::Dating => (Shape::Dating, "paint-sand"),
        Area::Delivery => (Shape::Delivery, "paint-sand"),
        Area::Mail => (Shape::Mail, "paint-sand"),
    };
    view! {
        <svg class="tile-mark" viewBox="0 0 60 60" aria-hidden="true" data-size=(size == TileMarkSize::Small).then_some("small")>
            <rect class=format!("paint-{}", area.name()) width="60" height="60" />
            <path class=paint d=shape.path(0, 0, 0) />
        </svg>
    }
}
