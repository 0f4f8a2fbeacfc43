//! Reading the outbox.

use platform::{account::Operator, context::RequestContext, error::AppError};
use uuid::Uuid;

use super::{
    model::{Channel, Fate, LetterLine, LetterPage, masked},
    store::{self, Row},
};
use crate::desk::minute;

/// How many letters a page shows.
const PAGE: usize = 30;

/// A page of letters.
///
/// # Errors
/// Internal.
pub(super) async fn page(
    context: &RequestContext,
    operator: &Operator,
    fate: &str,
    before: &str,
) -> Result<LetterPage, AppError> {
    let fate = Fate::parse(fate);
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::list(context.pool(), operator, fate, Uuid::parse_str(before).ok(), one_more).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(LetterPage {
        fate,
        older: rows.last().filter(|_| more).map(|row| row.id.to_string()),
        letters: rows.into_iter().map(|row| line(operator, row)).collect(),
    })
}

fn line(operator: &Operator, row: Row) -> LetterLine {
    let recipient = masked(&row.recipient);
    LetterLine {
        id: row.id.to_string(),
        channel: match row.channel.as_str() {
            "text" => Channel::Text,
            _ => Channel::Mail,
        },
        kind: row.kind,
        account: row.account_id.map(|id| id.to_string()),
        written: minute(operator, row.created_at),
        sent: row.sent_at.map(|at| minute(operator, at)),
        attempts: row.attempts,
        // Mail servers and carriers like to quote whom they refuse.
        trouble: row.last_error.map(|words| words.replace(&row.recipient, &recipient)),
        recipient,
    }
}
