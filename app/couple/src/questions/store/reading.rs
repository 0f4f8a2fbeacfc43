//! Reading questions with what may be seen of their answers.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    capability::Partner,
    pairing::Keepsake,
    questions::model::{Filter, LibraryTheme, OwnTheme, QuestionState, Status, Theme, Turn},
};

/// A question as a viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its id.
    pub id: Uuid,
    /// Who asked it.
    pub author: AccountId,
    /// What it is about.
    pub theme: Theme,
    /// Its words, in the language in which it was asked.
    pub text: String,
    /// Where it comes from in the library, if from there.
    pub library_id: Option<String>,
    /// Whether the other's answer waits for one's own.
    pub reveal_together: bool,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// When its text was last changed.
    pub edited_at: Option<DateTime<Utc>>,
    /// The viewer's own answer.
    pub mine: Option<Part>,
    /// What may be seen of the other's.
    pub theirs: Option<Part>,
    /// Whether the other's, which is open, was another answer before.
    pub their_changed: bool,
    /// How far it has come.
    pub state: QuestionState,
    /// Whether the viewer has something to say.
    pub waits_for_me: bool,
}

/// One of its two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What kind of answer it is.
    pub status: Status,
    /// Its words and when they were saved, if they are open.
    pub said: Option<(String, DateTime<Utc>)>,
}

/// A row of `couple.questions_seen_by`.
struct Row {
    id: Uuid,
    author_id: Uuid,
    theme: Option<String>,
    own_theme: Option<String>,
    text: String,
    library_id: Option<String>,
    reveal_together: bool,
    asked_at: DateTime<Utc>,
    edited_at: Option<DateTime<Utc>>,
    my_status: Option<String>,
    my_text: Option<String>,
    my_updated_at: Option<DateTime<Utc>>,
    their_status: Option<String>,
    their_text: Option<String>,
    their_updated_at: Option<DateTime<Utc>>,
    their_changed: bool,
    state: String,
    waits_for_me: bool,
}

impl From<Row> for Seen {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            author: AccountId(row.author_id),
            theme: theme(row.theme.as_deref(), row.own_theme.as_deref()),
            text: row.text,
            library_id: row.library_id,
            reveal_together: row.reveal_together,
            asked_at: row.asked_at,
            edited_at: row.edited_at,
            mine: part(row.my_status, row.my_text, row.my_updated_at),
            theirs: part(row.their_status, row.their_text, row.their_updated_at),
            their_changed: row.their_changed,
            state: QuestionState::of(&row.state).unwrap_or(QuestionState::Waiting),
            waits_for_me: row.waits_for_me,
        }
    }
}

/// The theme of a row: the table has exactly one of the two.
fn theme(library: Option<&str>, own: Option<&str>) -> Theme {
    own.and_then(|name| OwnTheme::parse(name).ok())
        .map(Theme::Own)
        .or_else(|| library.and_then(LibraryTheme::of).map(Theme::Library))
        .unwrap_or(Theme::Library(LibraryTheme::Us))
}

fn part(status: Option<String>, text: Option<String>, at: Option<DateTime<Utc>>) -> Option<Part> {
    Some(Part {
        status: Status::of(&status?)?,
        said: text.zip(at),
    })
}

/// Where a page of the list begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// The last question of the page before.
    pub after: Option<Uuid>,
    /// How many to read.
    pub limit: usize,
}

/// One page of the questions that are asked for, the latest first.
pub async fn list(pool: &PgPool, partner: &Partner, filter: &Filter, place: Place) -> Result<Vec<Seen>, AppError> {
    let (theme, own_theme) = match &filter.theme {
        Some(Theme::Library(theme)) => (Some(theme.word()), None),
        Some(Theme::Own(theme)) => (None, Some(theme.name())),
        None => (None, None),
    };
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", author_id as "author_id!", theme, own_theme, text as "text!", library_id,
                  reveal_together as "reveal_together!", asked_at as "asked_at!", edited_at,
                  my_status, my_text, my_updated_at, their_status, their_text, their_updated_at,
                  their_changed as "their_changed!", state as "state!", waits_for_me as "waits_for_me!"
           from couple.questions_seen_by($1, $2)
           where ($3::text is null or theme = $3)
             and ($4::text is null or own_theme = $4)
             and ($5::text is null or state = $5)
             and ($6::text is null or case $6 when 'me' then waits_for_me else waits_for_them end)
             and ($7 = '' or coalesce(search @@ (select couple.search_query($7)), false))
             and ($8::uuid is null or id < $8)
           order by id desc
           limit $9"#,
        partner.account().0,
        partner.couple().0,
        theme,
        own_theme,
        filter.state.map(QuestionState::word),
        filter.turn.map(Turn::word),
        filter.search,
        place.after,
        i64::try_from(place.limit).unwrap_or(i64::MAX),
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(Seen::from).collect())
}

