//! Couples and their seats in the database.
//!
//! Whatever changes a couple locks its row first, then the rest: no two changes interleave, and
//! none wait for each other in a circle.

mod ending;
mod invites;
mod keepsakes;

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

pub use ending::{delete, delete_due, due, end};
pub use invites::{Insertion, couple_of_code, free_expired, insert, latest, open_invite, replace_open, use_up};
pub use keepsakes::{Kept, kept};

use crate::capability::{CoupleId, Partner, Seat};

/// A couple whose row is locked until the transaction ends.
#[derive(Clone, Copy, Debug)]
pub struct Locked {
    /// Which one.
    pub couple: CoupleId,
    /// Whether both seats are taken.
    pub complete: bool,
}

/// Locks a couple that has not ended; `None` when it is gone.
pub async fn lock(transaction: &mut PgConnection, couple: CoupleId) -> Result<Option<Locked>, AppError> {
    let found = sqlx::query_scalar!(
        "select id from couple.couples where id = $1 and ended_at is null for update",
        couple.0
    )
    .fetch_optional(&mut *transaction)
    .await?;
    if found.is_none() {
        return Ok(None);
    }
    let seats = sqlx::query_scalar!(
        r#"select count(*) as "seats!" from couple.partners where couple_id = $1 and left_at is null"#,
        couple.0
    )
    .fetch_one(transaction)
    .await?;
    Ok(Some(Locked {
        couple,
        complete: seats == 2,
    }))
}

/// Locks the couple of a partner against change.
///
/// # Errors
/// Not found, when they are no longer in it.
pub async fn lock_of(transaction: &mut PgConnection, partner: &Partner) -> Result<Locked, AppError> {
    let locked = lock(transaction, partner.couple())
        .await?
        .filter(|locked| locked.complete);
    let place = current(transaction, partner.account()).await?;
    locked
        .filter(|locked| place == Some(locked.couple))
        .ok_or_else(AppError::not_found)
}

/// Keeps the couple of a partner from ending until the transaction does, side by side with other writers.
///
/// # Errors
/// Not found, when they are no longer in it.
pub async fn hold(transaction: &mut PgConnection, partner: &Partner) -> Result<(), AppError> {
    sqlx::query_scalar!(
        "select c.id from couple.couples c
         where c.id = $1 and c.ended_at is null and c.completed_at is not null
         for share",
        partner.couple().0,
    )
    .fetch_one(&mut *transaction)
    .await?;
    // Asked only now that nothing can move: whoever was freed before is not in it any more.
    let place = current(transaction, partner.account()).await?;
    if place == Some(partner.couple()) {
        Ok(())
    } else {
        Err(AppError::not_found())
    }
}

/// The couple that an account is in.
pub async fn current(transaction: &mut PgConnection, account: AccountId) -> Result<Option<CoupleId>, AppError> {
    let couple = sqlx::query_scalar!(
        "select couple_id from couple.partners where account_id = $1 and left_at is null",
        account.0
    )
    .fetch_optional(transaction)
    .await?;
    Ok(couple.map(CoupleId))
}

