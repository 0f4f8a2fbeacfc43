//! What somebody was told keeps no name of those who have gone.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::{NoticeKind, digest};
use crate::{
    account::{AccountId, store::correspondent},
    error::AppError,
    i18n::{Locale, td_string},
};

/// Takes the names out of what somebody was told between two moments: the bell says *somebody*, and
/// letters that were sent are thrown away, as is what their devices were to say. What is gathered for
/// their next digest says *somebody* too.
///
/// # Errors
/// Not found, when the account is gone.
pub async fn forget_names(
    transaction: &mut PgConnection,
    account: AccountId,
    kinds: &[NoticeKind],
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), AppError> {
    let person = correspondent(&mut *transaction, account).await?;
    let kinds: Vec<String> = kinds.iter().map(|kind| kind.word().to_owned()).collect();
    let somebody = td_string!(Locale::from(person.language), notifications.somebody);
    sqlx::query!(
        "update platform.notifications
         set detail = jsonb_set(detail, '{name}', to_jsonb($4::text))
         where account_id = $1 and kind = any($5) and created_at between $2 and $3 and detail ? 'name'",
        account.0,
        from,
        until,
        somebody,
        &kinds[..],
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from platform.mails
         where account_id = $1 and kind = 'notice' and state <> 'waiting' and created_at between $2 and $3",
        account.0,
        from,
        until,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from platform.pushes where account_id = $1 and kind = any($2) and created_at between $3 and $4",
        account.0,
        &kinds[..],
        from,
        until,
    )
    .execute(&mut *transaction)
    .await?;
    digest::forget_names(transaction, account, &kinds, somebody, (from, until)).await
}
