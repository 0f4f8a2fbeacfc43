//! What besides the day matters today: a pause, a repair, a question, a step, the letter.

use leptos::prelude::*;
use platform::language::Language;
use ui::{ButtonKind, Card, Feature, LinkButton};

use crate::{
    goals::model::NextAction,
    home::WaitingRepair,
    i18n::{Locale, td_string},
    letters::model::LetterGlance,
    pause::model::RunningPause,
    questions::model::{QuestionGlance, ShownGlance},
    words::Words,
};

/// A pause runs: until when, and the word with it.
#[component]
pub(super) fn PauseCard(
    /// The pause.
    pause: RunningPause,
    /// What the tiles are laid from.
    seed: String,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let RunningPause {
        mine,
        name,
        word,
        until,
        ..
    } = pause;
    let sentence = if mine {
        td_string!(locale, home.pause_mine, until = until)
    } else {
        td_string!(locale, home.pause_theirs, name = name, until = until)
    };
    let action = move || {
        view! {
            <LinkButton href="/couple/pause" kind=ButtonKind::Secondary>
                {td_string!(locale, home.to_pause)}
            </LinkButton>
        }
    };
    view! {
        <Feature title=td_string!(locale, home.pause_title) seed action>
            <p>{sentence}</p>
            {(!word.is_empty()).then(|| view! { <Words text=word /> })}
        </Feature>
    }
    .into_any()
}

/// A repair waits: the one thing to do now.
#[component]
pub(super) fn RepairCard(
    /// The repair.
    repair: WaitingRepair,
    /// How the other is called.
    partner: String,
    /// What the tiles are laid from.
    seed: String,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let href = format!("/couple/repair/{}", repair.id);
    let (title, lead) = if repair.is_new {
        (
            td_string!(locale, home.repair_new_title, name = partner),
            td_string!(locale, home.repair_new_lead).to_owned(),
        )
    } else {
        (
            td_string!(locale, home.repair_title).to_owned(),
            td_string!(locale, home.repair_lead, name = partner),
        )
    };
    let action = move || view! { <LinkButton href>{td_string!(locale, home.to_repair)}</LinkButton> };
    view! { <Feature title seed action><p>{lead}</p></Feature> }.into_any()
}

/// A question that waits for one's answer, and answers that have just opened.
#[component]
pub(super) fn QuestionCards(
    /// What there is.
    questions: QuestionGlance,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let card = |question: ShownGlance, overline: &'static str, lead: &'static str| {
        view! {
            <Card href=format!("/couple/questions/{}", question.id)>
                <p class="overline">{overline}</p>
                <h2>{question.text}</h2>
                <p class="muted small">{lead}</p>
            </Card>
        }
    };
    let opened = questions.opened.map(|question| {
        card(
            question,
            td_string!(locale, home.opened_overline),
            td_string!(locale, home.opened_lead),
        )
    });
    let waiting = questions.waiting.map(|question| {
        card(
            question,
            td_string!(locale, home.question_overline),
            td_string!(locale, home.question_lead),
        )
    });
    view! { {waiting}{opened} }.into_any()
}

/// The next step of a goal.
#[component]
pub(super) fn GoalCard(
    /// The step.
    next: NextAction,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Card href=format!("/couple/goals/{}", next.goal)>
            <p class="overline">{td_string!(locale, home.goal_overline)}</p>
            <h3>{next.title}</h3>
            <p class="muted small">{td_string!(locale, home.goal_next, step = next.text)}</p>
        </Card>
    }
    .into_any()
}

/// This month's letter.
#[component]
pub(super) fn LetterCard(
    /// What there is of it.
    letter: LetterGlance,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let LetterGlance {
        month,
        label,
        changed,
        mine,
        partner,
    } = letter;
    let detail = match changed {
        None => td_string!(locale, home.letter_none).to_owned(),
        Some(day) if mine => td_string!(locale, home.letter_mine, day = day),
        Some(day) => td_string!(locale, home.letter_theirs, name = partner, day = day),
    };
    view! {
        <Card href=format!("/couple/letters/{month}")>
            <p class="overline">{td_string!(locale, home.letter_overline)}</p>
            <h3>{label}</h3>
            <p class="muted small">{detail}</p>
        </Card>
    }
    .into_any()
}
