//! Reading the outbox, where that is allowed.

use chrono_tz::Tz;
use uuid::Uuid;

use super::{
    super::when,
    model::{LetterState, Line, Outbox, OutboxLetter},
    store::{self, Row},
};
use crate::{
    configuration::{Mail, Sms},
    context::RequestContext,
    error::AppError,
};

/// How many letters and messages a page shows.
const PAGE: usize = 20;

/// A page of letters and messages; `before` is where the page above ended, or empty.
pub(super) async fn page(context: &RequestContext, before: &str) -> Result<Outbox, AppError> {
    only_in_development(context)?;
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::list(context.pool(), Uuid::parse_str(before).ok(), one_more).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let older = rows.last().filter(|_| more).map(|row| row.id.to_string());
    Ok(Outbox {
        letters: rows.into_iter().map(|row| letter(context, row)).collect(),
        older,
    })
}

/// Letters hold links, and messages codes, that sign people in: nobody reads them here in production.
pub(super) fn only_in_development(context: &RequestContext) -> Result<(), AppError> {
    if context.services.configuration.environment.is_production() {
        Err(AppError::not_found())
    } else {
        Ok(())
    }
}

fn letter(context: &RequestContext, row: Row) -> OutboxLetter {
    let zone = context
        .viewer
        .as_ref()
        .and_then(|viewer| viewer.time_zone.parse().ok())
        .unwrap_or(Tz::Africa__Abidjan);
    let configuration = &context.services.configuration;
    let kept_here = match row.subject {
        Some(_) => configuration.mail == Mail::Outbox,
        None => configuration.sms == Sms::Outbox,
    };
    OutboxLetter {
        id: row.id.to_string(),
        recipient: row.recipient,
        subject: row.subject,
        language: row.language,
        when: when::told(context.language, zone, row.created_at, context.now()),
        state: match row.state.as_str() {
            "sent" if kept_here => LetterState::Kept,
            "sent" => LetterState::Posted,
            "dead" => LetterState::Dead,
            _ => LetterState::Waiting,
        },
        trouble: row.last_error,
        lines: row.text.lines().map(Line::of).collect(),
    }
}
