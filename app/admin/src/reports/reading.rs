//! Reading reports.

use chrono::{DateTime, Utc};
use platform::{account::Operator, audit, context::RequestContext, error::AppError, reports::ReportGround};
use serde_json::json;
use uuid::Uuid;

use super::{
    model::{Age, Outcome, ReportLine, ReportList, ReportPage, Somebody, Stage},
    store::{self, Row},
};
use crate::{audit as log, desk::minute};

/// How many reports a page shows.
const PAGE: usize = 30;
/// How many others about the same person a report's page shows.
const OTHERS: i64 = 20;

/// A page of reports. Who reported and what they wrote is on the page of each.
///
/// # Errors
/// Internal.
pub(super) async fn list(
    context: &RequestContext,
    operator: &Operator,
    (stage, ground): (&str, &str),
    after: &str,
) -> Result<ReportList, AppError> {
    let (stage, ground) = (Stage::parse(stage), ReportGround::parse(ground));
    let after = Uuid::parse_str(after).ok();
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let pool = context.pool();
    let mut rows = match stage {
        Stage::Open => store::open(pool, operator, ground, after, one_more).await?,
        Stage::Closed => store::closed(pool, operator, ground, after, one_more).await?,
    };
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(ReportList {
        stage,
        ground,
        after: rows.last().filter(|_| more).map(|row| row.id.to_string()),
        reports: rows.into_iter().map(|row| line(row, context.now())).collect(),
    })
}

/// A report. That an operator read it is written down: somebody confided it.
///
/// # Errors
/// Not found.
pub(super) async fn one(context: &RequestContext, operator: &Operator, report: &str) -> Result<ReportPage, AppError> {
    let report = Uuid::parse_str(report).map_err(|_| AppError::not_found())?;
    let pool = context.pool();
    let whole = store::one(pool, operator, report).await?;
    note_look(context, operator, report).await?;
    let others = match whole.about_id {
        Some(about) => store::others_about(pool, operator, about, report, OTHERS).await?,
        None => Vec::new(),
    };
    let row = Row {
        id: whole.id,
        ground: whole.ground,
        about: whole.about.clone(),
        filed_at: whole.filed_at,
        outcome: whole.outcome,
    };
    Ok(ReportPage {
        report: line(row, context.now()),
        filed: minute(operator, whole.filed_at),
        closed: whole.closed_at.map(|at| minute(operator, at)),
        reporter: somebody(whole.reporter_id, whole.reporter),
        about: somebody(whole.about_id, whole.about),
        subject_kind: whole.subject_kind,
        subject_id: whole.subject_id,
        words: whole.words,
        others: others.into_iter().map(|row| line(row, context.now())).collect(),
        own: whole.about_id == Some(operator.account().0),
    })
}

fn line(row: Row, now: DateTime<Utc>) -> ReportLine {
    ReportLine {
        id: row.id.to_string(),
        // The table knows no other.
        ground: ReportGround::parse(&row.ground).unwrap_or(ReportGround::Other),
        about: row.about,
        age: Age::of(row.filed_at, now),
        outcome: row.outcome.as_deref().and_then(Outcome::parse),
    }
}

fn somebody(id: Option<Uuid>, name: Option<String>) -> Option<Somebody> {
    id.zip(name).map(|(id, name)| Somebody {
        id: id.to_string(),
        name,
    })
}

/// Once an hour is enough: a page asks again after each thing that is done on it.
async fn note_look(context: &RequestContext, operator: &Operator, report: Uuid) -> Result<(), AppError> {
    let (action, subject) = ("operator.report_seen", report.to_string());
    if log::was_done_lately(context, operator, action, &subject).await? {
        return Ok(());
    }
    let who = Some(operator.account());
    audit::record(context.pool(), context, who, action, &subject, json!({})).await
}
