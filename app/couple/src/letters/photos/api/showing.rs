//! Reading the photos of a month.

use platform::{context::RequestContext, error::AppError, media::shown};

use crate::{
    capability::Partner,
    dates,
    letters::{
        model::{Month, MonthRefusal},
        photos::{
            model::{LetterPhoto, LetterPhotos},
            store,
        },
        writes,
    },
};

/// The photos of a month, as a partner sees them.
///
/// # Errors
/// Not found, for what is no month, or none yet.
pub async fn photos(context: &RequestContext, partner: &Partner, month: &str) -> Result<LetterPhotos, AppError> {
    let month: Month = month.parse().map_err(|()| AppError::not_found())?;
    let writes = writes(context, partner, month);
    if writes == Err(MonthRefusal::Future) {
        return Err(AppError::not_found());
    }
    let kept = store::of_month(context.pool(), partner, month).await?;
    Ok(LetterPhotos {
        month: month.to_string(),
        label: dates::month(month.first_day(), context.language),
        writable: writes.is_ok(),
        photos: kept
            .into_iter()
            .map(|kept| LetterPhoto {
                id: kept.id.to_string(),
                mine: kept.mine,
                shown: shown(kept.facts, context.language),
            })
            .collect(),
    })
}
