//! The door to the figures.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::Figures;

/// All figures, as of today.
#[server(name = ReadFigures, prefix = "/api", endpoint = "admin/figures")]
pub async fn read_figures() -> Result<Figures, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::reading::read(&context, &operator).await
}
