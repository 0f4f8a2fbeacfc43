//! `GET /couple/export`: what somebody shared and what was shared with them, as a file to keep.

use axum::{
    Extension, Json,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use platform::{account::Member, audit, clock::day_in, context::RequestContext, error::AppError};
use serde::Serialize;
use serde_json::json;

use crate::{
    capability::CoupleId,
    checkins::{self, Values},
    dates,
    goals::{self, GoalCopy},
    home::FormerCouple,
    letters::{
        self,
        model::Month,
        photos::{self, PhotoCopy},
    },
    messages::{self, MessageCopy},
    pairing::store::{self, Kept},
    pause::{self, PauseCopy},
    questions::{self, QuestionCopy},
    reminders::{self, ReminderCopy},
    repair::{self, RepairCopy},
};

/// A couple that its member may read: of now, or ended less than thirty days ago.
#[derive(Clone, Debug)]
pub struct Keepsake {
    member: Member,
    kept: Kept,
}

impl Keepsake {
    /// Every couple that the person who asks may read.
    ///
    /// # Errors
    /// Sign-in required.
    pub async fn all_of(context: &RequestContext) -> Result<Vec<Self>, AppError> {
        let member = context.member()?;
        let kept = store::kept(context.pool(), &member, context.now()).await?;
        Ok(kept
            .into_iter()
            .map(|kept| Self {
                member: member.clone(),
                kept,
            })
            .collect())
    }

    /// Whose it is.
    pub fn member(&self) -> &Member {
        &self.member
    }

    /// Which couple.
    pub fn couple(&self) -> CoupleId {
        self.kept.couple
    }

    /// The first day that is still today for one of the two.
    pub fn still_today(&self, now: DateTime<Utc>) -> NaiveDate {
        let mine = day_in(self.member.time_zone(), now);
        self.kept
            .other
            .as_ref()
            .map_or(mine, |(_, zone)| mine.min(day_in(*zone, now)))
    }

    /// What the home says of it, once it has ended.
    pub fn former(&self, context: &RequestContext) -> Option<FormerCouple> {
        let (ended_at, until) = self.kept.ended?;
        let (name, _) = self.kept.other.clone()?;
        let day = |at| dates::full(day_in(self.member.time_zone(), at), context.language);
        Some(FormerCouple {
            name,
            ended: day(ended_at),
            until: day(until),
        })
    }
}

/// The file.
#[derive(Debug, Serialize)]
pub(crate) struct Copy {
    exported_at: String,
    couples: Vec<CoupleCopy>,
}

impl Copy {
    /// The photos and messages whose files belong to it.
    pub(crate) fn media(&self) -> (impl Iterator<Item = &PhotoCopy>, impl Iterator<Item = &MessageCopy>) {
        let photos = self.couples.iter().flat_map(|couple| &couple.photos);
        (photos, self.couples.iter().flat_map(|couple| &couple.messages))
    }
}

/// One couple in it.
#[derive(Debug, Serialize)]
pub(crate) struct CoupleCopy {
    partner: Option<String>,
    together_since: Option<String>,
    ended_at: Option<String>,
    available_until: Option<String>,
    check_ins: Vec<CheckInCopy>,
    reminders: Vec<ReminderCopy>,
    questions: Vec<QuestionCopy>,
    goals: Vec<GoalCopy>,
    repairs: Vec<RepairCopy>,
    pauses: Vec<PauseCopy>,
    letters: Vec<LetterCopy>,
    photos: Vec<PhotoCopy>,
    messages: Vec<MessageCopy>,
}

/// One check-in in it. Without values where they are not open to who exports.
#[derive(Debug, Serialize)]
pub(crate) struct CheckInCopy {
    day: NaiveDate,
    mine: bool,
    for_me: bool,
    #[serde(flatten)]
    values: Option<Values>,
    note: Option<String>,
}

/// One letter in it, as it is now.
#[derive(Debug, Serialize)]
pub(crate) struct LetterCopy {
    month: String,
    markdown: String,
}

/// Everything that the person who asks may read, as a download.
///
/// # Errors
/// 401 when nobody is signed in, 404 when there is nothing.
pub async fn export(Extension(context): Extension<RequestContext>) -> Result<Response, AppError> {
    let copy = copy_for(&context).await?;
    let day = day_in(context.member()?.time_zone(), context.now());
    let name = HeaderValue::from_str(&format!("attachment; filename=\"parvis-couple-{day}.json\""))
        .map_err(AppError::internal)?;
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Json(copy)).into_response())
}

/// The content of the file.
pub(crate) async fn copy_for(context: &RequestContext) -> Result<Copy, AppError> {
    let copy = copy_of(context).await?.ok_or_else(AppError::not_found)?;
    let account = context.member()?.account();
    audit::record(
        context.pool(),
        context,
        Some(account),
        "couple.exported",
        "",
        json!({ "couples": copy.couples.len() }),
    )
    .await?;
    Ok(copy)
}

/// Every couple that the person of a context may read; nothing when there is none.
pub(crate) async fn copy_of(context: &RequestContext) -> Result<Option<Copy>, AppError> {
    let mut couples = Vec::new();
    for keepsake in &Keepsake::all_of(context).await? {
        couples.push(couple_copy(context, keepsake).await?);
    }
    Ok((!couples.is_empty()).then(|| Copy {
        exported_at: written(context.now()),
        couples,
    }))
}

async fn couple_copy(context: &RequestContext, keepsake: &Keepsake) -> Result<CoupleCopy, AppError> {
    let check_ins = checkins::every_one(context, keepsake).await?;
    let letters = letters::every_one(context, keepsake).await?;
    let account = keepsake.member.account();
    let kept = &keepsake.kept;
    Ok(CoupleCopy {
        partner: kept.other.as_ref().map(|(name, _)| name.clone()),
        together_since: kept.paired_at.map(written),
        ended_at: kept.ended.map(|(ended_at, _)| written(ended_at)),
        available_until: kept.ended.map(|(_, until)| written(until)),
        check_ins: check_ins
            .into_iter()
            .map(|seen| CheckInCopy {
                day: seen.day,
                mine: seen.account == account,
                for_me: seen.private,
                values: seen.values,
                note: seen.note,
            })
            .collect(),
        reminders: reminders::copies(context, keepsake).await?,
        questions: questions::copies(context, keepsake).await?,
        goals: goals::every_one(context, keepsake).await?,
        repairs: repair::every_one(context, keepsake).await?,
        pauses: pause::every_one(context, keepsake).await?,
        letters: letters
            .into_iter()
            .map(|letter| LetterCopy {
                month: Month::of(letter.month).to_string(),
                markdown: letter.body,
            })
            .collect(),
        photos: photos::every_one(context, keepsake).await?,
        messages: messages::every_one(context, keepsake).await?,
    })
}

fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
