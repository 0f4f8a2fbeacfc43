//! Asking for a code to sign in with.

use std::time::Duration;

use platform::{context::RequestContext, error::AppError, forms::Fields};
use tokio::time::{Instant, sleep_until};

use crate::{
    fields,
    phone::store,
    registration::model::next_page,
    text_codes::{self, Addressee, Purpose, Request},
};

/// No answer comes sooner: writing a message takes longer than writing none, and the difference
/// would tell who has an account.
pub(super) const SOONEST: Duration = Duration::from_millis(200);

/// Sends a code to a number, if it opens an account. The answer and its time are the same if it does
/// not.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(super) async fn ask(context: &RequestContext, typed: &str, next: &str) -> Result<(), AppError> {
    let begun = Instant::now();
    let mut fields = Fields::default();
    let number = fields::phone(&mut fields, context.language, typed);
    fields.finish()?;
    let number = number.ok_or_else(fields::incomplete)?;
    text_codes::count(context, &number).await?;
    let owner = store::owner_of(context.pool(), &number).await?;
    let request = Request {
        purpose: Purpose::SignIn,
        number: &number,
        addressee: owner.map_or(Addressee::Nobody, |owner| {
            Addressee::Account(owner.account, owner.language)
        }),
        next: next_page(next),
    };
    text_codes::send(context, request).await?;
    sleep_until(begun + SOONEST).await;
    Ok(())
}
