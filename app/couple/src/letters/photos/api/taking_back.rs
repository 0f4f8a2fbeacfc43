//! Taking back a photo.

use platform::{context::RequestContext, error::AppError, live::Operation};
use uuid::Uuid;

use crate::{
    capability::Partner,
    letters::{
        model::Month,
        open_month,
        photos::{RESOURCE, store},
    },
    pairing::hold,
    telling::changed,
};

/// Takes back a photo, for both and for good.
///
/// # Errors
/// Not found, for what is not one's own; `month_over`, once the letter is closed.
pub async fn remove(context: &RequestContext, partner: &Partner, photo: &str) -> Result<(), AppError> {
    let photo = Uuid::parse_str(photo).map_err(|_| AppError::not_found())?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let month = store::month_of_own(&mut transaction, partner, photo).await?;
    open_month(context, partner, &Month::of(month).to_string())?;
    store::delete(&mut transaction, partner, photo).await?;
    changed(&mut transaction, partner, RESOURCE, photo, Operation::Deleted).await?;
    transaction.commit().await?;
    Ok(())
}
