//! The one error of the application: a stable code, a status, a sentence.

use serde::{Deserialize, Serialize};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};

use crate::{
    i18n::{Locale, td_string},
    language::Language,
};

/// What went wrong, as the browser may know it. Causes stay in the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code}")]
pub struct AppError {
    /// What kind of trouble it is; decides the HTTP status.
    pub kind: ErrorKind,
    /// Stable, for programs: `invite_expired`, `password_common`, …
    pub code: String,
    /// The sentence for the person, in their language; empty for kinds that have a general one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// Messages that belong beside a field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// Seconds until another try makes sense.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// What a person quotes and an operator finds in the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// The kinds of trouble, each with its HTTP status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// Input that cannot be accepted as it is: 422.
    Invalid,
    /// Valid input that the present state refuses: 409.
    Refused,
    /// It does not exist, or not for this person: 404.
    NotFound,
    /// Nobody is signed in: 401.
    SignInRequired,
    /// Who is signed in must prove anew that it is they: 403.
    ReauthenticationRequired,
    /// Who is signed in must show a second factor, or set one up first: 403.
    SecondFactorRequired,
    /// Refused whatever the input, such as a cross-site request: 403.
    Forbidden,
    /// A limit was reached: 429.
    TooManyRequests,
    /// The body is larger than allowed: 413.
    TooLarge,
    /// Our fault: 500.
    Internal,
    /// The browser could not reach the server.
    Offline,
}

/// A message beside a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    /// Stable, for programs.
    pub code: String,
    /// The sentence, in the person's language.
    pub message: String,
}

impl AppError {
    fn of(kind: ErrorKind, code: &str) -> Self {
        Self {
            kind,
            code: code.to_owned(),
            message: String::new(),
            fields: Vec::new(),
            retry_after: None,
            reference: None,
        }
    }

