//! One's own answer: to be written, or as it was written.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{
    Avatar, AvatarTone, Button, ButtonSize, ButtonWidth, Card, Choice, ChoiceLook, Disclosure, DisclosureLook, List,
    RadioGroup, Skeleton, SkeletonShape, TextArea,
};

use super::Own;
use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    questions::{
        AnswerQuestion,
        model::{LONGEST_ANSWER, OwnAnswer, OwnPart, Status},
        names,
    },
    words::Words,
};

/// One's own side. Nothing while there are not two; trouble is told once, above.
#[component]
pub(super) fn MyPart(
    /// What is read.
    own: Own,
) -> impl IntoView {
    own.part(
        || view! { <Skeleton shape=SkeletonShape::Control count=3 /> }.into_any(),
        |own| own.map(|own| view! { <Mine own /> }).into_any(),
    )
}

#[component]
fn Mine(own: OwnPart) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let former = own.former.clone();
    let answered = own.answer.clone().filter(|answer| answer.status == Status::Answered);
    view! {
        <Card>
            <h2>{td_string!(locale, questions.my_answer)}</h2>
            {match answered {
                Some(answer) => view! { <Answered answer own /> }.into_any(),
                None => view! { <AnswerForm own /> }.into_any(),
            }}
            <Former former />
        </Card>
    }
    .into_any()
}

/// What one has answered, and the way to change it.
#[component]
fn Answered(answer: OwnAnswer, own: OwnPart) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <div class="row">
            <Avatar name=own.me.clone() tone=AvatarTone::Accent />
            <div class="row-words">
                <Words text=answer.text />
                <span class="row-detail">{answer.on}</span>
            </div>
        </div>
        <Disclosure
            summary=td_string!(locale, questions.change_answer)
            look=DisclosureLook::Quiet
            open=came_back("answer")
        >
            <AnswerForm own />
        </Disclosure>
    }
    .into_any()
}

/// Where one is with it, a text, one button.
#[component]
fn AnswerForm(own: OwnPart) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let choices = Status::ALL
        .into_iter()
        .filter(|status| !own.asked || *status != Status::Clarify)
        .map(|status| Choice {
            value: status.word().to_owned(),
            label: names::status(locale, status).to_owned(),
            hint: hint(locale, &own, status),
        })
        .collect();
    let button = if own.answer.is_some() {
        td_string!(locale, questions.save_answer_again)
    } else {
        td_string!(locale, questions.save_answer)
    };
    let status = own.answer.as_ref().map_or(Status::Answered, |answer| answer.status);
    let text = own.answer.map(|answer| answer.text).unwrap_or_default();
    view! {
        <Form action=AnswerQuestion::url() name="answer" sending=Sending::Kept touches=&[super::ALL, super::OWN]>
            <input type="hidden" name="question" value=own.question />
            <RadioGroup
                name="status"
                label=td_string!(locale, questions.status)
                choices
                value=status.word()
                look=ChoiceLook::Cards
            />
            <TextArea
                name="text"
                label=td_string!(locale, questions.answer_text)
                hint=td_string!(locale, questions.answer_hint)
                value=text
                max_length=LONGEST_ANSWER
                rows=6
            />
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{button}</Button>
        </Form>
    }
    .into_any()
}

/// Who sees what with this choice.
fn hint(locale: Locale, own: &OwnPart, status: Status) -> Option<String> {
    let name = own.partner.clone();
    match (status, own.reveal_together) {
        (Status::Answered, false) => None,
        (Status::Answered, true) => Some(td_string!(locale, questions.status_answered_closed_hint, name = name)),
        (Status::NeedsTime, false) => Some(td_string!(locale, questions.status_needs_time_hint, name = name)),
        (Status::NeedsTime, true) => Some(td_string!(locale, questions.status_needs_time_closed_hint, name = name)),
        (Status::Clarify, _) => Some(td_string!(locale, questions.status_clarify_hint, name = name)),
    }
}

/// What one had written before, for oneself.
#[component]
fn Former(former: Vec<OwnAnswer>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if former.is_empty() {
        return ().into_any();
    }
    let rows = former
        .into_iter()
        .map(|said| {
            let detail = format!("{} · {}", said.on, names::status(locale, said.status));
            view! {
                <li>
                    <div class="row">
                        <div class="row-words">
                            {(!said.text.is_empty()).then(|| view! { <Words text=said.text /> })}
                            <span class="row-detail">{detail}</span>
                        </div>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <Disclosure summary=td_string!(locale, questions.former) look=DisclosureLook::Quiet>
            <p class="muted small">{td_string!(locale, questions.former_hint)}</p>
            <List>{rows}</List>
        </Disclosure>
    }
    .into_any()
}
