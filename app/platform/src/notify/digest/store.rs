//! What waits for a digest, in the database.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{
    super::{Event, Notice, NoticeKind},
    MailRhythm,
    due::{LONGEST_WAIT, due_after},
};
use crate::{
    account::{AccountId, Member},
    error::AppError,
    services::Services,
};

/// Keeps what happened for the next digest; an event is one line.
pub(in crate::notify) async fn gather(
    transaction: &mut PgConnection,
    services: &Services,
    notice: &Notice<'_>,
) -> Result<(), AppError> {
    let now = services.clock.now();
    let mut told = serde_json::to_value(&notice.event).map_err(AppError::internal)?;
    sqlx::query!(
        "insert into platform.digest_lines (id, account_id, kind, event_key, detail, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (account_id, event_key) do nothing",
        services.chance.id(now),
        notice.account.0,
        notice.event.kind().word(),
        notice.event_key,
        told["detail"].take(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Somebody for whom something is gathered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader {
    pub(super) account: AccountId,
    pub(super) zone: Tz,
    pub(super) rhythm: MailRhythm,
    /// Since when something waits.
    pub(super) since: DateTime<Utc>,
}

impl Reader {
    /// When what was gathered at a moment is due to them.
    pub(super) fn due_after(&self, gathered_at: DateTime<Utc>) -> DateTime<Utc> {
        due_after(self.rhythm, self.zone, gathered_at)
    }
}

/// Everybody for whom something is gathered, who has waited longest first.
pub(super) async fn readers(pool: &PgPool) -> Result<Vec<Reader>, AppError> {
    let rows = sqlx::query!(
        r#"select l.account_id, a.time_zone, r.rhythm as "rhythm?", min(l.created_at) as "since!"
           from platform.digest_lines l
           join platform.accounts a on a.id = l.account_id
           left join platform.mail_rhythms r on r.account_id = l.account_id
           group by l.account_id, a.time_zone, r.rhythm
           order by min(l.created_at)"#
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Reader {
            account: AccountId(row.account_id),
            zone: row.time_zone.parse().unwrap_or(Tz::Africa__Abidjan),
            rhythm: row.rhythm.as_deref().and_then(MailRhythm::of_word).unwrap_or_default(),
            since: row.since,
        })
        .collect())
}

/// A line as it is kept.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) id: Uuid,
    kind: String,
    detail: Value,
    pub(super) created_at: DateTime<Utc>,
}

impl Line {
    /// What happened; nothing for a kind that this version no longer knows.
    pub(super) fn event(&self) -> Option<Event> {
        serde_json::from_value(json!({ "kind": self.kind, "detail": self.detail })).ok()
    }
}

/// Takes what is gathered for somebody, the latest last: nobody else finds it any more. Who comes at
/// the same moment waits, and finds nothing.
pub(super) async fn take(transaction: &mut PgConnection, account: AccountId) -> Result<Vec<Line>, AppError> {
    let lines = sqlx::query_as!(
        Line,
        r#"with taken as (
               delete from platform.digest_lines where account_id = $1 returning id, kind, detail, created_at
           )
           select id as "id!", kind as "kind!", detail as "detail!", created_at as "created_at!"
           from taken order by created_at, id"#,
        account.0,
    )
    .fetch_all(transaction)
    .await?;
    Ok(lines)
}

/// Lets go of what is gathered of kinds of which a member wants no letter any more.
pub(in crate::notify) async fn forget_kinds(
    transaction: &mut PgConnection,
    member: &Member,
    kinds: &[NoticeKind],
) -> Result<(), AppError> {
    let kinds: Vec<String> = kinds.iter().map(|kind| kind.word().to_owned()).collect();
    sqlx::query!(
        "delete from platform.digest_lines where account_id = $1 and kind = any($2)",
        member.account().0,
        &kinds[..],
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Takes the names out of what was gathered for somebody between two moments, and throws the digests
/// away that told of it.
pub(in crate::notify) async fn forget_names(
    transaction: &mut PgConnection,
    account: AccountId,
    kinds: &[String],
    somebody: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.digest_lines
         set detail = jsonb_set(detail, '{name}', to_jsonb($4::text))
         where account_id = $1 and kind = any($5) and created_at between $2 and $3 and detail ? 'name'",
        account.0,
        from,
        until,
        somebody,
        kinds,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from platform.mails
         where account_id = $1 and kind = 'digest' and state <> 'waiting' and created_at between $2 and $3",
        account.0,
        from,
        until + LONGEST_WAIT,
    )
    .execute(transaction)
    .await?;
    Ok(())
}
