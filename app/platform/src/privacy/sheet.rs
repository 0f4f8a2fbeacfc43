//! One file of a copy.

use std::borrow::Cow;

use serde::Serialize;

use crate::{error::AppError, storage::FileName};

/// One file of a copy, which other programs can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What the file is called: `couple.json`.
    pub name: Cow<'static, str>,
    /// What is in it, as its owner reads it.
    pub about: String,
    /// What it says.
    pub content: Content,
}

/// What a file of a copy says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// JSON.
    Written(Vec<u8>),
    /// What lies where files are kept: a photo, a voice.
    Kept(FileName),
}

impl Sheet {
    /// A file of JSON.
    ///
    /// # Errors
    /// Internal, when the content cannot be written.
    pub fn of(name: &'static str, about: impl ToString, content: &impl Serialize) -> Result<Self, AppError> {
        Ok(Self {
            name: Cow::Borrowed(name),
            about: about.to_string(),
            content: Content::Written(serde_json::to_vec_pretty(content).map_err(AppError::internal)?),
        })
    }

    /// A file as it is kept. What is thrown away meanwhile is left out.
    pub fn kept(name: String, about: String, file: FileName) -> Self {
        Self {
            name: Cow::Owned(name),
            about,
            content: Content::Kept(file),
        }
    }
}
