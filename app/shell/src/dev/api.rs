//! The door to the gallery.

#![cfg_attr(
    feature = "ssr",
    expect(clippy::unused_async, reason = "called from a browser it waits for the network")
)]

use leptos::prelude::*;
use platform::error::AppError;
use ui::QrCode;

/// What the parts show that only a server can draw: a QR code. In production nothing is here.
#[server(name = OpenGallery, prefix = "/api", endpoint = "dev/ui")]
pub async fn open_gallery() -> Result<QrCode, AppError> {
    let configuration = platform::context::RequestContext::current()?.services.configuration;
    if configuration.environment.is_production() {
        return Err(AppError::not_found());
    }
    QrCode::of(configuration.base_url.as_str()).ok_or_else(|| AppError::internal("an address too long for a QR code"))
}
