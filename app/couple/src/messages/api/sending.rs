//! `POST /couple/messages/send`: a voice or a film and its words, as a form of several parts.

use axum::{
    Extension,
    extract::{Multipart, multipart::MultipartRejection},
    http::HeaderMap,
    response::Response,
};
use platform::{
    context::RequestContext,
    error::AppError,
    forms::{Done, answer_upload},
    jobs::Later,
    live::{Audience, Operation},
    media::{Arrived, Upload, can_take_clips, keep, model::Kind},
    receipts::{Arrival, receive},
};
use uuid::Uuid;

use super::telling::TellOfMessage;
use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    messages::{RESOURCE, store},
    pairing::hold,
    telling::changed,
};

/// Takes a message in. Answered as every form is.
pub async fn upload(
    Extension(context): Extension<RequestContext>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let mut upload = Upload::default();
    let outcome = received(&context, form, &mut upload).await;
    answer_upload(&context, &headers, upload.typed, outcome).await
}

async fn received(
    context: &RequestContext,
    form: Result<Multipart, MultipartRejection>,
    upload: &mut Upload,
) -> Result<Done, AppError> {
    let partner = Partner::of(context).await?;
    let form = form.map_err(|_| AppError::malformed())?;
    *upload = Upload::read(context, partner.member(), form, &[Kind::Voice, Kind::Video]).await?;
    let locale = Locale::from(context.language);
    if !can_take_clips() {
        return Err(AppError::refused("no_programs", td_string!(locale, messages.cannot)));
    }
    let message = upload.take(context)?;
    send(context, &partner, message, upload.typed("key")).await?;
    Ok(Done {
        page: "/couple/messages".to_owned(),
        notice: td_string!(locale, messages.sent_notice).to_owned(),
    })
}

/// Leaves a message for the other. They see it, and are told, once it was looked at. With a key that
/// came before, nothing is done, and nothing given.
///
/// # Errors
/// Not found, when the partner is no longer one of two.
pub async fn send(
    context: &RequestContext,
    partner: &Partner,
    message: (Arrived, String),
    key: &str,
) -> Result<Option<Uuid>, AppError> {
    let id = context.new_id();
    let then = Later::of(&TellOfMessage { message: id })?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    if receive(&mut transaction, context, partner.member(), key).await? == Arrival::Again {
        return Ok(None);
    }
    // Whether it is a voice or a film is found out by looking into it.
    let whose = (Audience::Couple(partner.couple().0), Kind::Voice);
    let media = keep(&mut transaction, context, partner.member(), whose, message, Some(&then)).await?;
    store::insert(&mut transaction, partner, (id, media), context.now()).await?;
    changed(&mut transaction, partner, RESOURCE, id, Operation::Created).await?;
    transaction.commit().await?;
    Ok(Some(id))
}
