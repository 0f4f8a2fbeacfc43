//! Sending a letter once more that was given up.

use sqlx::PgConnection;
use uuid::Uuid;

use super::SendMail;
use crate::{
    account::Operator,
    error::AppError,
    jobs::{self, Timing},
};

/// Puts a letter that was given up back among those that wait, with a job of its own. One that was
/// sent is not sent again: its links may have been used.
///
/// # Errors
/// Not found, when there is none, or it was not given up.
pub async fn resend(transaction: &mut PgConnection, _: &Operator, mail: Uuid) -> Result<(), AppError> {
    let waiting = sqlx::query!(
        "update platform.mails set state = 'waiting', attempts = 0 where id = $1 and state = 'dead'",
        mail
    )
    .execute(&mut *transaction)
    .await?;
    if waiting.rows_affected() == 0 {
        return Err(AppError::not_found());
    }
    jobs::enqueue(transaction, &SendMail { mail }, Timing::Now).await
}
