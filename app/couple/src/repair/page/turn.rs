//! What the one who looks may do now, when it is their turn.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, ButtonWidth, Card, Checkbox, Disclosure, DisclosureLook, Field, TextArea};

use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    repair::{
        AcceptRepair, MoveRepair, RESOURCE,
        model::{LONGEST, Move, Repair, Stage},
    },
    words::Words,
};

/// One main action; nothing, while the other is to go on.
#[component]
pub(super) fn TurnPart(
    /// The repair.
    repair: Repair,
) -> impl IntoView {
    if repair.stage.turn() != Some(repair.side) {
        return ().into_any();
    }
    match repair.stage {
        Stage::Sent | Stage::Incomplete => view! { <Understanding repair /> }.into_any(),
        Stage::Understood => view! { <Confirming repair /> }.into_any(),
        Stage::Proposed(_) | Stage::TakingTime(_) => view! { <Answering repair /> }.into_any(),
        Stage::Draft | Stage::Agreed | Stage::Closed | Stage::SetAside => ().into_any(),
    }
}

/// The hidden fields of a move: which repair, what was seen of it, what is done.
#[component]
pub(super) fn About(id: String, number: i32, made: Move) -> impl IntoView {
    view! {
        <input type="hidden" name="repair" value=id />
        <input type="hidden" name="number" value=number.to_string() />
        <input type="hidden" name="made" value=made.word() />
    }
}

#[component]
fn Understanding(repair: Repair) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Form action=MoveRepair::url() name="repair-understand" sending=Sending::Kept touches=&[RESOURCE]>
            <About id=repair.id number=repair.number made=Move::Understand />
            <TextArea
                name="words"
                label=td_string!(locale, repair.understand_label)
                hint=td_string!(locale, repair.understand_hint)
                max_length=LONGEST
                rows=5
            />
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, repair.understand)}</Button>
        </Form>
    }
    .into_any()
}

#[component]
fn Confirming(repair: Repair) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Repair {
        id, number, partner, ..
    } = repair;
    let confirmed = id.clone();
    view! {
        <Form action=MoveRepair::url() name="repair-confirm" touches=&[RESOURCE]>
            <About id=confirmed number made=Move::Confirm />
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, repair.confirm)}</Button>
        </Form>
        <Disclosure summary=td_string!(locale, repair.miss_summary) open=came_back("repair-miss")>
            <Form action=MoveRepair::url() name="repair-miss" sending=Sending::Kept touches=&[RESOURCE]>
                <About id number made=Move::Miss />
                <TextArea
                    name="words"
                    label=td_string!(locale, repair.miss_label)
                    hint=td_string!(locale, repair.miss_hint, name = partner)
                    max_length=LONGEST
                />
                <Button kind=ButtonKind::Secondary>{td_string!(locale, repair.miss)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}

/// Yes, time, or otherwise. Yes is said to exactly the words that are shown.
#[component]
fn Answering(repair: Repair) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Repair {
        id,
        number,
        stage,
        partner,
        proposal,
        goal_title,
        ..
    } = repair;
    let may_take_time = matches!(stage, Stage::Proposed(_));
    let (accepted, words) = (id.clone(), proposal.clone());
    view! {
        <Card>
            <h2>{td_string!(locale, repair.proposal_of_other, name = partner)}</h2>
            <Words text=words />
            <Form action=AcceptRepair::url() name="repair-accept" touches=&[RESOURCE, "goals"]>
                <input type="hidden" name="repair" value=accepted />
                <input type="hidden" name="number" value=number.to_string() />
                <p class="muted">{td_string!(locale, repair.accept_lead)}</p>
                <Disclosure summary=td_string!(locale, repair.goal_summary) look=DisclosureLook::Quiet open=came_back("repair-accept")>
                    <Checkbox name="as_goal" hint=td_string!(locale, repair.goal_hint)>{td_string!(locale, repair.as_goal)}</Checkbox>
                    <Field name="title" label=td_string!(locale, repair.goal_title) value=goal_title max_length=120 />
                </Disclosure>
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, repair.accept)}</Button>
            </Form>
        </Card>
        {may_take_time.then(|| view! { <TakingTime id=id.clone() number /> })}
        <Proposing id number proposal />
    }
    .into_any()
}

#[component]
fn TakingTime(id: String, number: i32) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Form action=MoveRepair::url() name="repair-time" touches=&[RESOURCE]>
            <About id number made=Move::TakeTime />
            <Button kind=ButtonKind::Secondary width=ButtonWidth::Line>{td_string!(locale, repair.take_time)}</Button>
        </Form>
    }
    .into_any()
}

/// One's own proposal begins as the other's: a word can be enough.
#[component]
fn Proposing(id: String, number: i32, proposal: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Disclosure summary=td_string!(locale, repair.propose_summary) open=came_back("repair-propose")>
            <Form action=MoveRepair::url() name="repair-propose" sending=Sending::Kept touches=&[RESOURCE]>
                <About id number made=Move::Propose />
                <TextArea
                    name="words"
                    label=td_string!(locale, repair.propose_label)
                    hint=td_string!(locale, repair.propose_hint)
                    value=proposal
                    max_length=LONGEST
                />
                <Button kind=ButtonKind::Secondary>{td_string!(locale, repair.propose)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}
