//! The doors to reports.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::{ReportList, ReportPage};

/// Reports of one stage and ground.
#[server(name = FindReports, prefix = "/api", endpoint = "admin/reports")]
pub async fn find_reports(
    #[server(default)] stage: String,
    #[server(default)] ground: String,
    #[server(default)] after: String,
) -> Result<ReportList, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::reading::list(&context, &operator, (&stage, &ground), &after).await
}

/// One report.
#[server(name = ReadReport, prefix = "/api", endpoint = "admin/report")]
pub async fn read_report(report: String) -> Result<ReportPage, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::reading::one(&context, &operator, &report).await
}

/// Decides what becomes of a report.
#[server(name = DecideReport, prefix = "/api", endpoint = "admin/reports/decide")]
pub async fn decide_report(
    report: String,
    #[server(default)] outcome: String,
    #[server(default)] ground: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    let typed = super::deciding::Typed {
        report: &report,
        outcome: &outcome,
        ground: &ground,
        reason: &reason,
    };
    super::deciding::decide(&context, &operator, typed).await?;
    platform::forms::say(td_string!(Locale::from(context.language), reports.was_decided));
    Ok(())
}
