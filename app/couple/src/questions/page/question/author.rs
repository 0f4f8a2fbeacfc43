//! What the question's author may still do with it.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Disclosure};

use super::Own;
use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    questions::{
        ChangeQuestion, RemoveQuestion,
        model::{EditableQuestion, OwnPart},
        page::fields::QuestionFields,
    },
};

/// Changing and removing, for who asked, while it can be.
#[component]
pub(super) fn AuthorPart(
    /// What is read.
    own: Own,
) -> impl IntoView {
    own.part(
        || ().into_any(),
        |own| own.map(|own| view! { <AuthorForms own /> }).into_any(),
    )
}

#[component]
fn AuthorForms(own: OwnPart) -> impl IntoView {
    let OwnPart {
        question,
        partner,
        reveal_together,
        editable,
        removable,
        ..
    } = own;
    let removed = question.clone();
    view! {
        {editable.map(|editable| view! { <ChangeForm question editable partner reveal_together /> })}
        {removable.then(|| view! { <RemoveForm question=removed /> })}
    }
    .into_any()
}

#[component]
fn ChangeForm(question: String, editable: EditableQuestion, partner: String, reveal_together: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let EditableQuestion {
        text,
        theme,
        own_themes,
    } = editable;
    view! {
        <Disclosure summary=td_string!(locale, questions.change) open=came_back("change-question")>
            <p class="muted">{td_string!(locale, questions.change_lead, name = partner)}</p>
            <Form action=ChangeQuestion::url() name="change-question" sending=Sending::Kept touches=&[super::ALL, super::OWN]>
                <input type="hidden" name="question" value=question />
                <QuestionFields of="change" own_themes text theme=Some(theme) reveal_together />
                <Button kind=ButtonKind::Secondary>{td_string!(locale, questions.save_change)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}

#[component]
fn RemoveForm(question: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Disclosure summary=td_string!(locale, questions.remove) open=came_back("remove-question")>
            <p class="muted">{td_string!(locale, questions.remove_lead)}</p>
            <Form action=RemoveQuestion::url() name="remove-question">
                <input type="hidden" name="question" value=question />
                <Button kind=ButtonKind::Danger size=ButtonSize::Small>{td_string!(locale, questions.remove_button)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}
