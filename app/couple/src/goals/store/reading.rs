//! Reading goals for the pages.

use chrono::NaiveDate;
use platform::error::AppError;
use sqlx::PgPool;
use uuid::Uuid;

use super::{account_of, owner_seen_by};
use crate::{
    capability::Partner,
    goals::model::{GoalsAsked, Owner, OwnerFilter, Status},
};

/// A goal, seen by a partner.
#[derive(Clone, Debug)]
pub struct GoalRow {
    /// Its id.
    pub id: Uuid,
    /// What.
    pub title: String,
    /// Whose.
    pub owner: Owner,
    /// Where it stands.
    pub status: Status,
    /// The day it is for.
    pub target: Option<NaiveDate>,
    /// Whether the viewer made its last change.
    pub changed_by_me: bool,
}

/// A goal of the list.
#[derive(Clone, Debug)]
pub struct CountedGoal {
    /// The goal.
    pub goal: GoalRow,
    /// How many of its actions are done.
    pub done: i64,
    /// How many actions it has.
    pub total: i64,
}

/// A goal with the words about it.
#[derive(Clone, Debug)]
pub struct WholeGoal {
    /// The goal.
    pub goal: GoalRow,
    /// Why for us.
    pub why: String,
}

/// An action, seen by a partner.
#[derive(Clone, Debug)]
pub struct ActionRow {
    /// Its id.
    pub id: Uuid,
    /// What is to be done.
    pub text: String,
    /// Whether it is.
    pub done: bool,
    /// Whether the viewer made its last change.
    pub changed_by_me: bool,
}

/// One page of goals, the latest first, behind a place in the list.
pub async fn list(
    pool: &PgPool,
    partner: &Partner,
    asked: GoalsAsked,
    after: Option<Uuid>,
    limit: usize,
) -> Result<Vec<CountedGoal>, AppError> {
    let (everybodys, owner) = match asked.owner {
        OwnerFilter::All => (true, None),
        OwnerFilter::Only(owner) => (false, account_of(partner, owner)),
    };
    let rows = sqlx::query!(
        r#"select g.id, g.title, g.owner_id, g.status, g.target_day, g.changed_by,
                  counted.done as "done!", counted.total as "total!"
           from couple.goals g
           cross join lateral (
               select count(a.done_at) as done, count(*) as total
               from couple.goal_actions a
               where a.couple_id = g.couple_id and a.goal_id = g.id
           ) as counted
           where g.couple_id = $1
             and ($2::text is null or g.status = $2)
             and ($3 or g.owner_id is not distinct from $4::uuid)
             and ($5::uuid is null or g.id < $5)
           order by g.id desc
           limit $6"#,
        partner.couple().0,
        asked.status.status().map(Status::word),
        everybodys,
        owner,
        after,
        i64::try_from(limit).unwrap_or(i64::MAX),
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| CountedGoal {
            goal: GoalRow {
                id: row.id,
                title: row.title,
                owner: owner_seen_by(partner.account(), row.owner_id),
                status: Status::parse(&row.status).unwrap_or_default(),
                target: row.target_day,
                changed_by_me: row.changed_by == partner.account().0,
            },
            done: row.done,
            total: row.total,
        })
        .collect())
}

/// One goal of the two.
///
/// # Errors
/// Not found, when it is not theirs or gone.
pub async fn goal(pool: &PgPool, partner: &Partner, goal: Uuid) -> Result<WholeGoal, AppError> {
    let row = sqlx::query!(
        r#"select g.id, g.title, g.why, g.owner_id, g.status, g.target_day, g.changed_by
           from couple.goals g
           where g.id = $1 and g.couple_id = $2"#,
        goal,
        partner.couple().0,
    )
    .fetch_one(pool)
    .await?;
    Ok(WholeGoal {
        goal: GoalRow {
            id: row.id,
            title: row.title,
            owner: owner_seen_by(partner.account(), row.owner_id),
            status: Status::parse(&row.status).unwrap_or_default(),
            target: row.target_day,
            changed_by_me: row.changed_by == partner.account().0,
        },
        why: row.why,
    })
}

/// The actions of a goal in their order.
pub async fn actions(pool: &PgPool, partner: &Partner, goal: Uuid) -> Result<Vec<ActionRow>, AppError> {
    let rows = sqlx::query_as!(
        ActionRow,
        r#"select id, text, done_at is not null as "done!", changed_by = $3 as "changed_by_me!"
           from couple.goal_actions
           where couple_id = $1 and goal_id = $2
           order by place"#,
        partner.couple().0,
        goal,
        partner.account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}
