//! The outbox: letters are written into it with the event that causes them.

use sqlx::{PgConnection, PgPool};

use super::{Letter, SendMail, writing};
use crate::{
    error::AppError,
    jobs::{self, Timing},
    services::Services,
};

/// Writes a letter and the job that sends it, in the caller's transaction. It is rendered now,
/// in the recipient's language. A second letter of the same event key is not written.
pub async fn enqueue(transaction: &mut PgConnection, services: &Services, letter: Letter<'_>) -> Result<(), AppError> {
    enqueue_at(transaction, services, letter, Timing::Now).await
}

/// The same, to be sent not before a moment.
pub(in crate::notify) async fn enqueue_at(
    transaction: &mut PgConnection,
    services: &Services,
    letter: Letter<'_>,
    timing: Timing,
) -> Result<(), AppError> {
    let now = services.clock.now();
    let id = services.chance.id(now);
    let written = writing::write(services, letter.language, &letter.kind)?;
    let inserted = sqlx::query!(
        "insert into platform.mails (id, event_key, account_id, recipient, language, kind, subject, html, text, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (event_key) do nothing",
        id,
        letter.event_key,
        letter.account.map(|account| account.0),
        letter.recipient,
        letter.language.tag(),
        letter.kind.word(),
        written.subject,
        written.html,
        written.text,
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 1 {
        jobs::enqueue(transaction, &SendMail { mail: id }, timing).await?;
    }
    Ok(())
}

/// How many letters the mail server did not take at the last try, and is to be offered again.
///
/// # Errors
/// Internal.
pub async fn undelivered(pool: &PgPool) -> Result<i64, AppError> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from platform.mails where state = 'waiting' and attempts > 0"#
    )
    .fetch_one(pool)
    .await?;
    Ok(count)
}

/// The whole address of a page of ours, such as `/verify/…`, for a letter.
pub fn link(services: &Services, page: &str) -> String {
    format!(
        "{}{page}",
        services.configuration.base_url.as_str().trim_end_matches('/')
    )
}
