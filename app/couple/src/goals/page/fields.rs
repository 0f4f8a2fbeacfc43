//! What is asked of a goal, when it is set and when it is changed.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Card, Choice, ChoiceLook, Field, FieldKind, LinkButton, RadioGroup, TextArea};

use super::names;
use crate::{
    goals::{
        EditGoal, SetGoal,
        model::{GoalForm, GoalView, LONGEST_TITLE, LONGEST_WHY, Owner},
    },
    i18n::{Locale, td_string},
};

/// A new goal. Kept in the browser while there is no network.
#[component]
pub(super) fn NewGoalForm(
    /// What the form needs to know.
    form: GoalForm,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Card>
            <h2>{td_string!(locale, goals.form_title)}</h2>
            <Form action=SetGoal::url() name="goal-new" sending=Sending::Kept touches=&["goals"]>
                <GoalFields form />
                <div class="form-actions">
                    <Button>{td_string!(locale, goals.set)}</Button>
                    <LinkButton href="/couple/goals" kind=ButtonKind::Quiet>{td_string!(locale, goals.cancel)}</LinkButton>
                </div>
            </Form>
        </Card>
    }
    .into_any()
}

/// What a goal says, to be changed.
#[component]
pub(super) fn EditGoalForm(
    /// The goal as it is when the form opens.
    goal: GoalView,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let page = format!("/couple/goals/{}", goal.id);
    view! {
        <Card>
            <h2>{td_string!(locale, goals.edit_title)}</h2>
            <Form action=EditGoal::url() name="goal-edit" touches=&["goals"]>
                <input type="hidden" name="goal" value=goal.id />
                <GoalFields
                    form=goal.form
                    title=goal.title
                    why=goal.why
                    owner=goal.owner
                    target=goal.target.unwrap_or_default()
                />
                <div class="form-actions">
                    <Button>{td_string!(locale, goals.save)}</Button>
                    <LinkButton href=page kind=ButtonKind::Quiet>{td_string!(locale, goals.cancel)}</LinkButton>
                </div>
            </Form>
        </Card>
    }
    .into_any()
}

#[component]
fn GoalFields(
    form: GoalForm,
    #[prop(optional)] title: String,
    #[prop(optional)] why: String,
    #[prop(optional)] owner: Owner,
    #[prop(optional)] target: String,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let choices = Owner::ALL
        .map(|owner| Choice::new(owner.word(), names::owner(owner, &form.me, &form.partner)))
        .to_vec();
    let longest = |characters: usize| u16::try_from(characters).unwrap_or(u16::MAX);
    view! {
        <Field
            name="title"
            label=td_string!(locale, goals.title)
            hint=td_string!(locale, goals.title_hint)
            value=title
            required=true
            max_length=longest(LONGEST_TITLE)
        />
        <TextArea
            name="why"
            label=td_string!(locale, goals.why)
            hint=td_string!(locale, goals.why_hint)
            value=why
            max_length=u32::from(longest(LONGEST_WHY))
            rows=3
        />
        <RadioGroup
            name="owner"
            label=td_string!(locale, goals.owner)
            choices
            value=owner.word()
            look=ChoiceLook::Segments
        />
        <Field
            name="target"
            kind=FieldKind::Date
            label=td_string!(locale, goals.target)
            hint=td_string!(locale, goals.target_hint)
            value=target
            min=form.today
        />
    }
    .into_any()
}
