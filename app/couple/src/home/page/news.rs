//! What has just arrived from the other, while one looks.

use crate::home::{Matters, Open, Theirs, Today};

/// Something that is highlighted for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Their day.
    Day,
    /// A pause that they asked for.
    Pause,
    /// A repair that came to one's turn.
    Repair,
    /// A question of theirs, or answers that opened.
    Questions,
    /// The next steps.
    Goals,
    /// What they wrote in the letter.
    Letter,
}

/// What is new since what was shown before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct News(Vec<Part>);

impl News {
    /// What is new; nothing is, when the page has just been opened.
    pub(super) fn since(former: Option<&Today>, today: &Today) -> Self {
        let Some(former) = former else {
            return Self::default();
        };
        let parts = match (former.matters.open(), &today.matters) {
            (Some(_), Matters::Quiet(pause)) => vec![(Part::Pause, !pause.mine)],
            (Some(before), Matters::Open(now)) => {
                let day = former.theirs != today.theirs && today.theirs != Theirs::NotYet;
                let mut parts = between(before, now).to_vec();
                parts.push((Part::Day, day));
                parts
            }
            (None, _) => Vec::new(),
        };
        let new = parts.into_iter().filter(|(_, is_new)| *is_new);
        Self(new.map(|(part, _)| part).collect())
    }

    /// Whether a part is new.
    pub(super) fn has(&self, part: Part) -> bool {
        self.0.contains(&part)
    }
}

fn between(before: &Open, now: &Open) -> [(Part, bool); 4] {
    let (asked, opened) = (&now.questions.waiting, &now.questions.opened);
    let is_asked = before.questions.waiting != *asked && asked.as_ref().is_some_and(|question| !question.mine);
    let is_opened = before.questions.opened != *opened && opened.is_some();
    [
        (Part::Repair, before.repair != now.repair && now.repair.is_some()),
        (Part::Questions, is_asked || is_opened),
        (Part::Goals, before.goals != now.goals),
        (Part::Letter, before.letter != now.letter && !now.letter.mine),
    ]
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

    fn question(mine: bool) -> ShownGlance {
        ShownGlance {
            id: "1".to_owned(),
            text: "Que chantait ta mère ?".to_owned(),
            mine,
        }
    }

    #[test]
    fn nothing_is_new_on_a_page_that_has_just_been_opened() {
        assert_eq!(News::since(None, &open(|_| {})), News::default());
    }

    #[test]
    fn what_the_other_does_is_new_and_what_one_does_oneself_is_not() {
        let before = open(|_| {});
        let news = |now: &Today| News::since(Some(&before), now);
        assert!(news(&open(|open| open.questions.waiting = Some(question(false)))).has(Part::Questions));
        assert!(!news(&open(|open| open.questions.waiting = Some(question(true)))).has(Part::Questions));
        assert!(news(&open(|open| open.letter = letter(Some("le 20"), false))).has(Part::Letter));
        assert!(!news(&open(|open| open.letter = letter(Some("le 20"), true))).has(Part::Letter));
        assert!(news(&quiet(false)).has(Part::Pause));
        assert!(!news(&quiet(true)).has(Part::Pause));
        let repair = WaitingRepair {
            id: "1".to_owned(),
            is_new: true,
        };
        assert!(news(&open(|open| open.repair = Some(repair))).has(Part::Repair));
    }

    #[test]
    fn what_was_there_before_a_pause_is_not_new_after_it() {
        let after = open(|open| open.questions.waiting = Some(question(false)));
        assert_eq!(News::since(Some(&quiet(true)), &after), News::default());
    }
}
