//! What somebody sends with a form: fields, and one file that is written as it comes.

use axum::extract::{Multipart, multipart::Field};
use chrono::TimeDelta;
use ui::form::ByField;
use uuid::Uuid;

use super::{
    format::{Format, TELLING},
    model::Kind,
    processing::ProcessMedia,
    store::{self, New},
};
use crate::{
    account::Member,
    context::RequestContext,
    error::AppError,
    forms::Fields,
    i18n::{Locale, td_string},
    jobs::{Later, Timing, enqueue},
    limits::Limit,
    live::Audience,
    storage::{FileName, Storage},
};
use sqlx::PgConnection;

/// The most that a request with a file may carry, in bytes.
pub const LARGEST_UPLOAD: usize = 50 * 1024 * 1024;
/// How many files an account may send.
const UPLOADS: Limit = Limit::new("media:uploads", 60, TimeDelta::hours(1));
/// How much an account may send, in kilobytes of 1,024 bytes.
const SENT: Limit = Limit::new("media:kilobytes", 1024 * 1024, TimeDelta::hours(24));
/// How much is kept of what an account has sent, in bytes.
pub const MOST_KEPT: u64 = 2 * 1024 * 1024 * 1024;
/// How long the words for a photo, a voice or a film may be, in characters.
pub const LONGEST_ALTERNATIVE: usize = 2_000;
/// The most bytes of all fields together that are no file.
const MOST_TYPED: usize = 64 * 1024;
/// What nobody has taken in by then is thrown away.
const TAKEN_IN_WITHIN: TimeDelta = TimeDelta::hours(24);
/// The field of the file, and the one of its words.
const FILE: &str = "file";
const ALTERNATIVE: &str = "alternative";

/// What somebody has sent.
#[derive(Debug, Default)]
pub struct Upload {
    /// What was typed.
    pub typed: ByField,
    file: Option<Result<Arrived, AppError>>,
}

/// A file that arrived whole. It belongs to nothing yet.
#[derive(Debug)]
pub struct Arrived {
    file: FileName,
    bytes: u64,
}

impl Upload {
    /// Reads a form to its end. A file that is refused is read past, so that the answer is heard.
    ///
    /// # Errors
    /// Too many requests; too large; invalid, when the line broke.
    pub async fn read(
        context: &RequestContext,
        member: &Member,
        mut form: Multipart,
        kinds: &[Kind],
    ) -> Result<Self, AppError> {
        let mut upload = Self::default();
        let mut typed = 0;
        while let Some(mut field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == FILE {
                let file = receive(context, member, &mut field, kinds).await;
                while field.chunk().await.map_err(broken)?.is_some() {}
                upload.file = file.transpose();
                continue;
            }
            let mut value = Vec::new();
            while let Some(piece) = field.chunk().await.map_err(broken)? {
                typed += piece.len();
                if typed > MOST_TYPED {
                    return Err(AppError::too_large());
                }
                value.extend_from_slice(&piece);
            }
            upload
                .typed
                .insert(name, String::from_utf8_lossy(&value).replace('\0', ""));
        }
        Ok(upload)
    }

    /// What was typed in a field, without blanks around it.
    pub fn typed(&self, name: &str) -> &str {
        self.typed.get(name).map(|value| value.trim()).unwrap_or_default()
    }

    /// The file and its words.
    ///
    /// # Errors
    /// Invalid, at the fields `file` and `alternative`; too many requests; internal.
    pub fn take(&mut self, context: &RequestContext) -> Result<(Arrived, String), AppError> {
        let locale = Locale::from(context.language);
        let mut fields = Fields::default();
        let words = self.typed(ALTERNATIVE).to_owned();
        match words.chars().count() {
            0 => fields.refuse(
                ALTERNATIVE,
                "alternative_missing",
                td_string!(locale, media.alternative_missing),
            ),
            long if long > LONGEST_ALTERNATIVE => fields.refuse(
                ALTERNATIVE,
                "alternative_too_long",
                td_string!(locale, media.alternative_too_long, most = LONGEST_ALTERNATIVE),
            ),
            _ => {}
        }
        let arrived = match self.file.take() {
            Some(Ok(arrived)) => Some(arrived),
            Some(Err(error)) if error.fields.is_empty() => return Err(error),
            Some(Err(error)) => {
                for field in error.fields {
                    fields.refuse(&field.field, &field.code, field.message);
                }
                None
            }
            None => {
                fields.refuse(FILE, "file_missing", td_string!(locale, media.file_missing));
                None
            }
        };
        fields.finish()?;
        arrived
            .map(|arrived| (arrived, words))
            .ok_or_else(|| AppError::internal("a file without a refusal is missing"))
    }
}

