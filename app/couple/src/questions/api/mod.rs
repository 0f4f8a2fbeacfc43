//! The door from the browser to questions. What each of them does is in the file of its name.

#[cfg(feature = "ssr")]
mod answering;
#[cfg(feature = "ssr")]
mod asking;
#[cfg(feature = "ssr")]
mod changing;
#[cfg(feature = "ssr")]
mod copying;
#[cfg(feature = "ssr")]
mod listing;
#[cfg(feature = "ssr")]
mod showing;
#[cfg(feature = "ssr")]
mod wording;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(feature = "ssr")]
pub use self::{
    answering::{Replied, answer},
    asking::{Asked, ask, take},
    changing::{change, remove},
    copying::{QuestionCopy, copies},
    listing::{question_form, questions, suggestion},
    showing::{counts, glance, own_part, question},
};
use super::model::{Offered, OwnPart, QuestionForm, QuestionList, QuestionShown};
#[cfg(feature = "ssr")]
use {
    super::model::Filter,
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{context::RequestContext, forms::redirect_with_notice},
};

/// Asks a question of one's own.
#[server(name = AskQuestion, prefix = "/api", endpoint = "couple/questions/ask")]
pub async fn ask_question(
    /// At most five hundred characters.
    #[server(default)]
    text: String,
    /// A theme of the library or of the couple.
    #[server(default)]
    theme: String,
    /// Another theme, at most forty characters; comes before `theme`.
    #[server(default)]
    own_theme: String,
    /// Whether the answers open together.
    #[server(default)]
    reveal_together: bool,
    /// What makes it arrive once, however often it is sent.
    #[server(default)]
    key: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let sent = Asked {
        text,
        theme,
        own_theme,
        reveal_together,
    };
    let page = match ask(&context, &partner, sent, &key).await? {
        Some(question) => format!("/couple/questions/{question}"),
        None => "/couple/questions".to_owned(),
    };
    redirect_with_notice(&page, td_string!(Locale::from(context.language), questions.asked));
    Ok(())
}

/// Asks a question of the library.
#[server(name = TakeQuestion, prefix = "/api", endpoint = "couple/questions/take")]
pub async fn take_question(
    /// Its id in the library.
    #[server(default)]
    library: String,
    /// Whether the answers open together.
    #[server(default)]
    reveal_together: bool,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let question = take(&context, &partner, &library, reveal_together).await?;
    let notice = td_string!(Locale::from(context.language), questions.asked);
    redirect_with_notice(&format!("/couple/questions/{question}"), notice);
    Ok(())
}

/// Changes a question, for its author, while the other has not answered.
#[server(name = ChangeQuestion, prefix = "/api", endpoint = "couple/questions/change")]
pub async fn change_question(
    /// The question's id.
    #[server(default)]
    question: String,
    /// At most five hundred characters.
    #[server(default)]
    text: String,
    /// A theme of the library or of the couple.
    #[server(default)]
    theme: String,
    /// Another theme, at most forty characters; comes before `theme`.
    #[server(default)]
    own_theme: String,
    /// Whether the answers open together.
    #[server(default)]
    reveal_together: bool,
    /// What makes it arrive once, however often it is sent.
    #[server(default)]
    key: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let sent = Asked {
        text,
        theme,
        own_theme,
        reveal_together,
    };
    let question = change(&context, &partner, &question, sent, &key).await?;
    let notice = td_string!(Locale::from(context.language), questions.changed);
    redirect_with_notice(&format!("/couple/questions/{question}"), notice);
    Ok(())
}

/// Removes a question, for its author, while the other has written nothing.
#[server(name = RemoveQuestion, prefix = "/api", endpoint = "couple/questions/remove")]
pub async fn remove_question(
    /// The question's id.
    #[server(default)]
    question: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    remove(&context, &partner, &question).await?;
    let notice = td_string!(Locale::from(context.language), questions.removed);
    redirect_with_notice("/couple/questions", notice);
    Ok(())
}

/// Answers a question, or answers it again.
#[server(name = AnswerQuestion, prefix = "/api", endpoint = "couple/questions/answer")]
pub async fn answer_question(
    /// The question's id.
    #[server(default)]
    question: String,
    /// `answered`, `needs_time` or `clarify`.
    #[server(default)]
    status: String,
    /// At most five thousand characters.
    #[server(default)]
    text: String,
    /// What makes it arrive once, however often it is sent.
    #[server(default)]
    key: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let replied = answer(&context, &partner, &question, (&status, &text), &key).await?;
    let locale = Locale::from(context.language);
    let notice = match replied {
        Replied::Kept(_) => td_string!(locale, questions.answer_kept),
        Replied::Opened(_) => td_string!(locale, questions.answers_open),
    };
    redirect_with_notice(&format!("/couple/questions/{}", replied.question()), notice);
    Ok(())
}

/// The questions that are asked for; nothing for who is not one of two.
#[server(name = ReadQuestions, prefix = "/api", endpoint = "couple/questions/list")]
pub async fn read_questions(
    /// A theme of the library or of the couple.
    #[server(default)]
    theme: String,
    /// How far they have come.
    #[server(default)]
    state: String,
    /// `me` or `partner`.
    #[server(default)]
    turn: String,
    /// Words to look for.
    #[server(default)]
    search: String,
    /// Where the page of the list begins.
    #[server(default)]
    after: String,
) -> Result<Option<QuestionList>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    let filter = Filter::parse(&theme, &state, &turn, &search);
    questions(&context, &partner, filter, &after).await.map(Some)
}

/// A question of the library to be asked; nothing for who is not one of two.
#[server(name = ReadSuggestion, prefix = "/api", endpoint = "couple/questions/suggestion")]
pub async fn read_suggestion(
    /// A theme of the library, to stay with.
    #[server(default)]
    theme: String,
    /// The question of the library that was offered before.
    #[server(default)]
    another: String,
) -> Result<Option<Offered>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    suggestion(&context, &partner, &theme, &another).await.map(Some)
}

/// What the form for a question of one's own needs; nothing for who is not one of two.
#[server(name = ReadQuestionForm, prefix = "/api", endpoint = "couple/questions/form")]
pub async fn read_question_form() -> Result<Option<QuestionForm>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    question_form(&context, &partner).await.map(Some)
}

/// A question with what may be seen of the other's answer; nothing for who is not one of two.
#[server(name = ReadQuestion, prefix = "/api", endpoint = "couple/questions/one")]
pub async fn read_question(
    /// The question's id.
    #[server(default)]
    id: String,
) -> Result<Option<QuestionShown>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    question(&context, &partner, &id).await.map(Some)
}

/// One's own side of a question; nothing for who is not one of two.
#[server(name = ReadOwnPart, prefix = "/api", endpoint = "couple/questions/own")]
pub async fn read_own_part(
    /// The question's id.
    #[server(default)]
    id: String,
) -> Result<Option<OwnPart>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    own_part(&context, &partner, &id).await.map(Some)
}
