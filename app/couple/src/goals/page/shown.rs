//! What the page of a goal shows, while it is read again and again.

use leptos::prelude::*;
use platform::error::{AppError, ErrorKind};

use crate::goals::model::GoalView;

/// What there is to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The goal.
    Goal(GoalView),
    /// There are not two.
    NotYetTwo,
    /// Why there is nothing.
    Trouble(AppError),
}

/// The same, without what changes while somebody works on the goal: what a page is built for. It
/// is built once, and what is being typed stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// The goal of this id.
    Goal(String),
    /// There are not two.
    NotYetTwo,
    /// Why there is nothing.
    Trouble(AppError),
}

impl Shown {
    /// What is shown after another reading. A network that fails for a moment takes nothing off
    /// the screen.
    pub fn after(former: Option<&Self>, read: Option<Result<Option<GoalView>, AppError>>) -> Option<Self> {
        match (read, former) {
            (None, former) => former.cloned(),
            (Some(Ok(Some(goal))), _) => Some(Self::Goal(goal)),
            (Some(Ok(None)), _) => Some(Self::NotYetTwo),
            (Some(Err(error)), Some(Self::Goal(goal))) if passes(&error) => Some(Self::Goal(goal.clone())),
            (Some(Err(error)), _) => Some(Self::Trouble(error)),
        }
    }

    /// What the page is built for.
    pub fn face(&self) -> Face {
        match self {
            Self::Goal(goal) => Face::Goal(goal.id.clone()),
            Self::NotYetTwo => Face::NotYetTwo,
            Self::Trouble(error) => Face::Trouble(error.clone()),
        }
    }
}

/// Whether trying again may help.
fn passes(error: &AppError) -> bool {
    matches!(
        error.kind,
        ErrorKind::Offline | ErrorKind::Internal | ErrorKind::TooManyRequests
    )
}

/// The goal that is shown, for as long as the page is built for it.
pub(super) fn goal_of(shown: Memo<Option<Shown>>) -> Option<Signal<GoalView>> {
    let Some(Shown::Goal(first)) = shown.get_untracked() else {
        return None;
    };
    Some(Signal::derive(move || {
        shown.with(|shown| match shown {
            Some(Shown::Goal(goal)) => goal.clone(),
            _ => first.clone(),
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goals::model::{GoalForm, Owner, Status};

    fn goal(title: &str) -> GoalView {
        GoalView {
            id: "1".to_owned(),
            title: title.to_owned(),
            why: String::new(),
            owner: Owner::Both,
            status: Status::Active,
            target: None,
            target_label: None,
            changed_by_me: true,
            actions: Vec::new(),
            form: GoalForm {
                me: "Aya".to_owned(),
                partner: "Kofi".to_owned(),
                today: "2026-11-20".to_owned(),
            },
        }
    }

    #[test]
    fn a_change_of_the_goal_builds_no_new_page() {
        let first = Shown::after(None, Some(Ok(Some(goal("Voir la mer"))))).unwrap();
        let second = Shown::after(Some(&first), Some(Ok(Some(goal("Voir le lac"))))).unwrap();
        assert_ne!(first, second);
        assert_eq!(first.face(), second.face());
    }

    #[test]
    fn a_moment_without_a_network_takes_nothing_off_the_screen() {
        let first = Shown::after(None, Some(Ok(Some(goal("Voir la mer")))));
        assert_eq!(Shown::after(first.as_ref(), Some(Err(AppError::offline()))), first);
        assert_eq!(Shown::after(first.as_ref(), None), first);
    }

    #[test]
    fn a_goal_that_the_other_has_deleted_goes() {
        let first = Shown::after(None, Some(Ok(Some(goal("Voir la mer")))));
        let gone = Shown::after(first.as_ref(), Some(Err(AppError::not_found())));
        assert_eq!(gone, Some(Shown::Trouble(AppError::not_found())));
    }
}
