//! What one sees of the other's answer.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Avatar, AvatarTone, Badge, Card, Icon, Skeleton, SkeletonShape, icons};

use super::Shown;
use crate::{
    i18n::{Locale, td_string},
    questions::model::{QuestionShown, Status, Theirs},
    words::Words,
};

/// The other's side. Nothing while there are not two; trouble is told once, above. What they have
/// just said is highlighted for a moment.
#[component]
pub(super) fn TheirPart(
    /// What is read.
    shown: Shown,
) -> impl IntoView {
    let before = StoredValue::new(None::<(String, Theirs)>);
    let answer = move |QuestionShown {
                           id, partner, theirs, ..
                       }| {
        let now = (id, theirs.clone());
        let former = before.try_update_value(|before| before.replace(now.clone())).flatten();
        let is_new = former.is_some_and(|former| former.0 == now.0 && former.1 != now.1);
        view! { <TheirAnswer partner theirs is_new /> }
    };
    shown.part(
        || view! { <Skeleton shape=SkeletonShape::Card /> }.into_any(),
        move |shown| shown.map(answer).into_any(),
    )
}

#[component]
fn TheirAnswer(partner: String, theirs: Theirs, is_new: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let content = match theirs {
        Theirs::Nothing => view! { <p class="muted">{td_string!(locale, questions.theirs_nothing)}</p> }.into_any(),
        Theirs::Closed(Status::Answered | Status::Clarify) => {
            let sentence = td_string!(locale, questions.theirs_closed, name = partner.clone());
            view! { <p class="card-note"><Icon glyph=icons::LOCK /><span>{sentence}</span></p> }.into_any()
        }
        Theirs::Closed(Status::NeedsTime) => {
            let sentence = td_string!(locale, questions.theirs_needs_time, name = partner.clone());
            view! { <p class="card-note"><Icon glyph=icons::CLOCK /><span>{sentence}</span></p> }.into_any()
        }
        Theirs::Open {
            status,
            text,
            on,
            changed,
        } => view! { <Open partner=partner.clone() status text on changed /> }.into_any(),
    };
    view! {
        <Card class:fresh=is_new>
            <h2>{td_string!(locale, questions.their_answer, name = partner)}</h2>
            {content}
        </Card>
    }
    .into_any()
}

/// Words of the other that are open.
#[component]
fn Open(partner: String, status: Status, text: String, on: String, changed: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let opening = match status {
        Status::Answered => None,
        Status::NeedsTime => Some(td_string!(locale, questions.theirs_needs_time, name = partner.clone())),
        Status::Clarify => Some(td_string!(locale, questions.theirs_clarify, name = partner.clone())),
    };
    let changed = changed.then(|| view! { <Badge>{td_string!(locale, questions.theirs_changed)}</Badge> });
    view! {
        {opening.map(|sentence| view! { <p>{sentence}</p> })}
        {(!text.is_empty())
            .then(|| {
                view! {
                    <div class="row">
                        <Avatar name=partner tone=AvatarTone::Ink />
                        <div class="row-words">
                            <Words text />
                            <span class="row-detail">{on}</span>
                        </div>
                        {changed.map(|changed| view! { <span class="row-trail">{changed}</span> })}
                    </div>
                }
            })}
    }
    .into_any()
}
