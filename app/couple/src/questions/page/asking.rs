//! A question of one's own.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    language::Language,
    query::Query,
};
use server_fn::ServerFn;
use ui::{Button, Disclosure};

use super::fields::QuestionFields;
use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    questions::{AskQuestion, model::QuestionForm},
};

/// The form, for who asks for it. Nothing while there are not two; trouble is told once, above.
#[component]
pub(super) fn OwnQuestion(
    /// What the form needs.
    form: Query<Option<QuestionForm>>,
) -> impl IntoView {
    form.part(
        || ().into_any(),
        |form| form.map(|form| view! { <AskForm form /> }).into_any(),
    )
}

#[component]
fn AskForm(form: QuestionForm) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Disclosure summary=td_string!(locale, questions.own) open=came_back("ask-question")>
            <Form action=AskQuestion::url() name="ask-question" sending=Sending::Kept touches=&[super::ALL, super::OWN]>
                <QuestionFields of="ask" own_themes=form.own_themes />
                <Button>{td_string!(locale, questions.ask)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}
