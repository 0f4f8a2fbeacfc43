//! What the two did together: goals and questions, counted and not weighed.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Progress, Section};

use crate::{
    goals::model::GoalProgress,
    i18n::{Locale, td_string},
    questions::model::QuestionCounts,
};

/// How many goals stand where, and how many of their steps are done: of all time.
#[component]
pub(super) fn Goals(
    /// What is counted.
    goals: GoalProgress,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let GoalProgress {
        active,
        paused,
        done,
        actions_done,
        actions_total,
    } = goals;
    let link = move || view! { <a class="link" href="/couple/goals">{td_string!(locale, trends.to_goals)}</a> };
    let content = if active + paused + done == 0 {
        view! { <p class="muted">{td_string!(locale, trends.no_goals)}</p> }.into_any()
    } else {
        let steps = (actions_total > 0).then(|| {
            let text = td_string!(locale, trends.steps_done, done = actions_done, total = actions_total);
            view! {
                <Progress
                    id="steps"
                    label=td_string!(locale, trends.steps)
                    text=text
                    value=actions_done
                    max=actions_total
                />
            }
        });
        view! {
            <dl class="figure-row">
                <Figure label=td_string!(locale, goals.active) value=active />
                <Figure label=td_string!(locale, goals.paused) value=paused />
                <Figure label=td_string!(locale, goals.done) value=done />
            </dl>
            {steps}
        }
        .into_any()
    };
    view! { <Section title=td_string!(locale, trends.goals) action=link>{content}</Section> }.into_any()
}

/// How many questions were asked in the range, and how many both have answered.
#[component]
pub(super) fn Questions(
    /// What is counted.
    questions: QuestionCounts,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let QuestionCounts { asked, answered } = questions;
    let link = move || view! { <a class="link" href="/couple/questions">{td_string!(locale, trends.to_questions)}</a> };
    let content = if asked + answered == 0 {
        view! { <p class="muted">{td_string!(locale, trends.no_questions)}</p> }.into_any()
    } else {
        view! {
            <dl class="figure-row">
                <Figure label=td_string!(locale, trends.asked) value=asked />
                <Figure label=td_string!(locale, trends.answered) value=answered />
            </dl>
        }
        .into_any()
    };
    view! { <Section title=td_string!(locale, trends.questions) action=link>{content}</Section> }.into_any()
}

#[component]
fn Figure(#[prop(into)] label: String, value: u32) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
        </div>
    }
}
