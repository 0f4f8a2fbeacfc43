//! The variables that settings are read from: the process's own and, in development, `.env`.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Problems, Setting};

/// The file that is read beside the environment in development.
const FILE: &str = ".env";

/// Names and values of those variables that concern Parvis.
#[derive(Clone, Default)]
pub struct Variables(BTreeMap<String, String>);

impl Variables {
    /// The environment of this process; in development `.env` of the working folder fills the gaps.
    ///
    /// # Errors
    /// When a value is not UTF-8 or `.env` cannot be understood.
    pub fn from_environment() -> Result<Self, Problems> {
        let variables = Self::from_process()?;
        if variables.get("PARVIS_ENV") == Some("production") {
            return Ok(variables);
        }
        variables.completed_by(Path::new(FILE))
    }

    /// The value of a variable without surrounding space; an empty one counts as not set.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The names that are set, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0
            .keys()
            .map(String::as_str)
            .filter(|name| self.get(name).is_some())
    }

    fn from_process() -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut variables = BTreeMap::new();
        for (name, value) in std::env::vars_os() {
            let Some(name) = name.to_str().filter(|name| concerns_parvis(name)) else {
                continue;
            };
            match value.into_string() {
                Ok(value) => {
                    variables.insert(name.to_owned(), value);
                }
                Err(_) => problems.add(name, "is not UTF-8 text."),
            }
        }
        if problems.is_empty() {
            Ok(Self(variables))
        } else {
            Err(problems)
        }
    }

    /// Adds what a file says about variables that are not set yet.
    pub(super) fn completed_by(mut self, file: &Path) -> Result<Self, Problems> {
        let lines = match dotenvy::from_path_iter(file) {
            Ok(lines) => lines,
            Err(error) if error.not_found() => return Ok(self),
            Err(_) => return Err(Problems::one(file.display().to_string(), "cannot be read.")),
        };
        for line in lines {
            // The cause is left out: it would quote the line, which may hold a secret.
            let (name, value) = line.map_err(|_| {
                Problems::one(
                    file.display().to_string(),
                    "has a line that is not NAME=value (a value with spaces needs quotes).",
                )
            })?;
            if name == "PARVIS_ENV" && value.trim() == "production" && self.get(&name).is_none() {
                return Err(Problems::one(
                    name,
                    "is production in .env, which is read in development only: set it in the environment.",
                ));
            }
            if concerns_parvis(&name) && self.get(&name).is_none() {
                self.0.insert(name, value);
            }
        }
        Ok(self)
    }
}

impl<Name: Into<String>, Value: Into<String>> FromIterator<(Name, Value)> for Variables {
    fn from_iter<Pairs: IntoIterator<Item = (Name, Value)>>(pairs: Pairs) -> Self {
        let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self(pairs.filter(|(name, _)| concerns_parvis(name)).collect())
    }
}

/// A misspelt `PARVIS_…` is kept too, so that it can be told.
fn concerns_parvis(name: &str) -> bool {
    name.starts_with("PARVIS_") || Setting::of(name).is_some()
}
