//! Reading the log.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use platform::{account::Operator, clock::moment_in, context::RequestContext, error::AppError};
use uuid::Uuid;

use super::{
    model::{Asked, LogLine, LogPage},
    store::{self, Which},
};

/// How many lines a page shows.
const PAGE: usize = 50;
/// In characters: no action has a longer word.
const LONGEST_ACTION: usize = 60;

/// A page of the log.
///
/// # Errors
/// Internal.
pub(super) async fn page(
    context: &RequestContext,
    operator: &Operator,
    asked: Asked,
    before: &str,
) -> Result<LogPage, AppError> {
    let which = which(operator, &asked, before);
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::list(context.pool(), operator, &which, one_more).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(LogPage {
        asked,
        older: rows.last().filter(|_| more).map(|row| row.id.to_string()),
        lines: rows.into_iter().map(|row| LogLine::of(operator, row)).collect(),
    })
}

fn which(operator: &Operator, asked: &Asked, before: &str) -> Which {
    let action: String = asked.action.trim().chars().take(LONGEST_ACTION).collect();
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    Which {
        before: Uuid::parse_str(before).ok(),
        action: Some(action).filter(|action| !action.is_empty()),
        account: Uuid::parse_str(asked.account.trim()).ok(),
        from: day(&asked.from).and_then(|day| beginning(operator, day)),
        until: day(&asked.until)
            .and_then(|day| day.checked_add_days(Days::new(1)))
            .and_then(|day| beginning(operator, day)),
    }
}

/// When a day begins where the operator is.
fn beginning(operator: &Operator, day: NaiveDate) -> Option<DateTime<Utc>> {
    moment_in(operator.member().time_zone(), day.and_time(NaiveTime::MIN))
}
