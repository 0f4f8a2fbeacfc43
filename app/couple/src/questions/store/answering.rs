//! Writing answers, and reading what one's own were before.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::asking::Locked;
use crate::{
    capability::Partner,
    pairing::Keepsake,
    questions::model::{Reply, Status},
};

/// What saving an answer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedAnswer {
    /// It is one's first to this question.
    First,
    /// It replaced another, which was kept.
    Replaced,
    /// It says what was said already.
    Same,
}

/// Writes a partner's own answer to a question over the former one, which stays as a revision.
pub async fn put_answer(
    transaction: &mut PgConnection,
    partner: &Partner,
    locked: &Locked,
    (ids, now): ([Uuid; 2], DateTime<Utc>),
    reply: &Reply,
) -> Result<SavedAnswer, AppError> {
    let Some(former) = former(transaction, partner, locked).await? else {
        first(transaction, partner, locked, (ids[0], now), reply).await?;
        return Ok(SavedAnswer::First);
    };
    if former.status == reply.status().word() && former.text == reply.text() {
        return Ok(SavedAnswer::Same);
    }
    sqlx::query!(
        "insert into couple.answer_revisions (id, couple_id, answer_id, account_id, status, text, saved_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        ids[1],
        partner.couple().0,
        former.id,
        partner.account().0,
        former.status,
        former.text,
        former.updated_at,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "update couple.answers
         set status = $2, text = $3, updated_at = $4,
             answered_at = coalesce(answered_at, case when $2 = 'answered' then $4::timestamptz end)
         where id = $1",
        former.id,
        reply.status().word(),
        reply.text(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(SavedAnswer::Replaced)
}

/// An answer before it is replaced.
struct Former {
    id: Uuid,
    status: String,
    text: String,
    updated_at: DateTime<Utc>,
}

async fn former(
    transaction: &mut PgConnection,
    partner: &Partner,
    locked: &Locked,
) -> Result<Option<Former>, AppError> {
    let former = sqlx::query_as!(
        Former,
        "select id, status, text, updated_at from couple.answers where question_id = $1 and account_id = $2",
        locked.id,
        partner.account().0,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(former)
}

async fn first(
    transaction: &mut PgConnection,
    partner: &Partner,
    locked: &Locked,
    (id, now): (Uuid, DateTime<Utc>),
    reply: &Reply,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into couple.answers
             (id, couple_id, question_id, account_id, status, text, answered_at, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        id,
        partner.couple().0,
        locked.id,
        partner.account().0,
        reply.status().word(),
        reply.text(),
        (reply.status() == Status::Answered).then_some(now),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// What somebody had said before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Of which question.
    pub question: Uuid,
    /// What kind of answer it was.
    pub status: Status,
    /// Its words.
    pub text: String,
    /// When it was saved.
    pub at: DateTime<Utc>,
}

/// What a partner had said before to a question, the latest first. Nobody else reads it.
pub async fn revisions(pool: &PgPool, partner: &Partner, question: Uuid) -> Result<Vec<Said>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        "select a.question_id, r.status, r.text, r.saved_at
         from couple.answers a
         join couple.answer_revisions r on r.answer_id = a.id
         where a.couple_id = $1 and a.account_id = $2 and a.question_id = $3
         order by r.id desc",
        partner.couple().0,
        partner.account().0,
        question,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().filter_map(Row::said).collect())
}

/// The same of every question, for the export.
pub async fn every_revision(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<Said>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        "select a.question_id, r.status, r.text, r.saved_at
         from couple.answers a
         join couple.answer_revisions r on r.answer_id = a.id
         where a.couple_id = $1 and a.account_id = $2
         order by r.id desc",
        keepsake.couple().0,
        keepsake.member().account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().filter_map(Row::said).collect())
}

/// A row of the revisions.
struct Row {
    question_id: Uuid,
    status: String,
    text: String,
    saved_at: DateTime<Utc>,
}

impl Row {
    fn said(self) -> Option<Said> {
        Some(Said {
            question: self.question_id,
            status: Status::of(&self.status)?,
            text: self.text,
            at: self.saved_at,
        })
    }
}
