//! The words of flags at the desk.

use platform::flags::{Decision, Flag};
use serde::{Deserialize, Serialize};

/// A flag, and what was decided about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagCard {
    /// Which.
    pub flag: Flag,
    /// What it does, in the operator's language.
    pub description: String,
    /// What was decided; nothing as long as it is as the code says.
    pub decision: Option<Decision>,
}

/// The word of a form for leaving it as the code says.
pub(crate) const AS_IN_CODE: &str = "code";
/// How many accounts can be named.
#[cfg(feature = "ssr")]
pub(crate) const MOST_ACCOUNTS: usize = 100;
