//! What the layer of forms makes of what is sent, without a session.

use axum::http::HeaderMap;
use ui::form::ByField;

use super::{
    layer::{LARGEST_FORM, MOST_OF_VISITORS, fitting},
    target,
};

/// What comes back of a visitor's form that failed.
pub fn comes_back_to_visitors(body: &[u8]) -> ByField {
    fitting(
        url::form_urlencoded::parse(body).into_owned().collect(),
        MOST_OF_VISITORS,
    )
}

/// The same for somebody who is signed in.
pub fn comes_back(body: &[u8]) -> ByField {
    fitting(url::form_urlencoded::parse(body).into_owned().collect(), LARGEST_FORM)
}

/// The page of ours that a request came from.
pub fn came_from(headers: &HeaderMap) -> Option<String> {
    target::local_referer(headers)
}
