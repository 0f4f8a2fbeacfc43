//! Posts without a form on the page: for what is shown at once and taken back when it is refused.

use crate::error::AppError;

/// Posts fields to a server function in the background; `then` hears what became of it. On the
/// server, where nobody presses anything, it does nothing.
pub fn deliver(action: &'static str, fields: &[(&str, &str)], then: impl FnOnce(Result<(), AppError>) + 'static) {
    #[cfg(feature = "hydrate")]
    {
        let Ok(body) = web_sys::UrlSearchParams::new() else {
            return;
        };
        for (name, value) in fields {
            body.append(name, value);
        }
        let body = String::from(body.to_string());
        leptos::task::spawn_local(async move {
            then(match super::post(action, &body).await {
                super::Outcome::Done { .. } => Ok(()),
                super::Outcome::Failed(error) => Err(error),
            });
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (action, fields, then);
}
