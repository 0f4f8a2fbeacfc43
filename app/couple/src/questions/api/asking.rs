//! Asking: a question of one's own, or one of the library.

use chrono::TimeDelta;
use platform::{
    clock::day_in,
    context::RequestContext,
    error::AppError,
    forms::Fields,
    limits::Limit,
    live::Operation,
    notify::Event,
    receipts::{Arrival, receive},
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    pairing::hold,
    questions::{
        library::LibraryQuestion,
        model::{QuestionText, TextRefusal, Theme, ThemeRefusal},
        store::{self, Insertion, Question},
    },
    telling::{changed, tell_other},
};

/// How many questions one asks or changes: more than anybody would, fewer than a machine.
const ASKING: Limit = Limit::new("couple_questions_ask", 60, TimeDelta::hours(1));

/// A question as the browser sent it.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// At most five hundred characters.
    pub text: String,
    /// A theme of the library or of the couple.
    pub theme: String,
    /// Another theme; comes before `theme`.
    pub own_theme: String,
    /// Whether the answers open together.
    pub reveal_together: bool,
}

/// Asks a question of one's own; nothing when it was asked before under the same key.
///
/// # Errors
/// At the field: `question_missing`, `question_too_long`, `theme_missing`, `theme_too_long`. Too
/// many requests. Not found, when the partner is no longer one of two.
pub async fn ask(
    context: &RequestContext,
    partner: &Partner,
    sent: Asked,
    key: &str,
) -> Result<Option<Uuid>, AppError> {
    let (theme, text) = read(context, &sent)?;
    count(context, partner).await?;
    let question = Question {
        theme: &theme,
        text: text.text(),
        library_id: None,
        elsewhere: "",
        reveal_together: sent.reveal_together,
    };
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    if receive(&mut transaction, context, partner.member(), key).await? == Arrival::Again {
        return Ok(None);
    }
    let asked = write(&mut transaction, context, partner, &question).await?;
    transaction.commit().await?;
    Ok(Some(asked))
}

/// Asks a question of the library, or finds that one of the two has.
///
/// # Errors
/// Not found, when there is no such question, or the partner is no longer one of two. Too many requests.
pub async fn take(
    context: &RequestContext,
    partner: &Partner,
    library: &str,
    reveal_together: bool,
) -> Result<Uuid, AppError> {
    let taken = LibraryQuestion::of(library).ok_or_else(AppError::not_found)?;
    count(context, partner).await?;
    let (library_id, theme) = (taken.id(), Theme::Library(taken.theme));
    let question = Question {
        theme: &theme,
        text: taken.text(context.language),
        library_id: Some(&library_id),
        elsewhere: &taken.everywhere(),
        reveal_together,
    };
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let asked = write(&mut transaction, context, partner, &question).await?;
    transaction.commit().await?;
    Ok(asked)
}

/// Writes a question, and tells the other; by the bell once in a day of theirs, however many are asked.
async fn write(
    transaction: &mut PgConnection,
    context: &RequestContext,
    partner: &Partner,
    question: &Question<'_>,
) -> Result<Uuid, AppError> {
    let now = context.now();
    let insertion = store::insert(transaction, partner, (context.new_id(), now), question).await?;
    let Insertion::New(asked) = insertion else {
        return Ok(insertion.id());
    };
    changed(transaction, partner, "questions", asked, Operation::Created).await?;
    let day = day_in(partner.other().time_zone, now);
    let event_key = format!("couple.question_asked:{}:{day}", partner.couple());
    let event = Event::QuestionAsked {
        name: partner.name().to_owned(),
        question: asked,
    };
    tell_other(transaction, context, partner, &event_key, event).await?;
    Ok(asked)
}

/// Counts one question asked or changed.
pub(super) async fn count(context: &RequestContext, partner: &Partner) -> Result<(), AppError> {
    ASKING.take(context, partner.account()).await
}

/// Reads the fields; every message at once.
pub(super) fn read(context: &RequestContext, sent: &Asked) -> Result<(Theme, QuestionText), AppError> {
    let locale = Locale::from(context.language);
    let mut fields = Fields::default();
    let text = QuestionText::parse(&sent.text).map_err(|refusal| {
        let sentence = match refusal {
            TextRefusal::Missing => td_string!(locale, questions.refused_text_missing),
            TextRefusal::TooLong => td_string!(locale, questions.refused_text_too_long),
        };
        fields.refuse("text", refusal.code(), sentence);
    });
    let theme = Theme::parse(&sent.theme, &sent.own_theme).map_err(|refusal| {
        let sentence = match refusal {
            ThemeRefusal::Missing => td_string!(locale, questions.refused_theme_missing),
            ThemeRefusal::TooLong => td_string!(locale, questions.refused_theme_too_long),
        };
        fields.refuse(refusal.field(), refusal.code(), sentence);
    });
    fields.finish()?;
    match (theme, text) {
        (Ok(theme), Ok(text)) => Ok((theme, text)),
        _ => Err(AppError::invalid(Vec::new())),
    }
}
