//! Answering: one's own answer, and never the other's.

use chrono::TimeDelta;
use platform::{
    context::RequestContext,
    error::AppError,
    limits::Limit,
    live::Operation,
    notify::Event,
    receipts::{Arrival, receive},
};
use uuid::Uuid;

use super::wording::id;
use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    pairing::hold,
    questions::{
        model::{Reply, ReplyRefusal, Status},
        store::{self, Locked, SavedAnswer},
    },
    telling::{changed, tell_other},
};

/// How many answers one saves: more than anybody would, fewer than a machine.
const ANSWERING: Limit = Limit::new("couple_questions_answer", 240, TimeDelta::hours(1));

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replied {
    /// It is kept.
    Kept(Uuid),
    /// It is, and with it both answers are there.
    Opened(Uuid),
}

impl Replied {
    /// To which question.
    pub const fn question(self) -> Uuid {
        match self {
            Self::Kept(question) | Self::Opened(question) => question,
        }
    }
}

/// Saves a partner's own answer, or finds that it was saved before under the same key. The one
/// before stays as a revision.
///
/// # Errors
/// At the field: `status_unknown`, `clarify_own`, `answer_missing`, `answer_too_long`. Too many
/// requests. Not found, when the question is none of theirs.
pub async fn answer(
    context: &RequestContext,
    partner: &Partner,
    question: &str,
    (status, text): (&str, &str),
    key: &str,
) -> Result<Replied, AppError> {
    let question = id(question)?;
    let reply = Reply::parse(status, text).map_err(|refusal| refused(context, refusal))?;
    ANSWERING.take(context, partner.account()).await?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let locked = store::lock(&mut transaction, partner, question).await?;
    if receive(&mut transaction, context, partner.member(), key).await? == Arrival::Again {
        return Ok(Replied::Kept(question));
    }
    if reply.status() == Status::Clarify && locked.author == partner.account() {
        return Err(refused(context, ReplyRefusal::OwnQuestion));
    }
    let (ids, now) = ([context.new_id(), context.new_id()], context.now());
    let saved = store::put_answer(&mut transaction, partner, &locked, (ids, now), &reply).await?;
    if saved != SavedAnswer::Same {
        changed(&mut transaction, partner, "questions", question, Operation::Updated).await?;
    }
    let opens = opens(&locked, &reply);
    if opens {
        let event = Event::AnswersOpen {
            name: partner.name().to_owned(),
            question,
        };
        let event_key = format!("couple.answers_open:{question}");
        tell_other(&mut transaction, context, partner, &event_key, event).await?;
    }
    transaction.commit().await?;
    Ok(if opens {
        Replied::Opened(question)
    } else {
        Replied::Kept(question)
    })
}

/// Whether a reply is the second of two answers.
fn opens(locked: &Locked, reply: &Reply) -> bool {
    let answered = Some(Status::Answered);
    reply.status() == Status::Answered && locked.mine != answered && locked.theirs == answered
}

fn refused(context: &RequestContext, refusal: ReplyRefusal) -> AppError {
    let locale = Locale::from(context.language);
    let sentence = match refusal {
        ReplyRefusal::StatusUnknown => td_string!(locale, questions.refused_status),
        ReplyRefusal::OwnQuestion => td_string!(locale, questions.refused_clarify_own),
        ReplyRefusal::TextMissing => td_string!(locale, questions.refused_answer_missing),
        ReplyRefusal::TextTooLong => td_string!(locale, questions.refused_answer_too_long),
    };
    AppError::invalid_field(refusal.field(), refusal.code(), sentence)
}
