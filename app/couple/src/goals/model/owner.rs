//! Whose a goal is, seen by one of the two.

use serde::{Deserialize, Serialize};

/// Whose a goal is. *Me* is who looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// Who looks.
    Me,
    /// The other.
    Partner,
    /// The two together.
    #[default]
    Both,
}

impl Owner {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Both, Self::Me, Self::Partner];

    /// The word in forms and addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Partner => "partner",
            Self::Both => "both",
        }
    }

    /// The owner of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|owner| owner.word() == word)
    }

    /// The same, seen by the other.
    #[must_use]
    pub const fn seen_by_the_other(self) -> Self {
        match self {
            Self::Me => Self::Partner,
            Self::Partner => Self::Me,
            Self::Both => Self::Both,
        }
    }
}

/// Whose goals a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnerFilter {
    /// Everybody's.
    #[default]
    All,
    /// Those of one, or those of both together.
    Only(Owner),
}

impl OwnerFilter {
    /// All choices, in the order in which they are shown.
    pub const CHOICES: [Self; 4] = [
        Self::All,
        Self::Only(Owner::Both),
        Self::Only(Owner::Me),
        Self::Only(Owner::Partner),
    ];

    /// The choice of an address; anything unknown shows all.
    pub fn parse(word: &str) -> Self {
        Owner::parse(word).map_or(Self::All, Self::Only)
    }

    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Only(owner) => owner.word(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_mine_is_the_partners_to_the_other_and_ours_to_both() {
        assert_eq!(Owner::Me.seen_by_the_other(), Owner::Partner);
        for owner in Owner::ALL {
            assert_eq!(owner.seen_by_the_other().seen_by_the_other(), owner);
            assert_eq!(Owner::parse(owner.word()), Some(owner));
        }
    }

    #[test]
    fn a_list_shows_everybodys_goals_unless_asked() {
        assert_eq!(OwnerFilter::parse("somebody"), OwnerFilter::All);
        for choice in OwnerFilter::CHOICES {
            assert_eq!(OwnerFilter::parse(choice.word()), choice);
        }
    }
}
