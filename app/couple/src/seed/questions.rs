//! What two who live here have asked each other, and answered.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{account::AccountId, error::AppError, language::Language, services::Services};
use serde::Deserialize;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::questions::{LibraryQuestion, model::Status};

/// From the first to the last, one a line.
const QUESTIONS: &str = include_str!("questions.fr.json");
/// How far apart they were asked.
const APART: TimeDelta = TimeDelta::hours(84);
/// How long each took to answer.
const TO_ANSWER: [TimeDelta; 2] = [TimeDelta::hours(3), TimeDelta::hours(26)];

/// A question of the file: of the library, or of their own with its theme.
#[derive(Debug, Deserialize)]
struct Entry {
    library: Option<String>,
    text: Option<String>,
    theme: Option<String>,
    own_theme: Option<String>,
    /// Which of the two asked it: 1 or 2.
    by: u8,
    /// What the first of the two said.
    mine: Option<String>,
    #[serde(default = "answered")]
    mine_status: Status,
    /// What the second said.
    theirs: Option<String>,
    #[serde(default = "answered")]
    theirs_status: Status,
    /// What the second had said before.
    theirs_before: Option<String>,
    #[serde(default)]
    together: bool,
}

const fn answered() -> Status {
    Status::Answered
}

/// Asks and answers over the last months; does nothing where they have asked anything before.
pub(super) async fn seed(
    transaction: &mut PgConnection,
    services: &Services,
    couple: Uuid,
    both: [AccountId; 2],
) -> Result<(), AppError> {
    let begun = sqlx::query_scalar!(
        r#"select exists (select from couple.questions where couple_id = $1) as "begun!""#,
        couple
    )
    .fetch_one(&mut *transaction)
    .await?;
    if begun {
        return Ok(());
    }
    let entries: Vec<Entry> = serde_json::from_str(QUESTIONS).map_err(AppError::internal)?;
    let mut at = services.clock.now() - APART * i32::try_from(entries.len()).unwrap_or(0);
    for entry in &entries {
        let question = services.chance.id(at);
        ask(transaction, (couple, both, question), entry, at).await?;
        let answers = [(&entry.mine, entry.mine_status), (&entry.theirs, entry.theirs_status)];
        for ((account, after), (text, status)) in both.into_iter().zip(TO_ANSWER).zip(answers) {
            if let Some(text) = text {
                let id = services.chance.id(at + after);
                let answer = Answer {
                    couple,
                    question,
                    account,
                    status,
                    text,
                };
                answer.write(transaction, id, at + after).await?;
            }
        }
        if let Some(before) = &entry.theirs_before {
            let id = services.chance.id(at + APART / 8);
            keep(transaction, (couple, both[1], question), id, before, at + APART / 8).await?;
        }
        at += APART;
    }
    Ok(())
}

async fn ask(
    transaction: &mut PgConnection,
    (couple, both, id): (Uuid, [AccountId; 2], Uuid),
    entry: &Entry,
    at: DateTime<Utc>,
) -> Result<(), AppError> {
    let taken = entry.library.as_deref().and_then(LibraryQuestion::of);
    let text = match &taken {
        Some(taken) => taken.text(Language::Fr),
        None => entry.text.as_deref().unwrap_or_default(),
    };
    let author = both[usize::from(entry.by == 2)];
    sqlx::query!(
        "insert into couple.questions
             (id, couple_id, author_id, theme, own_theme, text, library_id, elsewhere, reveal_together, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        couple,
        author.0,
        taken
            .as_ref()
            .map(|taken| taken.theme.word())
            .or(entry.theme.as_deref()),
        entry.own_theme,
        text,
        entry.library,
        taken.as_ref().map(LibraryQuestion::everywhere).unwrap_or_default(),
        taken.is_some() || entry.together,
        at,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// An answer to be written.
struct Answer<'a> {
    couple: Uuid,
    question: Uuid,
    account: AccountId,
    status: Status,
    text: &'a str,
}

impl Answer<'_> {
    async fn write(&self, transaction: &mut PgConnection, id: Uuid, at: DateTime<Utc>) -> Result<(), AppError> {
        sqlx::query!(
            "insert into couple.answers
                 (id, couple_id, question_id, account_id, status, text, answered_at, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
            id,
            self.couple,
            self.question,
            self.account.0,
            self.status.word(),
            self.text,
            (self.status == Status::Answered).then_some(at),
            at,
        )
        .execute(transaction)
        .await?;
        Ok(())
    }
}

/// Keeps what an answer was before.
async fn keep(
    transaction: &mut PgConnection,
    (couple, account, question): (Uuid, AccountId, Uuid),
    id: Uuid,
    before: &str,
    at: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into couple.answer_revisions (id, couple_id, answer_id, account_id, status, text, saved_at)
         select $1, $2, id, $3, 'answered', $4, $5
         from couple.answers where question_id = $6 and account_id = $3",
        id,
        couple,
        account.0,
        before,
        at,
        question,
    )
    .execute(transaction)
    .await?;
    Ok(())
}
