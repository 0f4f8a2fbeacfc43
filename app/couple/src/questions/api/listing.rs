//! The list of questions, and what is needed to ask one.

use platform::{clock::day_in, context::RequestContext, error::AppError};
use uuid::Uuid;

use super::wording::words;
use crate::{
    capability::Partner,
    dates,
    questions::{
        library::{LibraryQuestion, offer},
        model::{Filter, LibraryTheme, ListedQuestion, Offered, PER_PAGE, QuestionForm, QuestionList, Suggestion},
        store::{self, Place, Seen},
    },
};

/// One page of the questions that are asked for. A place that is none is the beginning.
pub async fn questions(
    context: &RequestContext,
    partner: &Partner,
    filter: Filter,
    after: &str,
) -> Result<QuestionList, AppError> {
    let pool = context.pool();
    let place = Place {
        after: after.parse::<Uuid>().ok(),
        limit: PER_PAGE + 1,
    };
    let mut seen = store::list(pool, partner, &filter, place).await?;
    let more = seen.len() > PER_PAGE;
    seen.truncate(PER_PAGE);
    Ok(QuestionList {
        filter,
        partner: partner.other().name.clone(),
        own_themes: store::own_themes(pool, partner).await?,
        next: seen.last().filter(|_| more).map(|last| last.id.to_string()),
        list: seen.into_iter().map(|seen| listed(context, partner, seen)).collect(),
    })
}

fn listed(context: &RequestContext, partner: &Partner, seen: Seen) -> ListedQuestion {
    let asked_on = day_in(partner.member().time_zone(), seen.asked_at);
    ListedQuestion {
        id: seen.id.to_string(),
        theme: seen.theme,
        text: words(seen.text, seen.library_id.as_deref(), context.language),
        mine: seen.author == partner.account(),
        asked_on: dates::full(asked_on, context.language),
        state: seen.state,
        waits_for_me: seen.waits_for_me,
    }
}

/// A question of the library to be asked, `another` than the one that was offered before.
pub async fn suggestion(
    context: &RequestContext,
    partner: &Partner,
    theme: &str,
    another: &str,
) -> Result<Offered, AppError> {
    let asked = store::asked_of_library(context.pool(), partner).await?;
    let (theme, another) = (LibraryTheme::of(theme), LibraryQuestion::of(another));
    let offer = offer(partner.couple().0, &asked, theme, another.as_ref());
    Ok(Offered {
        kept_theme: theme.is_some() && offer.as_ref().map(|offer| offer.question.theme) == theme,
        suggestion: offer.map(|offer| Suggestion {
            id: offer.question.id(),
            theme: offer.question.theme,
            text: offer.question.text(context.language).to_owned(),
            more: offer.more,
        }),
    })
}

/// What a form for a question of one's own needs.
pub async fn question_form(context: &RequestContext, partner: &Partner) -> Result<QuestionForm, AppError> {
    Ok(QuestionForm {
        own_themes: store::own_themes(context.pool(), partner).await?,
    })
}