/// One question.
///
/// # Errors
/// Not found, when it is none of this couple's.
pub async fn one(pool: &PgPool, partner: &Partner, question: Uuid) -> Result<Seen, AppError> {
    let row = sqlx::query_as!(
        Row,
        r#"select id as "id!", author_id as "author_id!", theme, own_theme, text as "text!", library_id,
                  reveal_together as "reveal_together!", asked_at as "asked_at!", edited_at,
                  my_status, my_text, my_updated_at, their_status, their_text, their_updated_at,
                  their_changed as "their_changed!", state as "state!", waits_for_me as "waits_for_me!"
           from couple.questions_seen_by($1, $2)
           where id = $3"#,
        partner.account().0,
        partner.couple().0,
        question,
    )
    .fetch_one(pool)
    .await?;
    Ok(row.into())
}

/// Every question of a couple with the answers that may be read, the latest first.
pub async fn every_one(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<Seen>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", author_id as "author_id!", theme, own_theme, text as "text!", library_id,
                  reveal_together as "reveal_together!", asked_at as "asked_at!", edited_at,
                  my_status, my_text, my_updated_at, their_status, their_text, their_updated_at,
                  their_changed as "their_changed!", state as "state!", waits_for_me as "waits_for_me!"
           from couple.questions_seen_by($1, $2)
           order by id desc"#,
        keepsake.member().account().0,
        keepsake.couple().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(Seen::from).collect())
}

/// The themes that a couple has named, in their order.
pub async fn own_themes(pool: &PgPool, partner: &Partner) -> Result<Vec<Theme>, AppError> {
    let names = sqlx::query_scalar!(
        r#"select distinct own_theme as "own_theme!" from couple.questions
           where couple_id = $1 and own_theme is not null
           order by 1
           limit 50"#,
        partner.couple().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(names
        .iter()
        .filter_map(|name| OwnTheme::parse(name).ok())
        .map(Theme::Own)
        .collect())
}

/// The questions of the library that a couple has asked.
pub async fn asked_of_library(pool: &PgPool, partner: &Partner) -> Result<BTreeSet<String>, AppError> {
    let ids = sqlx::query_scalar!(
        r#"select library_id as "library_id!" from couple.questions where couple_id = $1 and library_id is not null"#,
        partner.couple().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(ids.into_iter().collect())
}

/// A question in few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glimpse {
    /// Whether its two answers are open; else it waits for the viewer.
    pub opened: bool,
    /// Its id.
    pub id: Uuid,
    /// Who asked it.
    pub author: AccountId,
    /// Its words, in the language in which it was asked.
    pub text: String,
    /// Where it comes from in the library, if from there.
    pub library_id: Option<String>,
}

/// The oldest question that waits for a partner, unless they asked for time, and the last whose
/// answers opened since a moment.
pub async fn glance(pool: &PgPool, partner: &Partner, since: DateTime<Utc>) -> Result<Vec<Glimpse>, AppError> {
    let glimpses = sqlx::query_as!(
        Glimpse,
        r#"with seen as not materialized (
               select id, author_id, text, library_id, my_status, waits_for_me, opened_at
               from couple.questions_seen_by($1, $2)
           )
           (select false as "opened!", id as "id!", author_id as "author!: AccountId", text as "text!", library_id
            from seen
            where waits_for_me and my_status is distinct from 'needs_time'
            order by id
            limit 1)
           union all
           (select true, id, author_id, text, library_id
            from seen
            where opened_at > $3
            order by opened_at desc, id desc
            limit 1)"#,
        partner.account().0,
        partner.couple().0,
        since,
    )
    .fetch_all(pool)
    .await?;
    Ok(glimpses)
}
