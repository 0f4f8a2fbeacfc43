//! The pause that runs: until when, who asked, a word. No clock ticks.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Card, PageHeader};

use crate::{
    i18n::{Locale, td_string},
    pause::{EndPauseEarly, RESOURCE, model::RunningPause},
    words::Words,
};

/// What both see of it; who asked may come back earlier.
#[component]
pub(super) fn Running(
    /// The pause.
    pause: RunningPause,
    /// Whether it has just begun before one's eyes.
    news: bool,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let RunningPause {
        mine,
        name,
        word,
        until,
        ..
    } = pause;
    let asked = if mine {
        td_string!(locale, pause.asked_by_me).to_owned()
    } else {
        td_string!(locale, pause.asked_by_other, name = name)
    };
    view! {
        <PageHeader title=td_string!(locale, pause.running_title) lead=asked />
        <Card class:fresh=news>
            <dl class="facts">
                <div>
                    <dt>{td_string!(locale, pause.back_at)}</dt>
                    <dd>{until}</dd>
                </div>
            </dl>
            {(!word.is_empty()).then(|| view! { <Words text=word /> })}
            <p class="muted">{td_string!(locale, pause.quiet)}</p>
        </Card>
        {mine.then(|| view! { <ComingBack /> })}
    }
    .into_any()
}

#[component]
fn ComingBack() -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Form action=EndPauseEarly::url() name="pause-end" touches=&[RESOURCE]>
            <p class="muted">{td_string!(locale, pause.come_back_lead)}</p>
            <Button kind=ButtonKind::Secondary>{td_string!(locale, pause.come_back)}</Button>
        </Form>
    }
    .into_any()
}
