//! Asking for a code.

use chrono::TimeDelta;
use platform::{
    account::AccountId,
    audit,
    context::RequestContext,
    doors::Doors,
    error::AppError,
    language::Language,
    phone::PhoneNumber,
    seal::Seal,
    sms::{self, Message, MessageKind},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{
    Purpose,
    code::TextCode,
    store::{self, NewCode},
};
use crate::limits::{self, TEXT_CODE_FROM, TEXT_CODE_TO, TEXT_CODE_TO_IN_A_DAY};

/// How long a code is good.
pub(super) const LIFETIME: TimeDelta = TimeDelta::minutes(5);

/// What somebody typed who registers, until their code comes back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Newcomer {
    pub(crate) display_name: String,
    pub(crate) language: Language,
    pub(crate) time_zone: String,
    pub(crate) terms_version: String,
}

/// Who a code is for.
#[derive(Clone, Debug)]
pub(crate) enum Addressee {
    /// Somebody with an account, in their language.
    Account(AccountId, Language),
    /// Somebody who may have none yet.
    Newcomer(Newcomer),
    /// Nobody: no message leaves, and no code is right. To whoever asks it is the same.
    Nobody,
}

/// What is asked for.
pub(crate) struct Request<'a> {
    /// What the code opens.
    pub(crate) purpose: Purpose,
    /// The phone.
    pub(crate) number: &'a PhoneNumber,
    /// Who it is for.
    pub(crate) addressee: Addressee,
    /// The page to go on to with it.
    pub(crate) next: String,
}

/// What the browser remembers of the code that it asked for last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) id: Uuid,
    pub(super) next: String,
}

impl Asked {
    /// Under which key the session remembers it.
    const KEY: &'static str = "text_code";

    pub(super) async fn of(context: &RequestContext) -> Result<Option<Self>, AppError> {
        context.session()?.get(Self::KEY).await.map_err(AppError::internal)
    }

    pub(super) async fn forget(context: &RequestContext) -> Result<(), AppError> {
        let forgotten = context.session()?.remove::<Self>(Self::KEY).await;
        forgotten.map(drop).map_err(AppError::internal)
    }

    async fn remember(self, context: &RequestContext) -> Result<(), AppError> {
        context
            .session()?
            .insert(Self::KEY, self)
            .await
            .map_err(AppError::internal)
    }
}

/// Counts a code, before it is known whose the number is. What succeeds counts too: each costs, and a
/// number that earns by it would succeed every time.
///
/// # Errors
/// Not found, where nobody enters by a phone; too many requests.
pub(crate) async fn count(context: &RequestContext, number: &PhoneNumber) -> Result<(), AppError> {
    if !Doors::of(&context.services.configuration).phone {
        return Err(AppError::not_found());
    }
    TEXT_CODE_FROM.take(context, limits::place(context.ip)).await?;
    let number = limits::of_number(number);
    TEXT_CODE_TO.take(context, &number).await?;
    TEXT_CODE_TO_IN_A_DAY.take(context, &number).await
}

/// Draws a code, sends it, and remembers it for this browser; one asked for before is void.
///
/// # Errors
/// Internal.
pub(crate) async fn send(context: &RequestContext, request: Request<'_>) -> Result<(), AppError> {
    let (id, now) = (context.new_id(), context.now());
    let code = TextCode::draw(&context.services.chance);
    let sealed = seal(context).close(&context.services.chance, code.as_str().as_bytes(), id.as_bytes())?;
    let (account, language, newcomer) = match request.addressee {
        Addressee::Account(account, language) => (Some(account), Some(language), None),
        Addressee::Newcomer(newcomer) => (None, Some(newcomer.language), Some(newcomer)),
        Addressee::Nobody => (None, None, None),
    };
    let newcomer = newcomer
        .map(serde_json::to_value)
        .transpose()
        .map_err(AppError::internal)?;
    let new = NewCode {
        id,
        purpose: request.purpose,
        account,
        number: request.number,
        sealed_code: &sealed,
        sent: language.is_some(),
        newcomer,
        created_at: now,
        expires_at: now + LIFETIME,
    };
    let mut transaction = context.begin().await?;
    store::insert(&mut transaction, &new).await?;
    if let Some(language) = language {
        let message = Message {
            event_key: &format!("text_code:{id}"),
            account,
            recipient: request.number,
            language,
            kind: MessageKind::OneTimeCode { code: code.as_str() },
            until: new.expires_at,
        };
        sms::enqueue(&mut transaction, &context.services, message).await?;
        let detail = json!({ "for": request.purpose.word() });
        audit::record(&mut *transaction, context, account, "text_code.sent", "", detail).await?;
    }
    transaction.commit().await?;
    let asked = Asked { id, next: request.next };
    asked.remember(context).await
}

/// Codes are short: a hash of one is as good as the code.
pub(super) fn seal(context: &RequestContext) -> Seal {
    Seal::of(&context.services.configuration.secret, "codes by text message")
}
