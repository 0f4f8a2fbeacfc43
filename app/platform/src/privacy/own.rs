//! What the platform itself keeps of people: what they were told, and what they did.

use sqlx::PgConnection;

use super::{Leaver, Room, Sheet, store};
use crate::{
    context::RequestContext,
    error::AppError,
    i18n::{Locale, td_string},
    reports,
};

/// The platform's own part.
pub(crate) fn room() -> Room {
    Room {
        name: "platform",
        copies: |context| Box::pin(copies(context)),
        leave: |_| Box::pin(async { Ok(()) }),
        erase: |transaction, _, leaver| Box::pin(erase(transaction, leaver)),
    }
}

async fn copies(context: RequestContext) -> Result<Vec<Sheet>, AppError> {
    let member = context.member()?;
    let locale = Locale::from(context.language);
    let told = store::told(context.pool(), &member).await?;
    let done = store::done(context.pool(), &member).await?;
    let beginnings = store::beginnings(context.pool(), &member).await?;
    let reported = reports::copies(context.pool(), &member).await?;
    Ok(vec![
        Sheet::of(
            "notifications.json",
            td_string!(locale, privacy.about_notifications),
            &told,
        )?,
        Sheet::of("journal.json", td_string!(locale, privacy.about_journal), &done)?,
        Sheet::of(
            "beginnings.json",
            td_string!(locale, privacy.about_beginnings),
            &beginnings,
        )?,
        Sheet::of("reports.json", td_string!(locale, privacy.about_reports), &reported)?,
    ])
}

/// What refers to the account by its key goes with it; the rest is named here.
async fn erase(transaction: &mut PgConnection, leaver: &Leaver) -> Result<(), AppError> {
    store::forget_in_log(transaction, leaver).await?;
    store::delete_changes(transaction, leaver).await?;
    store::delete_letters(transaction, leaver).await?;
    store::delete_forms_that_came_back(transaction, leaver).await?;
    store::end_looks(transaction, leaver).await?;
    reports::erase(transaction, leaver).await
}