    /// Input that cannot be accepted, with its messages. An empty list is still an error.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let code = fields.first().map_or("invalid", |first| first.code.as_str()).to_owned();
        Self {
            fields,
            ..Self::of(ErrorKind::Invalid, &code)
        }
    }

    /// Input whose one field cannot be accepted.
    pub fn invalid_field(field: &str, code: &str, message: impl Into<String>) -> Self {
        Self::invalid(vec![FieldError {
            field: field.to_owned(),
            code: code.to_owned(),
            message: message.into(),
        }])
    }

    /// Input that is no form of ours.
    pub fn malformed() -> Self {
        Self::of(ErrorKind::Invalid, "malformed")
    }

    /// Refused by the present state, with its sentence.
    pub fn refused(code: &str, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            ..Self::of(ErrorKind::Refused, code)
        }
    }

    /// The same, shown beside a field.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.fields.push(FieldError {
            field: field.to_owned(),
            code: self.code.clone(),
            message: std::mem::take(&mut self.message),
        });
        self
    }

    /// It does not exist, or not for this person.
    pub fn not_found() -> Self {
        Self::of(ErrorKind::NotFound, "not_found")
    }

    /// Nobody is signed in.
    pub fn sign_in_required() -> Self {
        Self::of(ErrorKind::SignInRequired, "sign_in_required")
    }

    /// Who is signed in must prove anew that it is they.
    pub fn reauthentication_required() -> Self {
        Self::of(ErrorKind::ReauthenticationRequired, "reauthentication_required")
    }

    /// Who is signed in must show their second factor.
    pub fn second_factor_required() -> Self {
        Self::of(ErrorKind::SecondFactorRequired, "second_factor_required")
    }

    /// Who is signed in must first set a second factor up.
    pub fn second_factor_missing() -> Self {
        Self::of(ErrorKind::SecondFactorRequired, "second_factor_missing")
    }

    /// Refused whatever the input.
    pub fn forbidden() -> Self {
        Self::of(ErrorKind::Forbidden, "forbidden")
    }

    /// A request that another site made.
    pub fn cross_site() -> Self {
        Self::of(ErrorKind::Forbidden, "cross_site")
    }

    /// Somebody who looks through another's eyes wanted more than to read a page.
    pub fn only_looking() -> Self {
        Self::of(ErrorKind::Forbidden, "only_looking")
    }

    /// Somebody who looks through another's eyes wanted to read what two people share.
    pub fn between_two() -> Self {
        Self::of(ErrorKind::Forbidden, "between_two")
    }

    /// The body is larger than allowed.
    pub fn too_large() -> Self {
        Self::of(ErrorKind::TooLarge, "too_large")
    }

    /// A limit was reached; `retry_after` in seconds.
    pub fn too_many_requests(retry_after: u32) -> Self {
        Self {
            retry_after: Some(retry_after.max(1)),
            ..Self::of(ErrorKind::TooManyRequests, "too_many_requests")
        }
    }

    /// The browser could not reach the server.
    pub fn offline() -> Self {
        Self::of(ErrorKind::Offline, "offline")
    }

    /// An answer that is not one of ours.
    pub fn unreadable() -> Self {
        Self::of(ErrorKind::Internal, "internal")
    }

    /// Whether the browser could not reach the server.
    pub fn is_offline(&self) -> bool {
        self.kind == ErrorKind::Offline
    }

    /// Our fault. The cause is logged here, once, under the reference that the person sees.
    #[cfg(feature = "ssr")]
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        let reference = crate::chance::reference();
        tracing::error!(%reference, cause = %cause, "internal error");
        Self {
            reference: Some(reference),
            ..Self::of(ErrorKind::Internal, "internal")
        }
    }

    /// The HTTP status, per RFC 9110.
    pub fn status(&self) -> u16 {
        match self.kind {
            ErrorKind::Invalid => 422,
            ErrorKind::Refused => 409,
            ErrorKind::NotFound => 404,
            ErrorKind::SignInRequired => 401,
            ErrorKind::ReauthenticationRequired | ErrorKind::SecondFactorRequired | ErrorKind::Forbidden => 403,
            ErrorKind::TooManyRequests => 429,
            ErrorKind::TooLarge => 413,
            ErrorKind::Internal => 500,
            ErrorKind::Offline => 503,
        }
    }

    /// The sentence for a person: the error's own, else the general one of its kind.
    pub fn sentence(&self, language: Language) -> String {
        if !self.message.is_empty() {
            return self.message.clone();
        }
        let locale = Locale::from(language);
        match self.kind {
            ErrorKind::Invalid | ErrorKind::Refused => td_string!(locale, errors.invalid).to_string(),
            ErrorKind::NotFound => td_string!(locale, errors.not_found).to_string(),
            ErrorKind::SignInRequired => td_string!(locale, errors.sign_in_required).to_string(),
            ErrorKind::ReauthenticationRequired => td_string!(locale, errors.reauthentication_required).to_string(),
            ErrorKind::SecondFactorRequired => td_string!(locale, errors.second_factor_required).to_string(),
            ErrorKind::Forbidden => match self.code.as_str() {
                "cross_site" => td_string!(locale, errors.cross_site),
                "only_looking" => td_string!(locale, errors.only_looking),
                "between_two" => td_string!(locale, errors.between_two),
                _ => td_string!(locale, errors.forbidden),
            }
            .to_string(),
            ErrorKind::TooManyRequests => {
                let minutes = self.retry_after.unwrap_or(60).div_ceil(60);
                td_string!(locale, errors.too_many_requests, minutes = minutes).to_string()
            }
            ErrorKind::TooLarge => td_string!(locale, errors.too_large).to_string(),
            ErrorKind::Internal => {
                let reference = self.reference.clone().unwrap_or_default();
                td_string!(locale, errors.internal, reference = reference).to_string()
            }
            ErrorKind::Offline => td_string!(locale, errors.offline).to_string(),
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(cause: ServerFnErrorErr) -> Self {
        match cause {
            ServerFnErrorErr::Request(_) => Self::of(ErrorKind::Offline, "offline"),
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::malformed()
            }
            #[cfg(feature = "ssr")]
            other => Self::internal(other),
            #[cfg(not(feature = "ssr"))]
            _ => Self::of(ErrorKind::Internal, "internal"),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<sqlx::Error> for AppError {
    fn from(cause: sqlx::Error) -> Self {
        match cause {
            sqlx::Error::RowNotFound => Self::not_found(),
            other => Self::internal(other),
        }
    }
}

#[cfg(feature = "ssr")]
impl AppError {
    /// The same with its general sentence filled in, so that it reads alike for everybody who gets it.
    #[must_use]
    pub fn with_sentence(mut self, language: Language) -> Self {
        if self.fields.is_empty() {
            self.message = self.sentence(language);
        }
        self
    }
}

#[cfg(feature = "ssr")]
impl AppError {
    /// Writes into the log that somebody was turned away (OWASP ASVS 5.0, 16.3.2 and 16.3.3). Called once,
    /// where the error leaves; the line's span says by which route, for whom, under which id.
    pub fn note_refusal(&self) {
        match self.kind {
            ErrorKind::Forbidden | ErrorKind::TooManyRequests | ErrorKind::TooLarge => {
                tracing::warn!(code = self.code, "turned away");
            }
            ErrorKind::SignInRequired
            | ErrorKind::ReauthenticationRequired
            | ErrorKind::SecondFactorRequired
            | ErrorKind::NotFound => {
                tracing::info!(code = self.code, "turned away");
            }
            ErrorKind::Invalid | ErrorKind::Refused | ErrorKind::Internal | ErrorKind::Offline => {}
        }
    }
}

#[cfg(feature = "ssr")]
impl axum::response::IntoResponse for AppError {
    /// JSON with the status; the error also travels in the response's extensions, so that an
    /// outer layer can show a page instead.
    fn into_response(self) -> axum::response::Response {
        use axum::http::{StatusCode, header};

        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}
