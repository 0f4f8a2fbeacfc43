//! One step: a question, a kind example, room to write, and three ways on.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, PageHeader, TextArea};

use super::safety::Safety;
use crate::{
    i18n::{Locale, td_string},
    repair::{
        RESOURCE, WriteRepair,
        model::{Direction, LONGEST, Step},
    },
};

/// One screen of the five.
#[component]
pub(super) fn StepForm(
    /// The draft's id.
    id: String,
    /// Which step.
    step: Step,
    /// What is written so far.
    text: String,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let overline = td_string!(locale, repair.step_of, number = step.number());
    view! {
        <PageHeader title=question(locale, step) overline lead=guidance(locale, step) />
        <Form action=WriteRepair::url() name="repair-step" sending=Sending::Kept touches=&[RESOURCE]>
            <input type="hidden" name="repair" value=id />
            <input type="hidden" name="step" value=step.word() />
            <TextArea
                name="words"
                label=label(locale, step)
                hint=example(locale, step)
                value=text
                max_length=LONGEST
                rows=6
            />
            <div class="cluster">
                <Button name="go" value=Direction::Next.word()>{td_string!(locale, repair.next)}</Button>
                {step.former().is_some().then(|| view! {
                    <Button name="go" value=Direction::Back.word() kind=ButtonKind::Secondary>{td_string!(locale, repair.back)}</Button>
                })}
                <Button name="go" value=Direction::Later.word() kind=ButtonKind::Quiet>{td_string!(locale, repair.later)}</Button>
            </div>
            <p class="muted small">{td_string!(locale, repair.draft_is_yours)}</p>
        </Form>
        <Safety />
    }
    .into_any()
}

fn question(locale: Locale, step: Step) -> &'static str {
    match step {
        Step::Fact => td_string!(locale, repair.fact_question),
        Step::Interpretation => td_string!(locale, repair.interpretation_question),
        Step::Feeling => td_string!(locale, repair.feeling_question),
        Step::Need => td_string!(locale, repair.need_question),
        Step::Proposal => td_string!(locale, repair.proposal_question),
    }
}

fn guidance(locale: Locale, step: Step) -> &'static str {
    match step {
        Step::Fact => td_string!(locale, repair.fact_guidance),
        Step::Interpretation => td_string!(locale, repair.interpretation_guidance),
        Step::Feeling => td_string!(locale, repair.feeling_guidance),
        Step::Need => td_string!(locale, repair.need_guidance),
        Step::Proposal => td_string!(locale, repair.proposal_guidance),
    }
}

fn example(locale: Locale, step: Step) -> &'static str {
    match step {
        Step::Fact => td_string!(locale, repair.fact_example),
        Step::Interpretation => td_string!(locale, repair.interpretation_example),
        Step::Feeling => td_string!(locale, repair.feeling_example),
        Step::Need => td_string!(locale, repair.need_example),
        Step::Proposal => td_string!(locale, repair.proposal_example),
    }
}

/// What a step is called, above its text.
pub(super) fn label(locale: Locale, step: Step) -> &'static str {
    match step {
        Step::Fact => td_string!(locale, repair.fact),
        Step::Interpretation => td_string!(locale, repair.interpretation),
        Step::Feeling => td_string!(locale, repair.feeling),
        Step::Need => td_string!(locale, repair.need),
        Step::Proposal => td_string!(locale, repair.proposal),
    }
}
