//! Media in the database.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::model::Kind;
use crate::{
    account::{AccountId, Member},
    error::AppError,
    live::Audience,
    storage::FileName,
};

/// Notes files that belong to no row yet; they are thrown away at a moment unless one takes them.
pub(super) async fn announce(pool: &PgPool, files: &[FileName], throw_away_at: DateTime<Utc>) -> Result<(), AppError> {
    let names = names(files);
    sqlx::query!(
        "insert into platform.loose_files (file, throw_away_at)
         select file, $2::timestamptz from unnest($1::text[]) as file
         on conflict (file) do update set throw_away_at = excluded.throw_away_at",
        names.as_slice(),
        throw_away_at,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Files belong to a row from now on.
pub(super) async fn take_in(transaction: &mut PgConnection, files: &[FileName]) -> Result<(), AppError> {
    let names = names(files);
    sqlx::query!(
        "delete from platform.loose_files where file = any($1)",
        names.as_slice()
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// A file belongs to no row any more.
pub(super) async fn let_go(
    transaction: &mut PgConnection,
    file: &FileName,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.loose_files (file, throw_away_at) values ($1, $2)
         on conflict (file) do update set throw_away_at = excluded.throw_away_at",
        file.as_str(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// The files that are to be thrown away by now, at most a thousand.
pub(super) async fn loose(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<FileName>, AppError> {
    let files = sqlx::query_scalar!(
        "select file from platform.loose_files where throw_away_at <= $1 order by file limit 1000",
        now,
    )
    .fetch_all(pool)
    .await?;
    files.into_iter().map(FileName::kept).collect()
}

/// A file was thrown away.
pub(super) async fn forget_loose(pool: &PgPool, file: &FileName) -> Result<(), AppError> {
    sqlx::query!("delete from platform.loose_files where file = $1", file.as_str())
        .execute(pool)
        .await?;
    Ok(())
}

fn names(files: &[FileName]) -> Vec<String> {
    files.iter().map(|file| file.as_str().to_owned()).collect()
}

/// How many bytes are kept of what a member has sent.
pub(super) async fn kept_bytes(pool: &PgPool, member: &Member) -> Result<u64, AppError> {
    let bytes = sqlx::query_scalar!(
        r#"select coalesce(sum(bytes), 0)::bigint as "bytes!" from platform.media where account_id = $1"#,
        member.account().0,
    )
    .fetch_one(pool)
    .await?;
    Ok(u64::try_from(bytes).unwrap_or(0))
}

/// What arrived, as it is noted.
pub(super) struct New<'a> {
    pub(super) id: Uuid,
    pub(super) audience: Audience,
    pub(super) kind: Kind,
    pub(super) file: &'a FileName,
    pub(super) bytes: u64,
    pub(super) alternative: &'a str,
    pub(super) afterwards: Option<serde_json::Value>,
    pub(super) now: DateTime<Utc>,
}

/// Notes what a member has sent.
pub(super) async fn insert(transaction: &mut PgConnection, member: &Member, new: New<'_>) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.media (id, account_id, audience, kind, file, bytes, alternative, afterwards, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id,
        member.account().0,
        new.audience.to_string(),
        new.kind.word(),
        new.file.as_str(),
        signed(new.bytes),
        new.alternative,
        new.afterwards,
        new.now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// What a job has to look at.
pub(super) struct Waiting {
    pub(super) kind: Kind,
    pub(super) file: FileName,
}

/// What arrived and was not looked at yet; nothing when it was, or is gone.
pub(super) async fn waiting(pool: &PgPool, media: Uuid) -> Result<Option<Waiting>, AppError> {
    let row = sqlx::query!(
        "select kind, file from platform.media where id = $1 and state = 'received'",
        media,
    )
    .fetch_optional(pool)
    .await?;
    row.map(|row| {
        Ok(Waiting {
            kind: Kind::of_word(&row.kind).ok_or_else(|| AppError::internal("an unknown kind of media"))?,
            file: FileName::kept(row.file)?,
        })
    })
    .transpose()
}

/// What it became.
pub(super) struct Ready {
    pub(super) bytes: u64,
    pub(super) kind: Kind,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
    pub(super) placeholder: Option<String>,
    pub(super) content_type: Option<&'static str>,
    pub(super) milliseconds: Option<u32>,
}

/// What follows when something is ready.
pub(super) struct Settled {
    /// Who hears of it.
    pub(super) audience: String,
    /// The job that comes next.
    pub(super) afterwards: Option<serde_json::Value>,
}

/// It can be seen from now on. Gives what follows; nothing when it was settled before, or is gone.
pub(super) async fn settle(
    transaction: &mut PgConnection,
    media: Uuid,
    ready: &Ready,
) -> Result<Option<Settled>, AppError> {
    let small = |number: Option<u32>| number.and_then(|number| i32::try_from(number).ok());
    let settled = sqlx::query_as!(
        Settled,
        "update platform.media set state = 'ready', bytes = $2, width = $3, height = $4, placeholder = $5,
             content_type = $6, milliseconds = $7, kind = $8
         where id = $1 and state = 'received'
         returning audience, afterwards",
        media,
        signed(ready.bytes),
        small(ready.width),
        small(ready.height),
        ready.placeholder.as_deref(),
        ready.content_type,
        small(ready.milliseconds),
        ready.kind.word(),
    )
    .fetch_optional(transaction)
    .await?;
    Ok(settled)
}

/// It is refused, and nothing is kept of it but that. Gives who hears of it.
pub(super) async fn refuse(
    transaction: &mut PgConnection,
    media: Uuid,
    code: &str,
) -> Result<Option<String>, AppError> {
    let audience = sqlx::query_scalar!(
        "update platform.media set state = 'refused', refusal = $2, bytes = 0
         where id = $1 and state = 'received'
         returning audience",
        media,
        code,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(audience)
}

/// Tells an audience that something of theirs has changed.
pub(super) async fn tell(transaction: &mut PgConnection, audience: &str, media: Uuid) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.changes (audience, resource, resource_id, op) values ($1, $2, $3, 'updated')",
        audience,
        super::RESOURCE,
        media.to_string(),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// What is served: under which name it lies, and what it is.
pub(super) struct Servable {
    pub(super) kind: Kind,
    pub(super) file: FileName,
    pub(super) width: Option<u32>,
    pub(super) content_type: Option<String>,
}

/// Something that is ready, for a member who hears its audience.
///
/// # Errors
/// Not found, for everybody else and everything else.
pub(super) async fn servable(pool: &PgPool, member: &Member, media: Uuid) -> Result<Servable, AppError> {
    let row = sqlx::query!(
        "select m.kind, m.file, m.width, m.content_type
         from platform.media m
         where m.id = $1 and m.state = 'ready' and exists (
             select from platform.audience_members a where a.audience = m.audience and a.account_id = $2
         )",
        media,
        member.account().0,
    )
    .fetch_one(pool)
    .await?;
    Ok(Servable {
        kind: Kind::of_word(&row.kind).ok_or_else(AppError::not_found)?,
        file: FileName::kept(row.file)?,
        width: row.width.and_then(|width| u32::try_from(width).ok()),
        content_type: row.content_type,
    })
}

/// What nobody has looked at since a moment: its job was lost.
pub(super) async fn stuck(pool: &PgPool, before: DateTime<Utc>) -> Result<Vec<Uuid>, AppError> {
    let stuck = sqlx::query_scalar!(
        "select id from platform.media where state = 'received' and created_at < $1",
        before,
    )
    .fetch_all(pool)
    .await?;
    Ok(stuck)
}

/// Forgets what was refused before a moment.
pub(super) async fn forget_refused(pool: &PgPool, before: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!(
        "delete from platform.media where state = 'refused' and created_at < $1",
        before,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// A file of something that is ready, in the size in which it is given along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFile {
    /// What it belongs to.
    pub media: Uuid,
    /// Under which name it lies.
    pub file: FileName,
    /// What its kind of file ends with, without the dot.
    pub ending: &'static str,
    /// What it shows or says, in words.
    pub alternative: String,
}

impl MediaFile {
    /// What it is called in the copy of everything that somebody may read.
    pub fn name(&self) -> String {
        format!("media/{}.{}", self.media, self.ending)
    }
}

/// The files of what is ready among `media`, for an area that gives them along: whose they are to
/// read is for the area to know.
///
/// # Errors
/// Internal.
pub async fn files(pool: &PgPool, media: &[Uuid]) -> Result<Vec<MediaFile>, AppError> {
    let rows = sqlx::query!(
        "select id, file, width, content_type, alternative from platform.media
         where id = any($1) and state = 'ready'
         order by id",
        media,
    )
    .fetch_all(pool)
    .await?;
    rows.into_iter()
        .map(|row| {
            let width = row.width.and_then(|width| u32::try_from(width).ok());
            let variant = width.and_then(|width| super::model::sizes(width).pop());
            let part = variant.map_or("clip", |(variant, _)| variant.word());
            Ok(MediaFile {
                media: row.id,
                file: FileName::kept(row.file)?.of_part(part),
                ending: ending(row.content_type.as_deref()),
                alternative: row.alternative,
            })
        })
        .collect()
}

fn ending(content_type: Option<&str>) -> &'static str {
    match content_type {
        Some("video/webm" | "audio/webm") => "webm",
        Some("video/ogg" | "audio/ogg") => "ogg",
        Some("audio/mp4") => "m4a",
        Some(_) => "mp4",
        None => "webp",
    }
}

/// What somebody has sent to an audience is of another account from now on.
///
/// # Errors
/// Internal.
pub async fn hand_over(
    transaction: &mut PgConnection,
    audience: Audience,
    from: AccountId,
    to: AccountId,
) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.media set account_id = $3 where audience = $1 and account_id = $2",
        audience.to_string(),
        from.0,
        to.0,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
