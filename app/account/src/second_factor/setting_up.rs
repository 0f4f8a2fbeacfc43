//! Setting the second factor up: the phone learns the secret and shows that it did.

use base64::{Engine, engine::general_purpose::STANDARD};
use platform::{
    account::{Member, Reauthenticated, store::correspondent},
    context::RequestContext,
    error::AppError,
    session::show_factor,
};
use ui::QrCode;

use super::{
    SharedSecret, checking,
    model::{Setup, Standing, Workbench},
    store::{self, Since},
    totp, turning,
};
use crate::{
    i18n::{Locale, td_string},
    moment,
};

/// Under which key the session keeps the secret until the phone knows it; closed there too.
const KEY: &str = "second_factor";

/// How the second factor of a member stands.
///
/// # Errors
/// Internal.
pub(super) async fn standing(context: &RequestContext, member: &Member) -> Result<Standing, AppError> {
    let since = store::since(context, member).await?;
    Ok(since.map_or(Standing::Off, |since| Standing::On {
        since: moment::date(context.language, member.time_zone(), since.turned_on_at),
        codes_left: codes_left(&since),
    }))
}

/// What the page of the second factor works on. The first time, a secret is drawn for this session;
/// it stays the same until it is used, so that a page loaded twice does not void what was scanned.
///
/// # Errors
/// Internal.
pub(super) async fn workbench(context: &RequestContext, proof: &Reauthenticated) -> Result<Workbench, AppError> {
    if let Some(since) = store::since(context, proof.member()).await? {
        let codes_left = codes_left(&since);
        return Ok(Workbench::On { codes_left });
    }
    let secret = match waiting(context, proof).await? {
        Some(secret) => secret,
        None => draw(context, proof).await?,
    };
    let person = correspondent(context.pool(), proof.account()).await?;
    let link = secret.link(&person.email.unwrap_or(person.display_name));
    Ok(Workbench::Off(Setup {
        qr: QrCode::of(&link),
        link,
        key: secret.groups(),
    }))
}

/// Turns the second factor on, with the first code that the phone shows. Ten recovery codes wait for
/// the page that comes next.
///
/// A first code guards nothing, for the secret stands beside its field: it is not counted.
///
/// # Errors
/// Invalid, beside the field; refused, when it is on already or this session has begun nothing.
pub(super) async fn turn_on(context: &RequestContext, proof: &Reauthenticated, typed: &str) -> Result<(), AppError> {
    let begin_again = || {
        let message = td_string!(Locale::from(context.language), second_factor.begin_again);
        AppError::refused("second_factor_not_begun", message)
    };
    let typed = checking::parse(context, typed)?;
    let secret = waiting(context, proof).await?.ok_or_else(begin_again)?;
    let step = totp::step_of(&secret, &typed, context.now()).ok_or_else(|| checking::wrong_code(context))?;
    turning::on(context, proof, &secret, step).await?;
    let session = context.session()?;
    show_factor(session, proof.account(), context.now()).await?;
    session
        .remove::<String>(KEY)
        .await
        .map(drop)
        .map_err(AppError::internal)
}

async fn waiting(context: &RequestContext, proof: &Reauthenticated) -> Result<Option<SharedSecret>, AppError> {
    let installation = &context.services.configuration;
    let sealed: Option<String> = context.session()?.get(KEY).await.map_err(AppError::internal)?;
    Ok(sealed
        .and_then(|sealed| STANDARD.decode(sealed).ok())
        .and_then(|sealed| SharedSecret::opened(installation, proof.account(), &sealed)))
}

async fn draw(context: &RequestContext, proof: &Reauthenticated) -> Result<SharedSecret, AppError> {
    let secret = SharedSecret::draw(&context.services.chance);
    let sealed = STANDARD.encode(secret.sealed(&context.services, proof.account())?);
    context
        .session()?
        .insert(KEY, sealed)
        .await
        .map_err(AppError::internal)?;
    Ok(secret)
}

fn codes_left(since: &Since) -> u32 {
    u32::try_from(since.codes_left).unwrap_or(0)
}