/// A new couple without anybody in it yet.
pub async fn insert_couple(
    transaction: &mut PgConnection,
    couple: CoupleId,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into couple.couples (id, created_at) values ($1, $2)",
        couple.0,
        now
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Whether somebody got the seat they asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seating {
    /// They sit.
    Seated,
    /// They are in a couple.
    AlreadyInCouple,
}

/// Gives a free seat to an account. The database allows one couple per account.
pub async fn seat(
    transaction: &mut PgConnection,
    couple: CoupleId,
    seat: Seat,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Seating, AppError> {
    let inserted = sqlx::query!(
        "insert into couple.partners (couple_id, seat, account_id, joined_at) values ($1, $2, $3, $4)
         on conflict (account_id) where left_at is null do nothing",
        couple.0,
        seat.number(),
        account.0,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(if inserted.rows_affected() == 1 {
        Seating::Seated
    } else {
        Seating::AlreadyInCouple
    })
}

/// From now on both are there.
pub async fn complete(transaction: &mut PgConnection, couple: CoupleId, now: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.couples set completed_at = $2 where id = $1",
        couple.0,
        now
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// The one who waits in a couple.
pub async fn founder(transaction: &mut PgConnection, couple: CoupleId) -> Result<AccountId, AppError> {
    let account = sqlx::query_scalar!(
        "select account_id from couple.partners where couple_id = $1 and seat = 1",
        couple.0
    )
    .fetch_one(transaction)
    .await?;
    Ok(AccountId(account))
}

/// Whether a partner has written anything here.
pub async fn has_shared(database: &PgPool, partner: &Partner) -> Result<bool, AppError> {
    let mut connection = database.acquire().await?;
    has_shared_in(&mut connection, partner).await
}

/// The same inside a transaction.
pub async fn has_shared_in(transaction: &mut PgConnection, partner: &Partner) -> Result<bool, AppError> {
    let shared = sqlx::query_scalar!(
        r#"select exists (select from couple.check_ins where couple_id = $1 and account_id = $2)
               or exists (select from couple.questions where couple_id = $1 and author_id = $2)
               or exists (select from couple.answers where couple_id = $1 and account_id = $2)
               or exists (select from couple.goals where couple_id = $1 and created_by = $2)
               or exists (select from couple.goal_actions where couple_id = $1 and created_by = $2)
               or exists (select from couple.repairs where couple_id = $1 and author_id = $2)
               or exists (select from couple.repair_turns where couple_id = $1 and account_id = $2)
               or exists (select from couple.pauses where couple_id = $1 and account_id = $2)
               or exists (select from couple.letter_versions where couple_id = $1 and account_id = $2)
               or exists (
                   select from couple.letter_photos p
                   join platform.media m on m.id = p.media_id
                   where p.couple_id = $1 and m.account_id = $2
               )
               or exists (select from couple.messages where couple_id = $1 and account_id = $2)
               as "shared!""#,
        partner.couple().0,
        partner.account().0,
    )
    .fetch_one(transaction)
    .await?;
    Ok(shared)
}

/// Takes the other out of a couple with everything they wrote in it; it waits again.
pub async fn unseat_other(transaction: &mut PgConnection, partner: &Partner) -> Result<(), AppError> {
    let (couple, other): (Uuid, Uuid) = (partner.couple().0, partner.other().account.0);
    sqlx::query!(
        "delete from couple.check_ins where couple_id = $1 and account_id = $2",
        couple,
        other
    )
    .execute(&mut *transaction)
    .await?;
    // With their actions. The one who stays has none: they would have shared something.
    sqlx::query!(
        "delete from couple.goals where couple_id = $1 and created_by = $2",
        couple,
        other
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.questions where couple_id = $1 and author_id = $2",
        couple,
        other
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.answers where couple_id = $1 and account_id = $2",
        couple,
        other
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.repairs where couple_id = $1 and author_id = $2",
        couple,
        other
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.pauses where couple_id = $1 and account_id = $2",
        couple,
        other
    )
    .execute(&mut *transaction)
    .await?;
    // Whoever may undo has written nothing: the letters here are the other's alone, and so are the photos.
    sqlx::query!("delete from couple.letters where couple_id = $1", couple)
        .execute(&mut *transaction)
        .await?;
    sqlx::query!("delete from couple.letter_photos where couple_id = $1", couple)
        .execute(&mut *transaction)
        .await?;
    sqlx::query!(
        "delete from couple.messages where couple_id = $1 and account_id = $2",
        couple,
        other
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.partners where couple_id = $1 and account_id = $2",
        couple,
        other
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "update couple.couples set completed_at = null, both_first = false where id = $1",
        couple
    )
    .execute(transaction)
    .await?;
    Ok(())
}
