//! The doors to one's own reports.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::OwnReport;

/// What the signed-in person reported last, the latest first.
#[server(name = ReadOwnReports, prefix = "/api", endpoint = "reports")]
pub async fn read_own_reports() -> Result<Vec<OwnReport>, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::filing::latest(&context, &member).await
}

/// Reports that something is wrong.
#[server(name = FileReport, prefix = "/api", endpoint = "reports/file")]
pub async fn file_report(
    #[server(default)] ground: String,
    #[server(default)] words: String,
    #[server(default)] address: String,
) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    let typed = super::filing::Typed {
        ground: &ground,
        words: &words,
        address: &address,
    };
    super::filing::file(&context, &member, typed).await?;
    platform::forms::say(td_string!(Locale::from(context.language), report.was_filed));
    Ok(())
}
