//! The door to the first page.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::Overview;

/// What wants an eye now.
#[server(name = ReadOverview, prefix = "/api", endpoint = "admin/overview")]
pub async fn read_overview() -> Result<Overview, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::store::overview(context.pool(), &operator, context.now()).await
}
