//! Changing one's mind.

use platform::{audit, context::RequestContext, error::AppError, session};
use serde_json::json;

use super::{
    Departing,
    model::PlannedEnd,
    store::{self, Stayed},
};
use crate::{
    i18n::{Locale, td_string},
    moment::moment,
};

/// When an account ends, in its owner's words.
pub fn planned(context: &RequestContext, departing: &Departing) -> PlannedEnd {
    PlannedEnd {
        name: departing.display_name().to_owned(),
        when: moment(
            context.language,
            departing.time_zone(),
            departing.due_at(),
            context.now(),
        ),
        open: context.now() < departing.due_at(),
    }
}

/// Keeps the account after all. What was left, such as a couple, stays left.
///
/// # Errors
/// `too_late`, once the account is due to end.
pub async fn stay(context: &RequestContext, departing: &Departing) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    if store::take_back(&mut transaction, departing, context.now()).await? == Stayed::TooLate {
        let locale = Locale::from(context.language);
        return Err(AppError::refused("too_late", td_string!(locale, deletion.too_late)));
    }
    audit::record(
        &mut *transaction,
        context,
        Some(departing.account()),
        "account.end_taken_back",
        "",
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    match &context.session {
        // They may do more from now on: what the session was called before is worth nothing.
        Some(session) => session::sign_in(session, departing.account()).await,
        None => Ok(()),
    }
}
