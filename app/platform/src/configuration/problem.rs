//! What is wrong with the settings, told all at once.

use std::fmt;

/// One setting that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The variable's name.
    pub name: String,
    /// A sentence that follows the name: what is wrong and what would be right. Never holds a secret.
    pub reason: String,
}

/// Everything that is wrong with the settings; never empty when it is returned as an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// A single problem.
    pub fn one(name: impl Into<String>, reason: impl Into<String>) -> Self {
        let mut problems = Self::default();
        problems.add(name, reason);
        problems
    }

    /// Adds a problem at the end.
    pub fn add(&mut self, name: impl Into<String>, reason: impl Into<String>) {
        self.0.push(Problem {
            name: name.into(),
            reason: reason.into(),
        });
    }

    /// True when nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The problems, in the order of the settings' table.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.name, self.reason)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "The settings cannot be used:")?;
        for problem in &self.0 {
            write!(formatter, "\n  {problem}")?;
        }
        Ok(())
    }
}
