//! What a person sees of pairing.

mod arriving;
mod joining;
mod leaving;
mod waiting;

pub(crate) use self::{arriving::NewcomerBanner, leaving::Leaving, waiting::WaitingView};
pub(crate) use joining::couple_join_page;
