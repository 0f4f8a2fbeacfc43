//! What one of the two may read.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::PgPool;
use uuid::Uuid;

use super::{Kept, KeptTurn, Row, TurnRow};
use crate::{capability::Partner, pairing::Keepsake};

/// The repairs under way that a partner sees: at most one of each.
pub async fn open_ones(pool: &PgPool, partner: &Partner) -> Result<Vec<Kept>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, author_id, stage, turn, fact, interpretation, feeling, need, proposal, agreement,
                  goal_id, sent_at, ended_at
           from couple.repairs
           where couple_id = $1 and ended_at is null and (author_id = $2 or stage <> 'draft')"#,
        partner.couple().0,
        partner.account().0,
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter().map(Kept::try_from).collect()
}

/// One page of those that are over, the latest first, behind a place in the list.
pub async fn former(
    pool: &PgPool,
    partner: &Partner,
    after: Option<(DateTime<Utc>, Uuid)>,
    limit: usize,
) -> Result<Vec<Kept>, AppError> {
    let (after_end, after_id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, author_id, stage, turn, fact, interpretation, feeling, need, proposal, agreement,
                  goal_id, sent_at, ended_at
           from couple.repairs
           where couple_id = $1 and ended_at is not null and (author_id = $2 or stage <> 'set_aside')
             and ($3::timestamptz is null or (ended_at, id) < ($3::timestamptz, $4::uuid))
           order by ended_at desc, id desc
           limit $5"#,
        partner.couple().0,
        partner.account().0,
        after_end,
        after_id,
        i64::try_from(limit).unwrap_or(i64::MAX),
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter().map(Kept::try_from).collect()
}

/// One repair.
///
/// # Errors
/// Not found, also for what a partner may not see.
pub async fn one(pool: &PgPool, partner: &Partner, repair: Uuid) -> Result<Kept, AppError> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, author_id, stage, turn, fact, interpretation, feeling, need, proposal, agreement,
                  goal_id, sent_at, ended_at
           from couple.repairs
           where couple_id = $1 and id = $3 and (author_id = $2 or stage not in ('draft', 'set_aside'))"#,
        partner.couple().0,
        partner.account().0,
        repair,
    )
    .fetch_one(pool)
    .await?;
    row.try_into()
}

/// The moves of a repair that a partner was given by [`one`], the first first.
pub async fn turns(pool: &PgPool, partner: &Partner, repair: &Kept) -> Result<Vec<KeptTurn>, AppError> {
    let rows = sqlx::query_as!(
        TurnRow,
        "select repair_id, number, account_id, made, words
         from couple.repair_turns
         where couple_id = $1 and repair_id = $2
         order by number",
        partner.couple().0,
        repair.id,
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter().map(KeptTurn::try_from).collect()
}

/// Every repair of a couple that may be read, the latest first.
pub async fn every_one(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<Kept>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, author_id, stage, turn, fact, interpretation, feeling, need, proposal, agreement,
                  goal_id, sent_at, ended_at
           from couple.repairs
           where couple_id = $1 and (author_id = $2 or stage not in ('draft', 'set_aside'))
           order by created_at desc, id desc"#,
        keepsake.couple().0,
        keepsake.member().account().0,
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter().map(Kept::try_from).collect()
}

/// Every move of those repairs, each repair's first first.
pub async fn every_turn(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<KeptTurn>, AppError> {
    let rows = sqlx::query_as!(
        TurnRow,
        "select t.repair_id, t.number, t.account_id, t.made, t.words
         from couple.repair_turns t
         join couple.repairs r on r.couple_id = t.couple_id and r.id = t.repair_id
         where t.couple_id = $1 and (r.author_id = $2 or r.stage not in ('draft', 'set_aside'))
         order by t.repair_id, t.number",
        keepsake.couple().0,
        keepsake.member().account().0,
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter().map(KeptTurn::try_from).collect()
}
