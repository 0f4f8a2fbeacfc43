//! The words of figures.

use serde::{Deserialize, Serialize};

/// All figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Accounts made, by day.
    pub sign_ups: SignUps,
    /// Who came, by day and by week.
    pub active: Active,
    /// From the visit to the first check-in.
    pub funnel: Funnel,
    /// Who comes back.
    pub cohorts: Cohorts,
}

/// Accounts made on each of ninety days of UTC, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignUps {
    /// The days, `YYYY-MM-DD`.
    pub days: Vec<String>,
    /// How many.
    pub people: Vec<u32>,
    /// SQL.
    pub query: String,
}

/// Who came on each of ninety days; nothing for days that were not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Active {
    /// The days, `YYYY-MM-DD`.
    pub days: Vec<String>,
    /// Different people on that day.
    pub by_day: Vec<Option<u32>>,
    /// Different people in the seven days that end with it.
    pub by_week: Vec<Option<u32>>,
    /// SQL: what is read, and what counts it each night.
    pub query: String,
}

/// The way in, of the last thirty days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    /// Views of the landing page by visitors: not people, for nobody is recognised.
    pub visited: u32,
    /// Registrations that were sent.
    pub registered: u32,
    /// Accounts that were made.
    pub confirmed: u32,
    /// Of these, how many are or were one of two.
    pub paired: u32,
    /// Of these accounts, how many have checked in.
    pub checked_in: u32,
    /// SQL.
    pub query: String,
}

/// Weekly cohorts, the latest twelve, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohorts {
    /// They.
    pub rows: Vec<Cohort>,
    /// SQL: what is read, and what counts it each night.
    pub query: String,
}

/// Those who signed up in one week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// Its Monday, `YYYY-MM-DD`.
    pub week: String,
    /// How many they are.
    pub members: u32,
    /// Of a hundred, how many came in that week, the next, and so on; nothing for a week that is not
    /// counted.
    pub shares: Vec<Option<u8>>,
}
