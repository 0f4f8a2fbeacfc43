//! One question as one of the two sees it, and what the home says of all of them.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{clock::day_in, context::RequestContext, error::AppError};

use super::wording::{id, words};
use crate::{
    capability::Partner,
    dates,
    questions::{
        model::{
            EditableQuestion, OwnAnswer, OwnPart, QuestionCounts, QuestionGlance, QuestionShown, ShownGlance, Theirs,
            removable, rewritable,
        },
        store::{self, Glimpse, Part, Seen},
    },
};

/// How long the home says that two answers have come together.
const JUST_OPENED: TimeDelta = TimeDelta::days(1);

/// A question, with what may be seen of the other's answer.
///
/// # Errors
/// Not found, when it is none of theirs.
pub async fn question(context: &RequestContext, partner: &Partner, question: &str) -> Result<QuestionShown, AppError> {
    let seen = store::one(context.pool(), partner, id(question)?).await?;
    let day = |at| day_read(context, partner, at);
    Ok(QuestionShown {
        id: seen.id.to_string(),
        theme: seen.theme,
        mine: seen.author == partner.account(),
        asked_on: day(seen.asked_at),
        changed: seen.edited_at.is_some(),
        reveal_together: seen.reveal_together,
        partner: partner.other().name.clone(),
        theirs: theirs(seen.theirs, seen.their_changed, day),
        text: words(seen.text, seen.library_id.as_deref(), context.language),
    })
}

fn theirs(part: Option<Part>, changed: bool, day: impl Fn(DateTime<Utc>) -> String) -> Theirs {
    match part {
        None => Theirs::Nothing,
        Some(Part { status, said: None }) => Theirs::Closed(status),
        Some(Part {
            status,
            said: Some((text, at)),
        }) => Theirs::Open {
            status,
            text,
            on: day(at),
            changed,
        },
    }
}

/// One's own side of a question: the answer, what it was before, and what its author may still change.
///
/// # Errors
/// Not found, when it is none of theirs.
pub async fn own_part(context: &RequestContext, partner: &Partner, question: &str) -> Result<OwnPart, AppError> {
    let pool = context.pool();
    let seen = store::one(pool, partner, id(question)?).await?;
    let former = store::revisions(pool, partner, seen.id).await?;
    let theirs = seen.theirs.as_ref().map(|part| part.status);
    let asked = seen.author == partner.account();
    Ok(OwnPart {
        question: seen.id.to_string(),
        me: partner.name().to_owned(),
        partner: partner.other().name.clone(),
        reveal_together: seen.reveal_together,
        answer: seen.mine.clone().and_then(|part| {
            let (text, at) = part.said?;
            Some(OwnAnswer {
                status: part.status,
                text,
                on: day_read(context, partner, at),
            })
        }),
        former: former
            .into_iter()
            .map(|said| OwnAnswer {
                status: said.status,
                text: said.text,
                on: day_read(context, partner, said.at),
            })
            .collect(),
        asked,
        editable: if asked && rewritable(theirs).is_ok() {
            Some(editable(context, partner, seen).await?)
        } else {
            None
        },
        removable: asked && removable(theirs).is_ok(),
    })
}

async fn editable(context: &RequestContext, partner: &Partner, seen: Seen) -> Result<EditableQuestion, AppError> {
    Ok(EditableQuestion {
        text: words(seen.text, seen.library_id.as_deref(), context.language),
        theme: seen.theme,
        own_themes: store::own_themes(context.pool(), partner).await?,
    })
}

fn day_read(context: &RequestContext, partner: &Partner, at: DateTime<Utc>) -> String {
    dates::full(day_in(partner.member().time_zone(), at), context.language)
}

/// How many questions were asked since a moment, and how many both have answered since: for trends.
pub async fn counts(
    context: &RequestContext,
    partner: &Partner,
    since: DateTime<Utc>,
) -> Result<QuestionCounts, AppError> {
    store::counts(context.pool(), partner, since).await
}

/// What the home says of questions, in one query.
pub async fn glance(context: &RequestContext, partner: &Partner) -> Result<QuestionGlance, AppError> {
    let since = context.now() - JUST_OPENED;
    let mut glance = QuestionGlance::default();
    for glimpse in store::glance(context.pool(), partner, since).await? {
        let opened = glimpse.opened;
        let shown = Some(shown(context, partner, glimpse));
        if opened {
            glance.opened = shown;
        } else {
            glance.waiting = shown;
        }
    }
    Ok(glance)
}

fn shown(context: &RequestContext, partner: &Partner, glimpse: Glimpse) -> ShownGlance {
    ShownGlance {
        id: glimpse.id.to_string(),
        text: words(glimpse.text, glimpse.library_id.as_deref(), context.language),
        mine: glimpse.author == partner.account(),
    }
}
