//! Recovery codes on their way to the one page that shows them.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use platform::{account::Member, context::RequestContext, error::AppError, seal::Seal};
use serde::{Deserialize, Serialize};

use super::RecoveryCode;

/// Under which key the session carries them.
const KEY: &str = "recovery_codes";
/// The page follows at once; one that is opened later shows nothing.
const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// Closed: the session is in the database too, which knows codes by their hashes alone.
#[derive(Serialize, Deserialize)]
struct Carried {
    sealed: String,
    since: DateTime<Utc>,
}

/// Gives codes to the page that comes next.
pub(super) async fn carry(context: &RequestContext, member: &Member, codes: &[RecoveryCode]) -> Result<(), AppError> {
    let lines: Vec<String> = codes.iter().map(RecoveryCode::shown).collect();
    let sealed = seal(context).close(
        &context.services.chance,
        lines.join("\n").as_bytes(),
        member.account().0.as_bytes(),
    )?;
    let carried = Carried {
        sealed: STANDARD.encode(sealed),
        since: context.now(),
    };
    context
        .session()?
        .insert(KEY, carried)
        .await
        .map_err(AppError::internal)
}

/// The codes that were just made, for the one time that they are shown; `None` ever after.
///
/// # Errors
/// Internal.
pub(super) async fn arrived(context: &RequestContext, member: &Member) -> Result<Option<Vec<String>>, AppError> {
    let carried: Option<Carried> = context.session()?.remove(KEY).await.map_err(AppError::internal)?;
    let lines = carried
        .filter(|carried| context.now() - carried.since < LIFETIME)
        .and_then(|carried| STANDARD.decode(carried.sealed).ok())
        .and_then(|sealed| seal(context).open(&sealed, member.account().0.as_bytes()))
        .and_then(|lines| String::from_utf8(lines).ok());
    Ok(lines.map(|lines| lines.lines().map(str::to_owned).collect()))
}

fn seal(context: &RequestContext) -> Seal {
    Seal::in_installation(&context.services.configuration, "second factor: recovery codes")
}
