//! Two texts of one letter, for the writer who chooses.

use chrono::TimeDelta;
use platform::{context::RequestContext, error::AppError, limits::Limit};

use super::{
    reading::current,
    saving::{Sent, number, read_body},
};
use crate::{
    capability::Partner,
    letters::{
        comparing,
        model::{Comparison, Month},
        store::{self, Which},
    },
};

/// Looking for differences takes a moment.
const COMPARISONS: Limit = Limit::new("letters:compare", 30, TimeDelta::minutes(1));

/// What is saved now beside what somebody wrote on a former version.
///
/// # Errors
/// `body_too_long` at the field. Not found, where no letter was begun.
pub async fn compare(context: &RequestContext, partner: &Partner, sent: Sent) -> Result<Comparison, AppError> {
    let month: Month = sent.month.parse().map_err(|()| AppError::not_found())?;
    let mine = read_body(context, &sent.body)?.text().to_owned();
    COMPARISONS.take(context, partner.account()).await?;
    let saved = current(context, partner, month)
        .await?
        .ok_or_else(AppError::not_found)?;
    let base = store::version(context.pool(), partner, month, Which::Number(number(&sent.base))).await?;
    let (base, theirs) = (base.map(|base| base.body), saved.body);
    // Not on the threads that serve everybody.
    tokio::task::spawn_blocking(move || {
        let [mine_pieces, their_pieces] = comparing::pieces(&mine, &theirs);
        let merged = comparing::merge(base.as_deref(), &mine, &theirs);
        (mine, theirs, mine_pieces, their_pieces, merged)
    })
    .await
    .map(|(mine, theirs, mine_pieces, their_pieces, merged)| Comparison {
        number: saved.number,
        own: saved.mine,
        partner: partner.other().name.clone(),
        mine,
        theirs,
        mine_pieces,
        their_pieces,
        merged: merged.text,
        clean: merged.clean,
    })
    .map_err(AppError::internal)
}
