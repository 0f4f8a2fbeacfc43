//! `POST /couple/letters/{month}/photos/add`: a photo and its words, as a form of several parts.

use axum::{
    Extension,
    extract::{Multipart, Path, multipart::MultipartRejection},
    http::HeaderMap,
    response::Response,
};
use platform::{
    context::RequestContext,
    error::AppError,
    forms::{Done, answer_upload},
    live::{Audience, Operation},
    media::{Arrived, Upload, keep, model::Kind},
    receipts::{Arrival, receive},
};
use uuid::Uuid;

use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    letters::{
        model::Month,
        open_month,
        photos::{
            RESOURCE,
            model::MOST_PHOTOS,
            store::{self, Addition},
        },
    },
    pairing::hold,
    telling::changed,
};

/// How often it is tried again when the other takes the same place at the same moment.
const TRIES: usize = 3;

/// Takes a photo in. Answered as every form is.
pub async fn upload(
    Extension(context): Extension<RequestContext>,
    Path(month): Path<String>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let mut upload = Upload::default();
    let outcome = received(&context, &month, form, &mut upload).await;
    answer_upload(&context, &headers, upload.typed, outcome).await
}

async fn received(
    context: &RequestContext,
    month: &str,
    form: Result<Multipart, MultipartRejection>,
    upload: &mut Upload,
) -> Result<Done, AppError> {
    let partner = Partner::of(context).await?;
    let form = form.map_err(|_| AppError::malformed())?;
    *upload = Upload::read(context, partner.member(), form, &[Kind::Photo]).await?;
    let month = open_month(context, &partner, month)?;
    let photo = upload.take(context)?;
    add(context, &partner, month, photo, upload.typed("key")).await?;
    Ok(Done {
        page: format!("/couple/letters/{month}/photos"),
        notice: td_string!(Locale::from(context.language), photos.added_notice).to_owned(),
    })
}

/// Lays a photo beside a month's letter. It is shown to the other once it was looked at. With a key
/// that came before, nothing is done, and nothing given.
///
/// # Errors
/// `photos_full`; not found, when the partner is no longer one of two.
pub async fn add(
    context: &RequestContext,
    partner: &Partner,
    month: Month,
    photo: (Arrived, String),
    key: &str,
) -> Result<Option<Uuid>, AppError> {
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    if receive(&mut transaction, context, partner.member(), key).await? == Arrival::Again {
        return Ok(None);
    }
    let whose = (Audience::Couple(partner.couple().0), Kind::Photo);
    let media = keep(&mut transaction, context, partner.member(), whose, photo, None).await?;
    let id = context.new_id();
    for _ in 0..TRIES {
        match store::insert(&mut transaction, partner, month, (id, media), context.now()).await? {
            Addition::Added => {
                changed(&mut transaction, partner, RESOURCE, id, Operation::Created).await?;
                transaction.commit().await?;
                return Ok(Some(id));
            }
            Addition::Overtaken => {}
            Addition::Full => break,
        }
    }
    let sentence = td_string!(Locale::from(context.language), photos.refused_full, most = MOST_PHOTOS);
    Err(AppError::refused("photos_full", sentence))
}
