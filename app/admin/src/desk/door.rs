//! The door of the desk.

use chrono::TimeDelta;
use platform::{account::Operator, context::RequestContext, error::AppError, limits::Limit};

/// Looking at something, per operator: a page asks once or twice, and by itself every ten seconds.
const LOOKS: Limit = Limit::new("operator_looks", 240, TimeDelta::minutes(1));
/// Doing something, per operator: a hand that does more is a script.
pub(crate) const DEEDS: Limit = Limit::new("operator_deeds", 60, TimeDelta::hours(1));

/// An operator who wants to look.
///
/// # Errors
/// Those of [`Operator::of`]; too many requests.
pub(crate) async fn reader(context: &RequestContext) -> Result<Operator, AppError> {
    let operator = Operator::of(context).await?;
    LOOKS.take(context, operator.account()).await?;
    Ok(operator)
}

/// An operator who wants to do something.
///
/// # Errors
/// Those of [`Operator::of`]; too many requests.
pub(crate) async fn doer(context: &RequestContext) -> Result<Operator, AppError> {
    let operator = Operator::of(context).await?;
    DEEDS.take(context, operator.account()).await?;
    Ok(operator)
}
