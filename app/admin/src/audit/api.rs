//! The door to the log.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::LogPage;

/// A page of the log, the latest first.
#[server(name = ReadLog, prefix = "/api", endpoint = "admin/audit")]
pub async fn read_log(
    #[server(default)] action: String,
    #[server(default)] account: String,
    #[server(default)] from: String,
    #[server(default)] until: String,
    #[server(default)] before: String,
) -> Result<LogPage, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    let asked = super::model::Asked {
        action,
        account,
        from,
        until,
    };
    super::reading::page(&context, &operator, asked, &before).await
}
