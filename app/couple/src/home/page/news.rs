//! What has just arrived from the other, while one looks.

use crate::home::{Matters, Open, Theirs, Today};

/// What is highlighted for a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct News {
    /// Their day.
    pub day: bool,
    /// A pause that they asked for.
    pub pause: bool,
    /// A repair that came to one's turn.
    pub repair: bool,
    /// A question of theirs, or answers that opened.
    pub questions: bool,
    /// The next steps.
    pub goals: bool,
    /// What they wrote in the letter.
    pub letter: bool,
}

impl News {
    /// What is new since what was shown before; nothing is, when the page has just been opened.
    pub(super) fn since(former: Option<&Today>, today: &Today) -> Self {
        let Some(former) = former else {
            return Self::default();
        };
        let day = former.theirs != today.theirs && today.theirs != Theirs::NotYet;
        match (former.matters.open(), &today.matters) {
            (Some(_), Matters::Quiet(pause)) => Self {
                pause: !pause.mine,
                ..Self::default()
            },
            (Some(former), Matters::Open(open)) => Self {
                day,
                ..Self::between(former, open)
            },
            (None, _) => Self::default(),
        }
    }

    fn between(former: &Open, open: &Open) -> Self {
        let (before, now) = (&former.questions, &open.questions);
        let asked = before.waiting != now.waiting && now.waiting.as_ref().is_some_and(|waiting| !waiting.mine);
        Self {
            day: false,
            pause: false,
            repair: open.repair.is_some() && former.repair != open.repair,
            questions: asked || (now.opened.is_some() && before.opened != now.opened),
            goals: former.goals != open.goals,
            letter: former.letter != open.letter && !open.letter.mine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        home::{PartOfDay, WaitingRepair},
        letters::model::LetterGlance,
        pause::model::RunningPause,
        questions::model::ShownGlance,
    };

    fn today(matters: Matters) -> Today {
        Today {
            seed: String::new(),
            part_of_day: PartOfDay::Evening,
            date: String::new(),
            me: "Aya".to_owned(),
            partner: "Kofi".to_owned(),
            mine: None,
            theirs: Theirs::NotYet,
            matters,
        }
    }

    fn open(change: impl FnOnce(&mut Open)) -> Today {
        let mut open = nothing();
        change(&mut open);
        today(Matters::Open(Box::new(open)))
    }

    fn quiet(mine: bool) -> Today {
        today(Matters::Quiet(RunningPause {
            id: String::new(),
            mine,
            name: String::new(),
            word: String::new(),
            until: String::new(),
        }))
    }

    fn nothing() -> Open {
        Open {
            repair: None,
            questions: crate::questions::model::QuestionGlance::default(),
            goals: crate::goals::model::GoalGlance::default(),
            letter: letter(None, true),
        }
    }

    fn letter(changed: Option<&str>, mine: bool) -> LetterGlance {
        LetterGlance {
            month: "2026-11".to_owned(),
            label: String::new(),
            changed: changed.map(str::to_owned),
            mine,
            partner: "Kofi".to_owned(),
        }
    }

    fn question(mine: bool) -> Option<ShownGlance> {
        Some(ShownGlance {
            id: "1".to_owned(),
            text: "Que chantait ta mère ?".to_owned(),
            mine,
        })
    }

    #[test]
    fn nothing_is_new_on_a_page_that_has_just_been_opened() {
        assert_eq!(News::since(None, &open(|_| {})), News::default());
    }

    #[test]
    fn what_the_other_does_is_new_and_what_one_does_oneself_is_not() {
        let before = open(|_| {});
        let news = |now: &Today| News::since(Some(&before), now);
        assert!(news(&open(|open| open.questions.waiting = question(false))).questions);
        assert!(!news(&open(|open| open.questions.waiting = question(true))).questions);
        assert!(news(&open(|open| open.letter = letter(Some("le 20"), false))).letter);
        assert!(!news(&open(|open| open.letter = letter(Some("le 20"), true))).letter);
        assert!(news(&quiet(false)).pause);
        assert!(!news(&quiet(true)).pause);
        let repair = WaitingRepair {
            id: "1".to_owned(),
            is_new: true,
        };
        assert!(news(&open(|open| open.repair = Some(repair))).repair);
    }

    #[test]
    fn what_was_there_before_a_pause_is_not_new_after_it() {
        let after = open(|open| open.questions.waiting = question(false));
        assert_eq!(News::since(Some(&quiet(true)), &after), News::default());
    }
}
