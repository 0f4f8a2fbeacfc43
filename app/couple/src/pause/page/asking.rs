//! The form that asks for a pause: how long, a word, one button.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonSize, ButtonWidth, Choice, Field, FieldKind, OwnChoice, RadioGroup, TextArea};

use crate::{
    i18n::{Locale, td_string},
    pause::{
        BeginPause, RESOURCE,
        model::{Asked, LONGEST_WORD},
    },
};

/// How long, and a word.
#[component]
pub(super) fn Asking(
    /// How the other is called.
    partner: String,
    /// When a pause until the morning would be over, if it is offered.
    morning: Option<String>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let shortest = Asked::OFFERED[0].to_string();
    view! {
        <Form action=BeginPause::url() name="pause" touches=&[RESOURCE]>
            <RadioGroup
                name="length"
                label=td_string!(locale, pause.length)
                choices=lengths(locale, morning)
                value=shortest
                required=true
            />
            <OwnChoice>
                <div class="form-row">
                    <Field name="hours" kind=FieldKind::Number label=td_string!(locale, pause.hours) />
                    <Field name="minutes" kind=FieldKind::Number label=td_string!(locale, pause.minutes) />
                </div>
            </OwnChoice>
            <TextArea
                name="word"
                label=td_string!(locale, pause.word)
                hint=td_string!(locale, pause.word_hint)
                max_length=LONGEST_WORD
                rows=2
            />
            <p class="muted">{td_string!(locale, pause.begin_lead, name = partner)}</p>
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, pause.begin)}</Button>
        </Form>
    }
    .into_any()
}

fn lengths(locale: Locale, morning: Option<String>) -> Vec<Choice> {
    let labels = [
        td_string!(locale, pause.minutes_20),
        td_string!(locale, pause.hour_1),
        td_string!(locale, pause.hours_3),
    ];
    let offered = Asked::OFFERED
        .into_iter()
        .zip(labels)
        .map(|(minutes, label)| Choice::new(minutes.to_string(), label));
    let morning = morning.map(|morning| Choice {
        hint: Some(morning),
        ..Choice::new(Asked::MORNING, td_string!(locale, pause.until_morning))
    });
    let own = Choice {
        hint: Some(td_string!(locale, pause.own_hint).to_owned()),
        ..Choice::new(Asked::OWN, td_string!(locale, pause.own))
    };
    offered.chain(morning).chain([own]).collect()
}
