//! Changing or removing a question: for its author alone, while the other has not answered.

use platform::{
    context::RequestContext,
    error::AppError,
    live::Operation,
    receipts::{Arrival, receive},
};
use uuid::Uuid;

use super::{
    asking::{Asked, count, read},
    wording::{id, refused},
};
use crate::{
    capability::Partner,
    pairing::hold,
    questions::{
        library::LibraryQuestion,
        model::{removable, rewritable},
        store::{self, Locked, Question},
    },
    telling::changed,
};

/// Changes a question, or finds that it was changed before under the same key. One of the library
/// stays one as long as its text does.
///
/// # Errors
/// At the field, as when it was asked. `question_answered`, when the other has answered. Forbidden,
/// for who did not ask it. Not found, when it is none of theirs. Too many requests.
pub async fn change(
    context: &RequestContext,
    partner: &Partner,
    question: &str,
    sent: Asked,
    key: &str,
) -> Result<Uuid, AppError> {
    let question = id(question)?;
    let (theme, text) = read(context, &sent)?;
    count(context, partner).await?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let locked = store::lock(&mut transaction, partner, question).await?;
    if receive(&mut transaction, context, partner.member(), key).await? == Arrival::Again {
        return Ok(question);
    }
    authored(partner, &locked)?;
    rewritable(locked.theirs).map_err(|refusal| refused(context, refusal))?;
    let taken = locked
        .library_id
        .as_deref()
        .and_then(LibraryQuestion::of)
        .filter(|taken| taken.says(text.text()));
    let rewritten = Question {
        theme: &theme,
        text: text.text(),
        library_id: locked.library_id.as_deref().filter(|_| taken.is_some()),
        elsewhere: &taken.map(|taken| taken.everywhere()).unwrap_or_default(),
        reveal_together: sent.reveal_together,
    };
    store::rewrite(&mut transaction, &locked, context.now(), &rewritten).await?;
    changed(&mut transaction, partner, "questions", question, Operation::Updated).await?;
    transaction.commit().await?;
    Ok(question)
}

/// Removes a question, with its author's own answer.
///
/// # Errors
/// `question_answered` or `question_spoken`, when the other has written something. Forbidden, for
/// who did not ask it. Not found, when it is none of theirs.
pub async fn remove(context: &RequestContext, partner: &Partner, question: &str) -> Result<(), AppError> {
    let question = id(question)?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let locked = store::lock(&mut transaction, partner, question).await?;
    authored(partner, &locked)?;
    removable(locked.theirs).map_err(|refusal| refused(context, refusal))?;
    store::delete(&mut transaction, &locked).await?;
    changed(&mut transaction, partner, "questions", question, Operation::Deleted).await?;
    transaction.commit().await?;
    Ok(())
}

fn authored(partner: &Partner, locked: &Locked) -> Result<(), AppError> {
    if locked.author == partner.account() {
        Ok(())
    } else {
        Err(AppError::forbidden())
    }
}
