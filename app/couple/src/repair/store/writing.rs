//! Writing a repair, and moving it on.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Kept, Row};
use crate::{
    capability::Partner,
    repair::model::{Move, Stage, Step, Words},
};

/// What became of beginning one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// A new draft.
    New(Uuid),
    /// The draft that was begun before.
    Draft(Uuid),
    /// One of theirs was sent and is not over: the database allows one.
    Open,
}

/// Begins a repair, unless the partner has one of their own under way.
pub async fn begin(
    transaction: &mut PgConnection,
    partner: &Partner,
    (id, now): (Uuid, DateTime<Utc>),
) -> Result<Beginning, AppError> {
    let inserted = sqlx::query!(
        "insert into couple.repairs (id, couple_id, author_id, created_at) values ($1, $2, $3, $4)
         on conflict (couple_id, author_id) where ended_at is null do nothing",
        id,
        partner.couple().0,
        partner.account().0,
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(Beginning::New(id));
    }
    let draft = sqlx::query_scalar!(
        "select id from couple.repairs
         where couple_id = $1 and author_id = $2 and ended_at is null and stage = 'draft'",
        partner.couple().0,
        partner.account().0,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(draft.map_or(Beginning::Open, Beginning::Draft))
}

/// Locks a repair that a partner sees until the transaction ends.
///
/// # Errors
/// Not found, also for what they may not see.
pub async fn lock(transaction: &mut PgConnection, partner: &Partner, repair: Uuid) -> Result<Kept, AppError> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, author_id, stage, turn, fact, interpretation, feeling, need, proposal, agreement,
                  goal_id, sent_at, ended_at
           from couple.repairs
           where couple_id = $1 and id = $3 and (author_id = $2 or stage not in ('draft', 'set_aside'))
           for update"#,
        partner.couple().0,
        partner.account().0,
        repair,
    )
    .fetch_one(transaction)
    .await?;
    row.try_into()
}

/// Writes one step of a partner's draft that [`lock`] gave.
pub async fn write_step(
    transaction: &mut PgConnection,
    partner: &Partner,
    draft: &Kept,
    (step, words): (Step, &Words),
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.repairs set
             fact = case when $4 = 'fact' then $5 else fact end,
             interpretation = case when $4 = 'interpretation' then $5 else interpretation end,
             feeling = case when $4 = 'feeling' then $5 else feeling end,
             need = case when $4 = 'need' then $5 else need end,
             proposal = case when $4 = 'proposal' then $5 else proposal end
         where couple_id = $1 and author_id = $2 and id = $3 and stage = 'draft'",
        partner.couple().0,
        partner.account().0,
        draft.id,
        step.word(),
        words.text(),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Deletes a partner's draft that [`lock`] gave.
pub async fn discard(transaction: &mut PgConnection, partner: &Partner, draft: &Kept) -> Result<(), AppError> {
    sqlx::query!(
        "delete from couple.repairs where couple_id = $1 and author_id = $2 and id = $3 and stage = 'draft'",
        partner.couple().0,
        partner.account().0,
        draft.id,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// A move and where it leads.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// What was done.
    pub made: Move,
    /// In words; none where it has none.
    pub words: Option<&'a Words>,
    /// Where the repair stands now.
    pub next: Stage,
}

/// Moves on a repair that [`lock`] gave, and gives the number of the move. An agreement takes the
/// words of the proposal on the table: the latest that somebody made, else the author's.
pub async fn move_on(
    transaction: &mut PgConnection,
    partner: &Partner,
    repair: &Kept,
    now: DateTime<Utc>,
    Outcome { made, words, next }: Outcome<'_>,
) -> Result<i32, AppError> {
    let number = sqlx::query_scalar!(
        "update couple.repairs r set
             stage = $3,
             turn = turn + 1,
             sent_at = case when $4 then $6 else sent_at end,
             understood_at = case when $5 then $6 else understood_at end,
             ended_at = case when $7 then $6 else ended_at end,
             agreement = case when $8 then coalesce(
                 (select t.words from couple.repair_turns t
                  where t.repair_id = r.id and t.made = 'propose'
                  order by t.number desc limit 1),
                 r.proposal
             ) end
         where couple_id = $1 and id = $2
         returning turn",
        partner.couple().0,
        repair.id,
        next.word(),
        made == Move::Send,
        made == Move::Confirm,
        now,
        next.is_over(),
        next == Stage::Agreed,
    )
    .fetch_one(&mut *transaction)
    .await?;
    sqlx::query!(
        "insert into couple.repair_turns (repair_id, number, couple_id, account_id, made, words, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        repair.id,
        number,
        partner.couple().0,
        partner.account().0,
        made.word(),
        words.map_or("", Words::text),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(number)
}

/// Notes the goal that an agreement became.
pub async fn become_goal(
    transaction: &mut PgConnection,
    partner: &Partner,
    repair: &Kept,
    goal: Uuid,
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.repairs set goal_id = $3 where couple_id = $1 and id = $2",
        partner.couple().0,
        repair.id,
        goal,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// The words that a repair in this transaction was agreed with.
pub async fn agreement(transaction: &mut PgConnection, partner: &Partner, repair: &Kept) -> Result<String, AppError> {
    let agreement = sqlx::query_scalar!(
        r#"select agreement as "agreement!" from couple.repairs
           where couple_id = $1 and id = $2 and agreement is not null"#,
        partner.couple().0,
        repair.id,
    )
    .fetch_one(transaction)
    .await?;
    Ok(agreement)
}
