//! Asking for the end.

use chrono::TimeDelta;
use platform::{
    account::Member,
    audit,
    context::RequestContext,
    error::AppError,
    jobs::{Timing, enqueue},
    notify::mail::{self, Letter, LetterKind},
    session,
};
use serde_json::json;

use super::{LeaveAreas, PAGE, model::DAYS_TO_STAY, store};
use crate::{moment::date, password::confirm_current, sessions};

/// Ends the account of a member who knows its password, or proved by a code who they are, in seven days, and gives that day in their
/// words. From now on they are signed out everywhere, and leave every area.
///
/// # Errors
/// Invalid, beside the field `current_password`; too many requests.
pub async fn ask(context: &RequestContext, member: &Member, current_password: &str) -> Result<String, AppError> {
    let credential = confirm_current(context, member, current_password).await?;
    let (now, account) = (context.now(), member.account());
    let due_at = now + TimeDelta::days(DAYS_TO_STAY);
    let day = date(context.language, member.time_zone(), due_at);

    let mut transaction = context.begin().await?;
    store::plan(&mut transaction, member, now, due_at).await?;
    sessions::store::revoke_others(&mut transaction, account, None).await?;
    sessions::store::announce(&mut transaction, account).await?;
    enqueue(&mut transaction, &LeaveAreas {}, Timing::Now).await?;
    if let Some(email) = &credential.email {
        let letter = Letter {
            event_key: &format!("account_ends:{}", context.new_id()),
            account: Some(account),
            recipient: email,
            language: context.language,
            kind: LetterKind::AccountEnds {
                name: member.display_name().to_owned(),
                day: day.clone(),
                link: mail::link(&context.services, &format!("/login?next={PAGE}")),
            },
        };
        mail::enqueue(&mut transaction, &context.services, letter).await?;
    }
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "account.end_asked",
        "",
        json!({}),
    )
    .await?;
    transaction.commit().await?;

    if let Some(session) = &context.session {
        session::sign_out(session).await?;
    }
    Ok(day)
}
