//! Taking back a message.

use platform::{context::RequestContext, error::AppError, live::Operation};
use uuid::Uuid;

use crate::{
    capability::Partner,
    messages::{RESOURCE, store},
    pairing::hold,
    telling::changed,
};

/// Takes back a message that one has sent, for both and for good.
///
/// # Errors
/// Not found, for what is not one's own.
pub async fn remove(context: &RequestContext, partner: &Partner, message: &str) -> Result<(), AppError> {
    let message = Uuid::parse_str(message).map_err(|_| AppError::not_found())?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    store::delete_own(&mut transaction, partner, message).await?;
    changed(&mut transaction, partner, RESOURCE, message, Operation::Deleted).await?;
    transaction.commit().await?;
    Ok(())
}
