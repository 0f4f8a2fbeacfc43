//! Reading a form's fields and answering it, inside server functions.

use axum::http::{HeaderName, HeaderValue};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use crate::error::{AppError, FieldError};

/// The header that carries a notice from a server function to the form; percent-encoded.
pub(super) const NOTICE: HeaderName = HeaderName::from_static("parvis-notice");

/// Collects the messages of all fields, so that a person sees them at once.
#[derive(Debug, Default)]
pub struct Fields(Vec<FieldError>);

impl Fields {
    /// The value of a field, or its message kept for [`Fields::finish`].
    pub fn check<T, E: Into<FieldError>>(&mut self, value: Result<T, E>) -> Option<T> {
        value.map_err(|error| self.0.push(error.into())).ok()
    }

    /// Adds a message.
    pub fn refuse(&mut self, field: &str, code: &str, message: impl Into<String>) {
        self.0.push(FieldError {
            field: field.to_owned(),
            code: code.to_owned(),
            message: message.into(),
        });
    }

    /// Whether no field has been refused.
    pub fn are_valid(&self) -> bool {
        self.0.is_empty()
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// Invalid, with every message that was collected.
    pub fn finish(self) -> Result<(), AppError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(AppError::invalid(self.0))
        }
    }
}

/// Sends the person on to a page of ours after success.
pub fn redirect(page: &str) {
    leptos_axum::redirect(page);
}

/// The same, with a sentence that the page shows.
pub fn redirect_with_notice(page: &str, notice: &str) {
    redirect(page);
    say(notice);
}

/// Stays on the page, which shows a sentence.
pub fn say(notice: &str) {
    let encoded: String = url::form_urlencoded::byte_serialize(notice.as_bytes()).collect();
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&encoded)) {
        response.insert_header(NOTICE, value);
    }
}
