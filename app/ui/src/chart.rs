//! Figures as drawings, always with the figures beneath.

mod bars;
mod heat;
mod line;

pub use self::{
    bars::{Bar, BarChart, BarRow},
    heat::{HeatChart, HeatRow},
    line::{LineChart, Series},
};

/// Which of two series it is: told apart by colour and by stroke.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SeriesTone {
    /// A full line in the area's colour.
    #[default]
    Accent,
    /// A dashed line in ink.
    Ink,
}

impl SeriesTone {
    const fn name(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Ink => "ink",
        }
    }
}

/// A value, and how it is written in the person's language.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Where it stands on the scale.
    pub value: f32,
    /// How it is written.
    pub text: String,
}

impl From<u8> for Reading {
    fn from(value: u8) -> Self {
        Self {
            value: f32::from(value),
            text: value.to_string(),
        }
    }
}

impl From<u32> for Reading {
    #[expect(
        clippy::cast_precision_loss,
        reason = "it is drawn: a pixel is more than what is lost"
    )]
    fn from(value: u32) -> Self {
        Self {
            value: value as f32,
            text: value.to_string(),
        }
    }
}
