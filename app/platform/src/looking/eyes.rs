//! Whose eyes an operator's session has been lent.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_sessions::Session;

use super::LOOK_LIFETIME;
use crate::{
    account::{AccountId, Operator, Reauthenticated, Viewer, store},
    audit,
    context::RequestContext,
    error::AppError,
    language::Language,
    session,
};

/// The key under which a session remembers it.
pub const LOOKING_KEY: &str = "looking_as";

/// Whose eyes a session was lent, as it remembers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookingAs {
    /// Whose.
    pub account: AccountId,
    /// When it is over.
    pub until: DateTime<Utc>,
    /// Why, in the operator's words.
    pub reason: String,
}

impl LookingAs {
    /// A clock that was set back makes no look last longer.
    pub(super) fn lasts(&self, now: DateTime<Utc>) -> bool {
        now < self.until && self.until - now <= LOOK_LIFETIME
    }
}

/// An operator who looks through somebody's eyes in this request. Only [`resume`] makes one.
#[derive(Clone, Debug)]
pub struct Looking {
    operator: AccountId,
    language: Language,
    time_zone: Tz,
    name: String,
    seen: LookingAs,
}

impl Looking {
    /// Who looks.
    pub fn operator(&self) -> AccountId {
        self.operator
    }

    /// The language of who looks; the pages are in that of the account.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Through whose eyes.
    pub fn account(&self) -> AccountId {
        self.seen.account
    }

    /// How they are called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When it is over, on the clock of who looks: `18:57`.
    pub fn until(&self) -> String {
        self.seen
            .until
            .with_timezone(&self.time_zone)
            .format("%H:%M")
            .to_string()
    }
}

/// Why a look ended.
#[derive(Clone, Copy, Debug)]
enum Ending {
    /// The operator stopped it.
    Stopped,
    /// Its time was over, or nothing allows it any more.
    Over,
}

impl Ending {
    fn word(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Over => "over",
        }
    }
}

/// Lends an operator who has just proved who they are somebody's eyes, from the next request on. The
/// session may show more now, so it gets another id (OWASP ASVS 5.0, 7.2.4).
///
/// # Errors
/// Internal.
pub async fn begin(
    context: &RequestContext,
    _: &Operator,
    _: &Reauthenticated,
    seen: LookingAs,
) -> Result<(), AppError> {
    let session = context.session()?;
    session::renew(session).await?;
    session.insert(LOOKING_KEY, seen).await.map_err(AppError::internal)
}

/// Whose eyes the browser of a request has, if its operator looks through somebody's: who looks, and who
/// is seen. Each time it is asked whether they still may; where not, the look ends here.
///
/// # Errors
/// Internal.
pub async fn resume(context: &RequestContext) -> Result<Option<(Looking, Viewer)>, AppError> {
    let (Some(session), Some(own)) = (&context.session, &context.viewer) else {
        return Ok(None);
    };
    let seen: Option<LookingAs> = session.get(LOOKING_KEY).await.map_err(AppError::internal)?;
    let Some(seen) = seen else { return Ok(None) };
    let Some(viewer) = eyes(context, &seen).await? else {
        put_down(context, session, own.id, &seen, Ending::Over).await?;
        return Ok(None);
    };
    let looking = Looking {
        operator: own.id,
        language: own.language,
        time_zone: own.time_zone.parse().unwrap_or(Tz::Africa__Abidjan),
        name: viewer.display_name.clone(),
        seen,
    };
    Ok(Some((looking, viewer)))
}

/// Ends a look before its time.
///
/// # Errors
/// Internal.
pub async fn end(context: &RequestContext, looking: &Looking) -> Result<(), AppError> {
    let session = context.session()?;
    put_down(context, session, looking.operator, &looking.seen, Ending::Stopped).await?;
    // What was asked before with the former id, and is answered later, does not bring the look back.
    session::renew(session).await
}

/// Nobody's when the time is over, when who looks is no operator any more or has not shown their second
/// factor lately, and when the account has gone or became an operator's.
async fn eyes(context: &RequestContext, seen: &LookingAs) -> Result<Option<Viewer>, AppError> {
    if !seen.lasts(context.now()) || Operator::of(context).await.is_err() {
        return Ok(None);
    }
    let viewer = store::viewer_as_seen(context.pool(), seen.account).await?;
    Ok(viewer.filter(|viewer| !viewer.operator))
}

async fn put_down(
    context: &RequestContext,
    session: &Session,
    operator: AccountId,
    seen: &LookingAs,
    ending: Ending,
) -> Result<(), AppError> {
    let forgotten = session.remove::<LookingAs>(LOOKING_KEY).await;
    forgotten.map_err(AppError::internal)?;
    audit::record(
        context.pool(),
        context,
        Some(operator),
        "operator.looked_away",
        &seen.account.to_string(),
        json!({ "by": ending.word(), "reason": seen.reason }),
    )
    .await
}
