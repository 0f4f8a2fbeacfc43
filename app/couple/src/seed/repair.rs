//! What weighed between the two in a year, and how they found each other again.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{account::AccountId, error::AppError, services::Services};
use serde::Deserialize;
use sqlx::PgConnection;
use uuid::Uuid;

/// What they wrote.
const REPAIRS: &str = include_str!("repairs.fr.json");

/// One exchange; the two are 0 and 1.
#[derive(Deserialize)]
struct Written {
    days: i64,
    author: usize,
    stage: String,
    fact: String,
    interpretation: String,
    feeling: String,
    need: String,
    proposal: String,
    turns: Vec<(usize, String, String)>,
}

/// Adds them, where the couple has none yet.
pub(super) async fn seed(
    transaction: &mut PgConnection,
    services: &Services,
    couple: Uuid,
    both: [AccountId; 2],
) -> Result<(), AppError> {
    let taken = sqlx::query_scalar!(
        r#"select exists (select from couple.repairs where couple_id = $1) as "taken!""#,
        couple
    )
    .fetch_one(&mut *transaction)
    .await?;
    if taken {
        return Ok(());
    }
    let written: Vec<Written> = serde_json::from_str(REPAIRS).map_err(AppError::internal)?;
    for repair in written {
        let sent_at = services.clock.now() - TimeDelta::days(repair.days);
        let id = services.chance.id(sent_at);
        insert(transaction, couple, both, (id, sent_at), &repair).await?;
        let sending = (repair.author, "send".to_owned(), String::new());
        let turns = std::iter::once(&sending).chain(&repair.turns);
        for (number, (who, made, words)) in (1..).zip(turns) {
            sqlx::query!(
                "insert into couple.repair_turns (repair_id, number, couple_id, account_id, made, words, made_at)
                 values ($1, $2, $3, $4, $5, $6, $7)",
                id,
                number,
                couple,
                account(both, *who).0,
                made,
                words,
                moment(sent_at, number),
            )
            .execute(&mut *transaction)
            .await?;
        }
    }
    Ok(())
}

/// A move a few hours after the last one.
fn moment(sent_at: DateTime<Utc>, number: i32) -> DateTime<Utc> {
    sent_at + TimeDelta::hours(5 * i64::from(number - 1))
}

fn account([first, second]: [AccountId; 2], who: usize) -> AccountId {
    if who == 0 { first } else { second }
}

async fn insert(
    transaction: &mut PgConnection,
    couple: Uuid,
    both: [AccountId; 2],
    (id, sent_at): (Uuid, DateTime<Utc>),
    repair: &Written,
) -> Result<(), AppError> {
    let moves = i32::try_from(repair.turns.len()).map_err(AppError::internal)? + 1;
    let last = |name: &str| repair.turns.iter().rev().find(|(_, made, _)| made == name);
    let confirmed = last("confirm").map(|_| sent_at + TimeDelta::hours(10));
    let is_over = matches!(repair.stage.as_str(), "agreed" | "closed");
    let agreement = last("propose").map_or(&repair.proposal, |(_, _, words)| words);
    sqlx::query!(
        "insert into couple.repairs
             (id, couple_id, author_id, stage, turn, fact, interpretation, feeling, need, proposal, agreement,
              created_at, sent_at, understood_at, ended_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14)",
        id,
        couple,
        account(both, repair.author).0,
        repair.stage,
        moves,
        repair.fact,
        repair.interpretation,
        repair.feeling,
        repair.need,
        repair.proposal,
        (repair.stage == "agreed").then_some(agreement),
        sent_at,
        confirmed,
        is_over.then(|| moment(sent_at, moves)),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::repair::model::{Move, Side, Stage, Words, after};

    #[test]
    fn what_they_wrote_follows_the_rule() {
        let written: Vec<Written> = serde_json::from_str(REPAIRS).unwrap();
        let mut open = HashSet::new();
        for repair in written {
            for text in [
                &repair.fact,
                &repair.interpretation,
                &repair.feeling,
                &repair.need,
                &repair.proposal,
            ] {
                assert!(Words::parse(text).is_some());
            }
            let mut stage = after(Stage::Draft, Side::Author, Move::Send).unwrap();
            for (who, made, words) in &repair.turns {
                let side = if *who == repair.author {
                    Side::Author
                } else {
                    Side::Reader
                };
                let made = Move::parse(made).unwrap();
                assert_eq!(made.has_words(), !words.is_empty(), "{words}");
                stage = after(stage, side, made).unwrap();
            }
            assert_eq!(Stage::parse(&repair.stage), Some(stage));
            assert!(
                stage.is_over() || open.insert(repair.author),
                "one of each is under way"
            );
        }
    }
}
