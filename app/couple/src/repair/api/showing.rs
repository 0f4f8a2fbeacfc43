//! What the two see of their repairs.

use chrono::{DateTime, Utc};
use platform::{clock::day_in, context::RequestContext, error::AppError};
use uuid::Uuid;

use crate::{
    capability::Partner,
    dates,
    goals::model::LONGEST_TITLE,
    repair::{
        model::{
            Draft, FormerRepair, Move, OpenRepair, Overview, PER_PAGE, Repair, RepairPage, Side, Stage, Turn,
            first_line, shortened,
        },
        store::{self, Kept, KeptTurn},
    },
};

/// How much of a text the list shows, in characters.
const EXCERPT: usize = 120;

/// The page of repairs, as a partner sees it.
pub async fn overview(context: &RequestContext, partner: &Partner, after: &str) -> Result<Overview, AppError> {
    let open = open_ones(context, partner).await?;
    let mut former = store::former(context.pool(), partner, place(after), PER_PAGE + 1).await?;
    let more = former.len() > PER_PAGE;
    former.truncate(PER_PAGE);
    Ok(Overview {
        partner: partner.other().name.clone(),
        may_begin: open.iter().all(|repair| repair.side == Side::Reader),
        open,
        next: former
            .last()
            .filter(|_| more)
            .and_then(|last| Some(format!("{}_{}", last.ended_at?.timestamp_micros(), last.id))),
        former: former
            .into_iter()
            .map(|repair| over(context, partner, repair))
            .collect(),
    })
}

/// What matters today for the home: a repair that waits for the partner, else one that waits for
/// the other. A draft stays where it is written.
pub async fn glance(context: &RequestContext, partner: &Partner) -> Result<Option<OpenRepair>, AppError> {
    let open = open_ones(context, partner).await?;
    Ok(open.into_iter().find(|repair| repair.stage != Stage::Draft))
}

/// One repair, as a partner sees it.
///
/// # Errors
/// Not found, also for what they may not see.
pub async fn one(context: &RequestContext, partner: &Partner, repair: Uuid) -> Result<RepairPage, AppError> {
    let found = store::one(context.pool(), partner, repair).await?;
    if found.stage == Stage::Draft {
        return Ok(RepairPage::Draft(Draft {
            id: found.id.to_string(),
            partner: partner.other().name.clone(),
            texts: found.texts,
        }));
    }
    let turns = store::turns(context.pool(), partner, &found).await?;
    let proposed = turns.iter().rev().find(|turn| turn.made == Move::Propose);
    let proposal = proposed.map_or_else(|| found.texts.proposal.clone(), |turn| turn.words.clone());
    Ok(RepairPage::Sent(Box::new(Repair {
        id: found.id.to_string(),
        number: found.turn,
        stage: found.stage,
        side: found.side_of(partner.account()),
        me: partner.name().to_owned(),
        partner: partner.other().name.clone(),
        day: found.sent_at.map(|at| day(context, partner, at)).unwrap_or_default(),
        goal_title: shortened(first_line(&proposal), LONGEST_TITLE),
        proposal,
        turns: turns.into_iter().map(|turn| shown(partner, turn)).collect(),
        texts: found.texts,
        agreement: found.agreement,
        goal: found.goal.map(|goal| goal.to_string()),
    })))
}

/// What is under way; what waits for the partner first.
async fn open_ones(context: &RequestContext, partner: &Partner) -> Result<Vec<OpenRepair>, AppError> {
    let open = store::open_ones(context.pool(), partner).await?;
    let mut open: Vec<OpenRepair> = open
        .into_iter()
        .map(|repair| OpenRepair {
            id: repair.id.to_string(),
            stage: repair.stage,
            side: repair.side_of(partner.account()),
            partner: partner.other().name.clone(),
        })
        .collect();
    open.sort_by_key(|repair| (!repair.is_mine_to_do(), repair.stage == Stage::Draft, repair.id.clone()));
    Ok(open)
}

fn over(context: &RequestContext, partner: &Partner, repair: Kept) -> FormerRepair {
    FormerRepair {
        id: repair.id.to_string(),
        day: repair.ended_at.map(|at| day(context, partner, at)).unwrap_or_default(),
        stage: repair.stage,
        words: shortened(first_line(&repair.agreement.unwrap_or(repair.texts.fact)), EXCERPT),
    }
}

fn shown(partner: &Partner, turn: KeptTurn) -> Turn {
    Turn {
        number: turn.number,
        mine: turn.account == partner.account(),
        made: turn.made,
        words: turn.words,
    }
}

/// A day, never an hour: when the other moved is not for anybody to watch.
fn day(context: &RequestContext, partner: &Partner, at: DateTime<Utc>) -> String {
    dates::full(day_in(partner.member().time_zone(), at), context.language)
}

/// A place in the list: the end and id of the last repair that was shown.
fn place(after: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (end, id) = after.split_once('_')?;
    Some((DateTime::from_timestamp_micros(end.parse().ok()?)?, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_place_is_the_beginning() {
        for after in [
            "",
            "x",
            "12",
            "12_x",
            "x_00000000-0000-7000-8000-000000000000",
            "9999999999999999999_",
        ] {
            assert!(place(after).is_none(), "{after}");
        }
        assert!(place("1763664120000000_00000000-0000-7000-8000-000000000000").is_some());
    }
}
