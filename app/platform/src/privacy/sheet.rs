//! One file of a copy.

use serde::Serialize;

use crate::error::AppError;

/// One file of a copy, which other programs can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What the file is called: `couple.json`.
    pub name: &'static str,
    /// What is in it, as its owner reads it.
    pub about: String,
    /// JSON.
    pub content: Vec<u8>,
}

impl Sheet {
    /// A file of JSON.
    ///
    /// # Errors
    /// Internal, when the content cannot be written.
    pub fn of(name: &'static str, about: impl ToString, content: &impl Serialize) -> Result<Self, AppError> {
        Ok(Self {
            name,
            about: about.to_string(),
            content: serde_json::to_vec_pretty(content).map_err(AppError::internal)?,
        })
    }
}
