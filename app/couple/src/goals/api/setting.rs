//! Setting a goal.

use chrono::{NaiveDate, TimeDelta};
use platform::{
    context::RequestContext,
    error::AppError,
    forms::Fields,
    limits::Limit,
    live::Operation,
    notify::Event,
    receipts::{Arrival, receive},
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    capability::Partner,
    goals::{
        model::{NewGoal, Owner, TargetDay, TargetRefusal, TextRefusal, Title, Why},
        store,
    },
    i18n::{Locale, td_string},
    pairing::hold,
    telling::{changed, tell_other},
};

/// More than anybody sets out to do: each one rings at the other.
const SETTING: Limit = Limit::new("couple.goals", 60, TimeDelta::hours(1));

/// A goal as the browser sent it.
#[derive(Clone, Debug, Default)]
pub struct SentGoal {
    /// 1–120 characters.
    pub title: String,
    /// At most a thousand characters.
    pub why: String,
    /// `me`, `partner` or `both`.
    pub owner: String,
    /// ISO 8601; empty means none.
    pub target: String,
}

/// Sets a goal that somebody sent. Nothing, when it was set before under the same key.
///
/// # Errors
/// At the field: `title_empty`, `title_too_long`, `why_too_long`, `owner_malformed`,
/// `date_malformed`, `target_past`. Not found, when the partner is no longer one of two.
/// Too many requests.
pub async fn set(
    context: &RequestContext,
    partner: &Partner,
    sent: &SentGoal,
    key: &str,
) -> Result<Option<Uuid>, AppError> {
    let goal = read(context, partner, sent, None)?;
    SETTING.take(context, partner.account()).await?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let arrival = receive(&mut transaction, context, partner.member(), key).await?;
    let id = match arrival {
        Arrival::First => Some(create_in(&mut transaction, context, partner, &goal).await?),
        Arrival::Again => None,
    };
    transaction.commit().await?;
    Ok(id)
}

/// Sets a goal and tells the other.
///
/// # Errors
/// Not found, when the partner is no longer one of two.
pub async fn create(context: &RequestContext, partner: &Partner, goal: &NewGoal) -> Result<Uuid, AppError> {
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let id = create_in(&mut transaction, context, partner, goal).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The same inside a transaction that holds the couple.
pub async fn create_in(
    transaction: &mut PgConnection,
    context: &RequestContext,
    partner: &Partner,
    goal: &NewGoal,
) -> Result<Uuid, AppError> {
    let id = context.new_id();
    store::insert(transaction, partner, (id, context.now()), goal).await?;
    changed(transaction, partner, "goals", id, Operation::Created).await?;
    let event = Event::GoalSet {
        name: partner.name().to_owned(),
        goal: id,
    };
    tell_other(transaction, context, partner, &format!("goal.set:{id}"), event).await?;
    Ok(id)
}

/// Reads the fields; every message at once. A target day that the goal has `already` may stay.
pub(super) fn read(
    context: &RequestContext,
    partner: &Partner,
    sent: &SentGoal,
    already: Option<NaiveDate>,
) -> Result<NewGoal, AppError> {
    let locale = Locale::from(context.language);
    let today = context.today(partner.member());
    let mut fields = Fields::default();
    let title = Title::parse(&sent.title)
        .map_err(|refusal| match refusal {
            TextRefusal::Empty => {
                fields.refuse("title", "title_empty", td_string!(locale, goals.refused_title_empty));
            }
            TextRefusal::TooLong => {
                fields.refuse("title", "title_too_long", td_string!(locale, goals.refused_title_long));
            }
        })
        .ok();
    let why = Why::parse(&sent.why)
        .map_err(|_| fields.refuse("why", "why_too_long", td_string!(locale, goals.refused_why)))
        .ok();
    let owner = Owner::parse(&sent.owner);
    if owner.is_none() {
        fields.refuse("owner", "owner_malformed", td_string!(locale, goals.refused_owner));
    }
    let target = TargetDay::parse(&sent.target, today, already)
        .map_err(|refusal| {
            let sentence = match refusal {
                TargetRefusal::Malformed => td_string!(locale, goals.refused_date),
                TargetRefusal::Past => td_string!(locale, goals.refused_past),
            };
            fields.refuse("target", refusal.code(), sentence);
        })
        .ok();
    fields.finish()?;
    match (title, why, owner, target) {
        (Some(title), Some(why), Some(owner), Some(target)) => Ok(NewGoal {
            title,
            why,
            owner,
            target,
        }),
        _ => Err(AppError::invalid(Vec::new())),
    }
}
