//! Proof of a place in a couple: made from the request by one function, asked for by every store.

mod store;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use platform::{
    account::{AccountId, Member},
    clock::day_in,
    context::RequestContext,
    error::AppError,
};
use uuid::Uuid;

/// A couple's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct CoupleId(pub Uuid);

impl std::fmt::Display for CoupleId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Which of the two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Created the couple.
    First,
    /// Joined it.
    Second,
}

impl Seat {
    /// The number in the table.
    pub const fn number(self) -> i16 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }
}

/// Where somebody who is signed in stands.
#[derive(Clone, Debug)]
pub enum Standing {
    /// In no couple.
    Alone(Member),
    /// In a couple whose second place is free.
    Waiting(Founder),
    /// One of two.
    Paired(Partner),
}

/// Somebody who created a couple and waits for the other.
#[derive(Clone, Debug)]
pub struct Founder {
    member: Member,
    couple: CoupleId,
}

/// One of two partners.
#[derive(Clone, Debug)]
pub struct Partner {
    member: Member,
    couple: CoupleId,
    seat: Seat,
    paired_at: DateTime<Utc>,
    both_first: bool,
    other: Other,
}

/// The other one of the two.
#[derive(Clone, Debug)]
pub struct Other {
    /// Their account.
    pub account: AccountId,
    /// How they are called.
    pub name: String,
    /// Where their days begin and end.
    pub time_zone: Tz,
}

impl Standing {
    /// Where the person who asks stands.
    ///
    /// # Errors
    /// Sign-in required.
    pub async fn of(context: &RequestContext) -> Result<Self, AppError> {
        let member = context.member()?;
        let Some(place) = store::place(context.pool(), member.account()).await? else {
            return Ok(Self::Alone(member));
        };
        Ok(match (place.paired_at, place.other) {
            (Some(paired_at), Some(other)) => Self::Paired(Partner {
                member,
                couple: place.couple,
                seat: place.seat,
                paired_at,
                both_first: place.both_first,
                other,
            }),
            _ => Self::Waiting(Founder {
                member,
                couple: place.couple,
            }),
        })
    }
}

impl Founder {
    /// The person who asks, while they wait.
    ///
    /// # Errors
    /// Sign-in required; not found for anybody who does not wait.
    pub async fn of(context: &RequestContext) -> Result<Self, AppError> {
        match Standing::of(context).await? {
            Standing::Waiting(founder) => Ok(founder),
            Standing::Alone(_) | Standing::Paired(_) => Err(AppError::not_found()),
        }
    }

    /// Who waits.
    pub fn member(&self) -> &Member {
        &self.member
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.member.account()
    }

    /// Their couple.
    pub fn couple(&self) -> CoupleId {
        self.couple
    }
}

impl Partner {
    /// The person who asks, as one of two.
    ///
    /// # Errors
    /// Sign-in required; not found for anybody who is not one of two.
    pub async fn of(context: &RequestContext) -> Result<Self, AppError> {
        match Standing::of(context).await? {
            Standing::Paired(partner) => Ok(partner),
            Standing::Alone(_) | Standing::Waiting(_) => Err(AppError::not_found()),
        }
    }

    /// The same, or nothing for who is not one of two: for pages that then say so.
    ///
    /// # Errors
    /// Sign-in required.
    pub async fn found(context: &RequestContext) -> Result<Option<Self>, AppError> {
        match Standing::of(context).await? {
            Standing::Paired(partner) => Ok(Some(partner)),
            Standing::Alone(_) | Standing::Waiting(_) => Ok(None),
        }
    }

    /// Who asks.
    pub fn member(&self) -> &Member {
        &self.member
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.member.account()
    }

    /// How they are called.
    pub fn name(&self) -> &str {
        self.member.display_name()
    }

    /// Their couple.
    pub fn couple(&self) -> CoupleId {
        self.couple
    }

    /// Whether they created it or joined it.
    pub fn seat(&self) -> Seat {
        self.seat
    }

    /// When the two came together here.
    pub fn paired_at(&self) -> DateTime<Utc> {
        self.paired_at
    }

    /// Whether today's values open only when both have done theirs.
    pub fn both_first(&self) -> bool {
        self.both_first
    }

    /// The other one.
    pub fn other(&self) -> &Other {
        &self.other
    }

    /// The first day that is still today for one of the two.
    pub fn still_today(&self, now: DateTime<Utc>) -> NaiveDate {
        day_in(self.member.time_zone(), now).min(day_in(self.other.time_zone, now))
    }

    /// The last day that has begun for one of the two.
    pub fn latest_today(&self, now: DateTime<Utc>) -> NaiveDate {
        day_in(self.member.time_zone(), now).max(day_in(self.other.time_zone, now))
    }
}
