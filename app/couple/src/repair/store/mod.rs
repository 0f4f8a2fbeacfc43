//! Repairs in the database. Who reads sees their own, and of the other's what was sent and not
//! taken back: the rule stands in every query.

mod reading;
mod writing;

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError};
use uuid::Uuid;

pub use reading::{every_one, every_turn, former, one, open_ones, turns};
pub use writing::{Beginning, Outcome, agreement, become_goal, begin, discard, lock, move_on, write_step};

use super::model::{Move, Side, Stage, Texts};

/// A repair.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: Uuid,
    /// Who wrote it.
    pub author: AccountId,
    /// Where it stands.
    pub stage: Stage,
    /// How many moves were made.
    pub turn: i32,
    /// The five texts.
    pub texts: Texts,
    /// What was agreed.
    pub agreement: Option<String>,
    /// The goal that it became.
    pub goal: Option<Uuid>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When it was over.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Kept {
    /// Which side somebody is on.
    pub fn side_of(&self, account: AccountId) -> Side {
        if self.author == account {
            Side::Author
        } else {
            Side::Reader
        }
    }
}

/// One move of a repair.
#[derive(Clone, Debug)]
pub struct KeptTurn {
    /// Of which repair.
    pub repair: Uuid,
    /// Which move it was, from 1.
    pub number: i32,
    /// Who made it.
    pub account: AccountId,
    /// What they did.
    pub made: Move,
    /// In their words; may be empty.
    pub words: String,
}

/// A row of `couple.repairs`.
struct Row {
    id: Uuid,
    author_id: Uuid,
    stage: String,
    turn: i32,
    fact: String,
    interpretation: String,
    feeling: String,
    need: String,
    proposal: String,
    agreement: Option<String>,
    goal_id: Option<Uuid>,
    sent_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
}

impl TryFrom<Row> for Kept {
    type Error = AppError;

    fn try_from(row: Row) -> Result<Self, AppError> {
        Ok(Self {
            id: row.id,
            author: AccountId(row.author_id),
            stage: Stage::parse(&row.stage).ok_or_else(|| AppError::internal("an unknown stage of a repair"))?,
            turn: row.turn,
            texts: Texts {
                fact: row.fact,
                interpretation: row.interpretation,
                feeling: row.feeling,
                need: row.need,
                proposal: row.proposal,
            },
            agreement: row.agreement,
            goal: row.goal_id,
            sent_at: row.sent_at,
            ended_at: row.ended_at,
        })
    }
}

/// A row of `couple.repair_turns`.
struct TurnRow {
    repair_id: Uuid,
    number: i32,
    account_id: Uuid,
    made: String,
    words: String,
}

impl TryFrom<TurnRow> for KeptTurn {
    type Error = AppError;

    fn try_from(row: TurnRow) -> Result<Self, AppError> {
        Ok(Self {
            repair: row.repair_id,
            number: row.number,
            account: AccountId(row.account_id),
            made: Move::parse(&row.made).ok_or_else(|| AppError::internal("an unknown move of a repair"))?,
            words: row.words,
        })
    }
}
