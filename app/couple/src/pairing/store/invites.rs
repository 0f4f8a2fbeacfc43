//! Invites in the database: at most one open per couple, and no code open twice.

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    capability::{CoupleId, Founder},
    pairing::model::{InviteCode, InviteState},
};

/// The couple that a code leads, or last led, to.
pub async fn couple_of_code(transaction: &mut PgConnection, code: &InviteCode) -> Result<Option<CoupleId>, AppError> {
    let couple = sqlx::query_scalar!(
        "select couple_id from couple.invites where code = $1 order by created_at desc, id desc limit 1",
        code.digits(),
    )
    .fetch_optional(transaction)
    .await?;
    Ok(couple.map(CoupleId))
}

/// The latest invite of a couple with a code.
pub async fn latest(
    transaction: &mut PgConnection,
    couple: CoupleId,
    code: &InviteCode,
) -> Result<Option<(Uuid, InviteState)>, AppError> {
    let row = sqlx::query!(
        r#"select i.id, i.expires_at, i.used_at is not null as "used!", i.replaced_at is not null as "replaced!",
                  (select count(*) = 2 from couple.partners p where p.couple_id = i.couple_id) as "couple_complete!"
           from couple.invites i
           where i.couple_id = $1 and i.code = $2
           order by i.created_at desc, i.id desc
           limit 1"#,
        couple.0,
        code.digits(),
    )
    .fetch_optional(transaction)
    .await?;
    Ok(row.map(|row| {
        let state = InviteState {
            expires_at: row.expires_at,
            used: row.used,
            replaced: row.replaced,
            couple_complete: row.couple_complete,
        };
        (row.id, state)
    }))
}

/// The invite that a founder can share, if its time is not over.
pub async fn open_invite(
    pool: &PgPool,
    founder: &Founder,
    now: DateTime<Utc>,
) -> Result<Option<(InviteCode, DateTime<Utc>)>, AppError> {
    let row = sqlx::query!(
        "select code, expires_at from couple.invites
         where couple_id = $1 and used_at is null and replaced_at is null and expires_at > $2",
        founder.couple().0,
        now,
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.and_then(|row| Some((InviteCode::parse(&row.code)?, row.expires_at))))
}

/// The open invite of a couple no longer counts.
pub async fn replace_open(
    transaction: &mut PgConnection,
    couple: CoupleId,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.invites set replaced_at = $2 where couple_id = $1 and used_at is null and replaced_at is null",
        couple.0,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// A code whose time is over can be given again.
pub async fn free_expired(
    transaction: &mut PgConnection,
    code: &InviteCode,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.invites set replaced_at = $2
         where code = $1 and used_at is null and replaced_at is null and expires_at <= $2",
        code.digits(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Whether a drawn code was free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insertion {
    /// It is this couple's now.
    Inserted,
    /// It is open for another couple: draw again.
    Taken,
}

/// Writes an invite, if nobody else's open one has its code.
pub async fn insert(
    transaction: &mut PgConnection,
    (id, couple, by): (Uuid, CoupleId, AccountId),
    code: &InviteCode,
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Insertion, AppError> {
    let inserted = sqlx::query!(
        "insert into couple.invites (id, couple_id, code, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (code) where used_at is null and replaced_at is null do nothing",
        id,
        couple.0,
        code.digits(),
        by.0,
        now,
        expires_at,
    )
    .execute(transaction)
    .await?;
    Ok(if inserted.rows_affected() == 1 {
        Insertion::Inserted
    } else {
        Insertion::Taken
    })
}

/// An invite has let somebody in.
pub async fn use_up(
    transaction: &mut PgConnection,
    invite: Uuid,
    by: AccountId,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.invites set used_at = $2, used_by = $3 where id = $1",
        invite,
        now,
        by.0
    )
    .execute(transaction)
    .await?;
    Ok(())
}
