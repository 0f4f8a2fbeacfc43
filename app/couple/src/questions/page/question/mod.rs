//! `/couple/questions/{id}`: one question and its two answers.

mod author;
mod mine;
mod theirs;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use platform::{language::Language, query::Query};
use ui::{PageHeader, Skeleton, SkeletonShape};

use self::{author::AuthorPart, mine::MyPart, theirs::TheirPart};
use super::{ALL, NotYetTwo, OWN};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
    questions::{
        api::{ReadOwnPart, ReadQuestion},
        model::{OwnPart, QuestionShown},
        names,
    },
};

/// A question as one of the two sees it.
type Shown = Query<Option<QuestionShown>>;
/// One's own side of it.
type Own = Query<Option<OwnPart>>;

/// A question. The other's side follows what they do; one's own stays as it is while it is being
/// filled in.
pub(crate) fn question_page() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let shown = Query::new(&[ALL], move || ReadQuestion { id: id.get() });
    let own = Query::new(&[OWN], move || ReadOwnPart { id: id.get() });
    let locale = Locale::from(Language::current());
    let back = move || {
        view! { <a class="link" href="/couple/questions">{td_string!(locale, questions.back)}</a> }
    };
    view! {
        <Frame title=td_string!(locale, questions.question_title) lead=back>
            {shown.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /> }.into_any(),
                move |shown| match shown {
                    Some(shown) => view! { <Head shown /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
            <MyPart own />
            <TheirPart shown />
            <AuthorPart own />
        </Frame>
    }
    .into_any()
}

/// The question itself, and where it comes from.
#[component]
fn Head(shown: QuestionShown) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let mut lead = if shown.mine {
        td_string!(locale, questions.asked_by_me, day = shown.asked_on)
    } else {
        td_string!(
            locale,
            questions.asked_by_partner,
            name = shown.partner,
            day = shown.asked_on
        )
    };
    if shown.changed {
        lead = format!("{lead} {}", td_string!(locale, questions.text_changed));
    }
    if shown.reveal_together {
        lead = format!("{lead} {}", td_string!(locale, questions.reveal_note));
    }
    view! { <PageHeader title=shown.text overline=names::theme(locale, &shown.theme) lead /> }.into_any()
}
