//! The places of somebody who goes, in the database.

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError, privacy::Leaver};
use sqlx::PgConnection;

use crate::capability::CoupleId;

/// A place that somebody had.
pub(super) struct Seat {
    /// In which couple.
    pub(super) couple: CoupleId,
    /// Who the other is, if they have an account.
    pub(super) other: Option<AccountId>,
    /// From when until when the two were together.
    pub(super) span: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

/// Every place of somebody who goes; its couple is locked until the transaction ends.
pub(super) async fn seats(transaction: &mut PgConnection, leaver: &Leaver) -> Result<Vec<Seat>, AppError> {
    let rows = sqlx::query!(
        r#"select me.couple_id, c.completed_at, c.ended_at,
                  (select other.account_id
                   from couple.partners other
                   join platform.accounts a on a.id = other.account_id
                   where other.couple_id = me.couple_id and other.seat <> me.seat and not a.stands_in)
                  as "other?: AccountId"
           from couple.partners me
           join couple.couples c on c.id = me.couple_id
           where me.account_id = $1
           order by me.couple_id
           for update of c"#,
        leaver.account().0,
    )
    .fetch_all(transaction)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Seat {
            couple: CoupleId(row.couple_id),
            other: row.other,
            span: row.completed_at.zip(row.ended_at),
        })
        .collect())
}

/// Deletes a couple that is nobody else's, with everything in it and what the change feed says of it.
pub(super) async fn delete_couple(transaction: &mut PgConnection, couple: CoupleId) -> Result<(), AppError> {
    sqlx::query!(
        "with unheard as (
             delete from platform.changes where audience = 'couple:' || $1::uuid
         ), left_behind as (
             delete from platform.audience_members where audience = 'couple:' || $1::uuid
         ), stand_ins as (
             delete from platform.accounts
             where stands_in and id in (select account_id from couple.partners where couple_id = $1)
         )
         delete from couple.couples where id = $1",
        couple.0,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Deletes what somebody who goes kept to themselves: check-ins *for me*, answers that were never
/// opened, former words, drafts, and the invites.
pub(super) async fn delete_what_only_they_read(
    transaction: &mut PgConnection,
    leaver: &Leaver,
    couple: CoupleId,
) -> Result<(), AppError> {
    let account = leaver.account().0;
    sqlx::query!(
        "delete from couple.check_ins where couple_id = $1 and account_id = $2 and private",
        couple.0,
        account,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.answers mine
         using couple.questions q
         where q.id = mine.question_id and mine.couple_id = $1 and mine.account_id = $2
           and q.reveal_together and mine.status <> 'clarify'
           and not exists (
               select from couple.answers theirs
               where theirs.question_id = q.id and theirs.account_id <> $2 and theirs.status = 'answered'
           )",
        couple.0,
        account,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.answer_revisions where couple_id = $1 and account_id = $2",
        couple.0,
        account,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.letter_versions v
         using couple.letters l
         where l.id = v.letter_id and v.couple_id = $1 and v.account_id = $2 and v.number < l.latest",
        couple.0,
        account,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from couple.repairs where couple_id = $1 and author_id = $2 and stage in ('draft', 'set_aside')",
        couple.0,
        account,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!("delete from couple.invites where couple_id = $1", couple.0)
        .execute(transaction)
        .await?;
    Ok(())
}

/// What somebody who goes has shared is of a row without a name from now on. What they changed last
/// of the other's own is no longer lost with their account. Letters have room for nobody.
pub(super) async fn hand_over(
    transaction: &mut PgConnection,
    leaver: &Leaver,
    couple: CoupleId,
    stand_in: AccountId,
) -> Result<(), AppError> {
    sqlx::query!(
        "with check_ins as (
             update couple.check_ins set account_id = $3 where couple_id = $1 and account_id = $2
         ), questions as (
             update couple.questions set author_id = $3 where couple_id = $1 and author_id = $2
         ), answers as (
             update couple.answers set account_id = $3 where couple_id = $1 and account_id = $2
         ), goals as (
             update couple.goals set
                 created_by = case when created_by = $2 then $3 else created_by end,
                 changed_by = case when changed_by = $2 then $3 else changed_by end,
                 owner_id = case when owner_id = $2 then $3 else owner_id end
             where couple_id = $1 and $2 in (created_by, changed_by, owner_id)
         ), goal_actions as (
             update couple.goal_actions set
                 created_by = case when created_by = $2 then $3 else created_by end,
                 changed_by = case when changed_by = $2 then $3 else changed_by end
             where couple_id = $1 and $2 in (created_by, changed_by)
         ), repairs as (
             update couple.repairs set author_id = $3 where couple_id = $1 and author_id = $2
         ), repair_turns as (
             update couple.repair_turns set account_id = $3 where couple_id = $1 and account_id = $2
         ), pauses as (
             update couple.pauses set account_id = $3 where couple_id = $1 and account_id = $2
         ), messages as (
             update couple.messages set account_id = $3 where couple_id = $1 and account_id = $2
         )
         update couple.partners set account_id = $3 where couple_id = $1 and account_id = $2",
        couple.0,
        leaver.account().0,
        stand_in.0,
    )
    .execute(transaction)
    .await?;
    Ok(())
}
