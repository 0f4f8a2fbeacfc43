//! What the account itself gives along.

use platform::{context::RequestContext, error::AppError, privacy::Sheet};

use super::store::own;
use crate::i18n::{Locale, td_string};

/// The account, what its owner agreed to, and where they are signed in: without secrets.
pub(crate) async fn copies(context: RequestContext) -> Result<Vec<Sheet>, AppError> {
    let member = context.member()?;
    let (pool, locale) = (context.pool(), Locale::from(context.language));
    let account = own::account(pool, &member).await?;
    let consents = own::consents(pool, &member).await?;
    let ways_in = own::ways_in(pool, &member).await?;
    let sessions = own::sessions(pool, &member, context.now()).await?;
    Ok(vec![
        Sheet::of("account.json", td_string!(locale, export.about_account), &account)?,
        Sheet::of("consents.json", td_string!(locale, export.about_consents), &consents)?,
        Sheet::of("ways-in.json", td_string!(locale, export.about_ways_in), &ways_in)?,
        Sheet::of("sessions.json", td_string!(locale, export.about_sessions), &sessions)?,
    ])
}
