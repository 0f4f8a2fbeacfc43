//! A question of the library, to be asked as it is.

use leptos::prelude::*;
use platform::{forms::Form, language::Language, query::Query};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Card, Checkbox, Empty, LinkButton, PageHeader, Skeleton, SkeletonShape};

use super::NotYetTwo;
use crate::{
    i18n::{Locale, td_string},
    questions::{
        TakeQuestion,
        model::{Offered, Suggestion},
        names,
    },
};

/// The page's title and what it proposes.
#[component]
pub(super) fn SuggestionPart(
    /// What is proposed.
    suggestion: Query<Option<Offered>>,
) -> impl IntoView {
    view! {
        {suggestion.shown(
            || view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card /> }.into_any(),
            move |offered| match offered {
                Some(offered) => view! { <Proposal offered /> }.into_any(),
                None => view! { <NotYetTwo /> }.into_any(),
            },
        )}
    }
    .into_any()
}

#[component]
fn Proposal(offered: Offered) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <PageHeader title=td_string!(locale, questions.title) lead=td_string!(locale, questions.lead) />
        {match offered.suggestion {
            Some(suggestion) => view! { <Suggested suggestion kept_theme=offered.kept_theme /> }.into_any(),
            None => {
                view! {
                    <Empty title=td_string!(locale, questions.library_empty_title) seed="library">
                        {td_string!(locale, questions.library_empty_lead)}
                    </Empty>
                }
                    .into_any()
            }
        }}
    }
    .into_any()
}

#[component]
fn Suggested(suggestion: Suggestion, kept_theme: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Suggestion { id, theme, text, more } = suggestion;
    let kept = if kept_theme {
        format!("theme={}&", theme.word())
    } else {
        String::new()
    };
    let next = more.then(|| format!("/couple/questions?{kept}another={id}"));
    let overline = format!(
        "{} · {}",
        td_string!(locale, questions.suggestion),
        names::library_theme(locale, theme)
    );
    view! {
        <Card>
            <p class="overline">{overline}</p>
            <h2>{text}</h2>
            <Form action=TakeQuestion::url() name="take-question" touches=&[super::ALL, super::OWN]>
                <input type="hidden" name="library" value=id />
                <Checkbox
                    name="reveal_together"
                    id="take-reveal-together"
                    checked=true
                    hint=td_string!(locale, questions.reveal_together_hint)
                >
                    {td_string!(locale, questions.reveal_together)}
                </Checkbox>
                <div class="cluster">
                    <Button>{td_string!(locale, questions.take)}</Button>
                    {next
                        .map(|href| {
                            view! {
                                <LinkButton href kind=ButtonKind::Quiet>
                                    {td_string!(locale, questions.another)}
                                </LinkButton>
                            }
                        })}
                </div>
            </Form>
        </Card>
    }
    .into_any()
}
