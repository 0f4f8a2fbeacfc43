//! The accents by which a place is recognised.

/// Whose colour and tile a part wears; set on an element as `data-area`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Area {
    /// Laterite: the house itself.
    #[default]
    Brand,
    /// Rose earth.
    Couple,
    /// Saffron.
    Dining,
    /// Indigo.
    Dating,
    /// Leaf.
    Delivery,
    /// Ocean.
    Mail,
}

impl Area {
    /// The five areas, in the order in which the town is shown.
    pub const ALL: [Self; 5] = [Self::Couple, Self::Dining, Self::Dating, Self::Delivery, Self::Mail];

    /// The name in `data-area` and in class names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brand => "brand",
            Self::Couple => "couple",
            Self::Dining => "dining",
            Self::Dating => "dating",
            Self::Delivery => "delivery",
            Self::Mail => "mail",
        }
    }
}
