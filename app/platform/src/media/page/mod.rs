//! How media are sent and seen.

mod sending;
mod view;

pub use self::{sending::UploadForm, view::MediaView};
