//! Preferences in the database: only what differs from the defaults is kept.

use sqlx::PgConnection;

use super::super::{Channel, MailRhythm, NoticeKind, quiet::QuietHours};
use crate::{
    account::{AccountId, Member},
    error::AppError,
};

/// Whether a kind of event arrives at somebody on a channel.
pub(in crate::notify) async fn wants(
    transaction: &mut PgConnection,
    account: AccountId,
    kind: NoticeKind,
    channel: Channel,
) -> Result<bool, AppError> {
    if kind.is_security() {
        return Ok(true);
    }
    let chosen = sqlx::query_scalar!(
        "select enabled from platform.notification_preferences where account_id = $1 and kind = $2 and channel = $3",
        account.0,
        kind.word(),
        channel.word(),
    )
    .fetch_optional(transaction)
    .await?;
    Ok(chosen.unwrap_or(kind.arrives_by_default(channel)))
}

/// What somebody has chosen otherwise than by default: kind, channel, whether it arrives.
pub(super) async fn chosen(
    connection: &mut PgConnection,
    account: AccountId,
) -> Result<Vec<(String, String, bool)>, AppError> {
    let rows = sqlx::query!(
        "select kind, channel, enabled from platform.notification_preferences where account_id = $1",
        account.0
    )
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.kind, row.channel, row.enabled))
        .collect())
}

/// Keeps a choice; one that is the default is forgotten, and follows when the default changes.
pub(super) async fn choose(
    transaction: &mut PgConnection,
    member: &Member,
    kind: NoticeKind,
    channel: Channel,
    enabled: bool,
) -> Result<(), AppError> {
    if enabled == kind.arrives_by_default(channel) {
        sqlx::query!(
            "delete from platform.notification_preferences where account_id = $1 and kind = $2 and channel = $3",
            member.account().0,
            kind.word(),
            channel.word(),
        )
        .execute(transaction)
        .await?;
    } else {
        sqlx::query!(
            "insert into platform.notification_preferences (account_id, kind, channel, enabled) values ($1, $2, $3, $4)
             on conflict (account_id, kind, channel) do update set enabled = excluded.enabled",
            member.account().0,
            kind.word(),
            channel.word(),
            enabled,
        )
        .execute(transaction)
        .await?;
    }
    Ok(())
}

/// How often letters come to somebody.
pub(in crate::notify) async fn mail_rhythm(
    transaction: &mut PgConnection,
    account: AccountId,
) -> Result<MailRhythm, AppError> {
    let word = sqlx::query_scalar!(
        "select rhythm from platform.mail_rhythms where account_id = $1",
        account.0
    )
    .fetch_optional(transaction)
    .await?;
    Ok(word.as_deref().and_then(MailRhythm::of_word).unwrap_or_default())
}

/// Keeps how often letters come to somebody; the default is not kept.
pub(super) async fn keep_mail_rhythm(
    transaction: &mut PgConnection,
    member: &Member,
    rhythm: MailRhythm,
) -> Result<(), AppError> {
    let account = member.account().0;
    match rhythm {
        MailRhythm::AsItComes => {
            sqlx::query!("delete from platform.mail_rhythms where account_id = $1", account)
                .execute(transaction)
                .await?
        }
        MailRhythm::Daily | MailRhythm::Weekly => {
            sqlx::query!(
                "insert into platform.mail_rhythms (account_id, rhythm) values ($1, $2)
                 on conflict (account_id) do update set rhythm = excluded.rhythm",
                account,
                rhythm.word(),
            )
            .execute(transaction)
            .await?
        }
    };
    Ok(())
}

/// Somebody's quiet hours, if they have any.
pub(in crate::notify) async fn quiet_hours(
    transaction: &mut PgConnection,
    account: AccountId,
) -> Result<Option<QuietHours>, AppError> {
    let hours = sqlx::query_as!(
        QuietHours,
        "select starts_at, ends_at from platform.quiet_hours where account_id = $1",
        account.0
    )
    .fetch_optional(transaction)
    .await?;
    Ok(hours)
}

/// Keeps somebody's quiet hours, or forgets them.
pub(super) async fn keep_quiet_hours(
    transaction: &mut PgConnection,
    member: &Member,
    hours: Option<QuietHours>,
) -> Result<(), AppError> {
    let account = member.account().0;
    match hours {
        Some(hours) => {
            sqlx::query!(
                "insert into platform.quiet_hours (account_id, starts_at, ends_at) values ($1, $2, $3)
                 on conflict (account_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at",
                account,
                hours.starts_at,
                hours.ends_at,
            )
            .execute(transaction)
            .await?
        }
        None => {
            sqlx::query!("delete from platform.quiet_hours where account_id = $1", account)
                .execute(transaction)
                .await?
        }
    };
    Ok(())
}
