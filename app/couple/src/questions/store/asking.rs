//! Writing questions.

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    capability::Partner,
    questions::model::{Status, Theme},
};

/// A question to be written.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// What it is about.
    pub theme: &'a Theme,
    /// Its words.
    pub text: &'a str,
    /// Where it comes from in the library, if from there.
    pub library_id: Option<&'a str>,
    /// Its words in every language of the library, if it comes from there.
    pub elsewhere: &'a str,
    /// Whether the other's answer waits for one's own.
    pub reveal_together: bool,
}

impl Question<'_> {
    /// Both columns of the theme, one of them empty.
    fn themes(&self) -> (Option<&str>, Option<&str>) {
        match self.theme {
            Theme::Library(theme) => (Some(theme.word()), None),
            Theme::Own(theme) => (None, Some(theme.name())),
        }
    }
}

/// Whether a question is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insertion {
    /// It is.
    New(Uuid),
    /// One of the two had taken it from the library before.
    Present(Uuid),
}

impl Insertion {
    /// Which question.
    pub const fn id(self) -> Uuid {
        match self {
            Self::New(id) | Self::Present(id) => id,
        }
    }
}

/// Writes a question of a partner. One of the library exists once per couple, whoever takes it.
pub async fn insert(
    transaction: &mut PgConnection,
    partner: &Partner,
    (id, now): (Uuid, DateTime<Utc>),
    question: &Question<'_>,
) -> Result<Insertion, AppError> {
    let (theme, own_theme) = question.themes();
    let inserted = sqlx::query!(
        "insert into couple.questions
             (id, couple_id, author_id, theme, own_theme, text, library_id, elsewhere, reveal_together, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (couple_id, library_id) where library_id is not null do nothing",
        id,
        partner.couple().0,
        partner.account().0,
        theme,
        own_theme,
        question.text,
        question.library_id,
        question.elsewhere,
        question.reveal_together,
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(Insertion::New(id));
    }
    let present = sqlx::query_scalar!(
        "select id from couple.questions where couple_id = $1 and library_id = $2",
        partner.couple().0,
        question.library_id,
    )
    .fetch_one(transaction)
    .await?;
    Ok(Insertion::Present(present))
}

/// A question that nobody else can change or answer until the transaction ends.
#[derive(Clone, Debug)]
pub struct Locked {
    /// Which one.
    pub id: Uuid,
    /// Who asked it.
    pub author: AccountId,
    /// Where it comes from in the library, if from there.
    pub library_id: Option<String>,
    /// What the viewer has said to it.
    pub mine: Option<Status>,
    /// What the other has said to it.
    pub theirs: Option<Status>,
}

/// Locks a question of a partner's couple. Its answers are read only then: nobody writes one
/// without this lock.
///
/// # Errors
/// Not found, when it is none of theirs, or gone.
pub async fn lock(transaction: &mut PgConnection, partner: &Partner, question: Uuid) -> Result<Locked, AppError> {
    let row = sqlx::query!(
        r#"select id, author_id as "author: AccountId", library_id
           from couple.questions where id = $1 and couple_id = $2
           for update"#,
        question,
        partner.couple().0,
    )
    .fetch_one(&mut *transaction)
    .await?;
    let answers = sqlx::query!(
        r#"select account_id = $2 as "mine!", status from couple.answers where question_id = $1"#,
        question,
        partner.account().0,
    )
    .fetch_all(transaction)
    .await?;
    let status = |mine: bool| {
        answers
            .iter()
            .find(|answer| answer.mine == mine)
            .and_then(|answer| Status::of(&answer.status))
    };
    Ok(Locked {
        id: row.id,
        author: row.author,
        library_id: row.library_id,
        mine: status(true),
        theirs: status(false),
    })
}

/// Writes a question over what it was. Only another text counts as changed: it is what was answered.
pub async fn rewrite(
    transaction: &mut PgConnection,
    locked: &Locked,
    now: DateTime<Utc>,
    question: &Question<'_>,
) -> Result<(), AppError> {
    let (theme, own_theme) = question.themes();
    sqlx::query!(
        "update couple.questions
         set theme = $2, own_theme = $3, text = $4, library_id = $5, elsewhere = $6, reveal_together = $7,
             edited_at = case when text = $4 then edited_at else $8 end
         where id = $1",
        locked.id,
        theme,
        own_theme,
        question.text,
        question.library_id,
        question.elsewhere,
        question.reveal_together,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Removes a question with its author's own answer to it.
pub async fn delete(transaction: &mut PgConnection, locked: &Locked) -> Result<(), AppError> {
    sqlx::query!("delete from couple.questions where id = $1", locked.id)
        .execute(transaction)
        .await?;
    Ok(())
}