/// Writes one file as it comes; nothing when none was chosen.
async fn receive(
    context: &RequestContext,
    member: &Member,
    field: &mut Field<'_>,
    kinds: &[Kind],
) -> Result<Option<Arrived>, AppError> {
    let mut head = Vec::new();
    while head.len() < TELLING {
        let Some(piece) = field.chunk().await.map_err(broken)? else {
            break;
        };
        head.extend_from_slice(&piece);
    }
    if head.is_empty() {
        return Ok(None);
    }
    UPLOADS.take(context, member.account()).await?;
    let format = Format::of(&head);
    if !format.can_be_one_of(kinds) {
        return Err(unwanted(context, format, kinds));
    }
    let kept = store::kept_bytes(context.pool(), member).await?;
    let room = MOST_KEPT.saturating_sub(kept);
    let storage = Storage::of(&context.services.configuration);
    let file = FileName::draw(&context.services.chance);
    let most = Kind::heaviest_of(kinds);
    store::announce(
        context.pool(),
        std::slice::from_ref(&file),
        context.now() + TAKEN_IN_WITHIN,
    )
    .await?;
    let mut arriving = storage.begin(&file).await?;
    let mut piece = head;
    loop {
        let bytes = arriving.length() + piece.len() as u64;
        if bytes > most {
            return Err(too_heavy(context, most));
        }
        if bytes > room {
            return Err(full(context));
        }
        arriving.add(&piece).await?;
        match field.chunk().await.map_err(broken)? {
            Some(next) => piece = next.to_vec(),
            None => break,
        }
    }
    let bytes = arriving.finish().await?;
    let kilobytes = i32::try_from(bytes.div_ceil(1024)).unwrap_or(i32::MAX);
    SENT.take_many(context, member.account(), kilobytes).await?;
    Ok(Some(Arrived { file, bytes }))
}

fn unwanted(context: &RequestContext, format: Format, kinds: &[Kind]) -> AppError {
    let locale = Locale::from(context.language);
    let photos = kinds.contains(&Kind::Photo);
    match format {
        Format::Heic if photos => AppError::invalid_field(FILE, "file_heic", td_string!(locale, media.file_heic)),
        _ if photos => AppError::invalid_field(FILE, "file_no_photo", td_string!(locale, media.file_no_photo)),
        _ => AppError::invalid_field(FILE, "file_no_clip", td_string!(locale, media.file_no_clip)),
    }
}

fn too_heavy(context: &RequestContext, most: u64) -> AppError {
    let sentence = td_string!(
        Locale::from(context.language),
        media.file_too_heavy,
        megabytes = most / 1024 / 1024
    );
    AppError::invalid_field(FILE, "file_too_heavy", sentence)
}

fn full(context: &RequestContext) -> AppError {
    let sentence = td_string!(Locale::from(context.language), media.file_no_room);
    AppError::invalid_field(FILE, "file_no_room", sentence)
}

/// The line broke, or what was sent is no form, or is larger than a request may be.
fn broken(cause: axum::extract::multipart::MultipartError) -> AppError {
    if cause.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        AppError::too_large()
    } else {
        AppError::malformed()
    }
}

/// Takes in a file that arrived, in the transaction of the row that refers to it, and has it looked
/// at; `afterwards` is the job that comes when it is ready. Rolled back, it is thrown away a day later.
///
/// # Errors
/// Internal.
pub async fn keep(
    transaction: &mut PgConnection,
    context: &RequestContext,
    member: &Member,
    (audience, kind): (Audience, Kind),
    (arrived, alternative): (Arrived, String),
    afterwards: Option<&Later>,
) -> Result<Uuid, AppError> {
    let id = context.new_id();
    let afterwards = afterwards
        .map(serde_json::to_value)
        .transpose()
        .map_err(AppError::internal)?;
    let new = New {
        id,
        audience,
        kind,
        file: &arrived.file,
        bytes: arrived.bytes,
        alternative: &alternative,
        afterwards,
        now: context.now(),
    };
    store::insert(&mut *transaction, member, new).await?;
    store::take_in(&mut *transaction, std::slice::from_ref(&arrived.file)).await?;
    enqueue(transaction, &ProcessMedia { media: id }, Timing::Now).await?;
    Ok(id)
}
