//! Two texts for one letter: the writer chooses.

use leptos::{ev, prelude::*};
use platform::{
    forms::{Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, LinkButton, Press, Section};

use super::editor::Writing;
use crate::{
    i18n::{Locale, td_string},
    letters::{
        api::SaveLetter,
        model::{Comparison, Piece},
    },
};

/// The form that keeps the writer's text.
pub(super) const MINE: &str = "letter-mine";

/// Both texts with what differs, while the writer has not chosen.
#[component]
pub(super) fn Clash(writing: Writing) -> impl IntoView {
    (move || writing.clash.get().map(|clash| view! { <Choice writing clash /> })).into_any()
}

#[component]
fn Choice(writing: Writing, clash: Comparison) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let name = clash.partner.clone();
    let lead = if clash.own {
        td_string!(locale, letters.clash_lead_own).to_owned()
    } else {
        td_string!(locale, letters.clash_lead, name = name.clone())
    };
    let theirs = if clash.own {
        td_string!(locale, letters.clash_theirs_own).to_owned()
    } else {
        td_string!(locale, letters.clash_theirs, name = name)
    };
    view! {
        <Section title=td_string!(locale, letters.clash_title)>
            <p role="status">{lead}</p>
            <div class="grid" data-min="l">
                <Text title=td_string!(locale, letters.clash_mine) pieces=clash.mine_pieces.clone() />
                <Text title=theirs pieces=clash.their_pieces.clone() />
            </div>
            <Ways writing clash />
        </Section>
    }
    .into_any()
}

/// One of the two, with what the other does not have marked.
#[component]
fn Text(#[prop(into)] title: String, pieces: Vec<Piece>) -> impl IntoView {
    let pieces = pieces
        .into_iter()
        .map(|piece| {
            if piece.differs {
                view! { <mark>{piece.text}</mark> }.into_any()
            } else {
                piece.text.into_any()
            }
        })
        .collect_view();
    view! {
        <section class="compared">
            <h3>{title}</h3>
            <p>{pieces}</p>
        </section>
    }
    .into_any()
}

/// The three ways on. Each leads to its end without scripts too: the joined text is in the editor then.
#[component]
fn Ways(writing: Writing, clash: Comparison) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let month = writing.month.get_value();
    let page = format!("/couple/letters/{month}");
    let take = if clash.own {
        td_string!(locale, letters.keep_theirs_own).to_owned()
    } else {
        td_string!(locale, letters.keep_theirs, name = clash.partner.clone())
    };
    let joined = if clash.clean {
        td_string!(locale, letters.merged_clean)
    } else {
        td_string!(locale, letters.merged_parts)
    };
    let keep_mine = move |event: ev::MouseEvent| {
        event.prevent_default();
        #[cfg(feature = "hydrate")]
        writing.keep_mine();
    };
    let keep_theirs = move |event: ev::MouseEvent| {
        event.prevent_default();
        #[cfg(feature = "hydrate")]
        writing.keep_theirs();
    };
    let join = move |_: ev::MouseEvent| {
        #[cfg(feature = "hydrate")]
        writing.join();
    };
    let ends = move || {
        if writing.joined.get() {
            view! { <p><strong>{td_string!(locale, letters.merged)}</strong>" · "{joined}</p> }.into_any()
        } else {
            view! {
                <Button kind=ButtonKind::Secondary press=Press::Script on:click=join>
                    {td_string!(locale, letters.keep_both)}
                </Button>
            }
            .into_any()
        }
    };
    view! {
        <div class="cluster">
            <Form action=SaveLetter::url() name=MINE sending=Sending::Native class="cluster">
                <input type="hidden" name="month" value=month />
                <input type="hidden" name="base" value=clash.number />
                <input type="hidden" name="body" value=clash.mine />
                <Button kind=ButtonKind::Secondary on:click=keep_mine>{td_string!(locale, letters.keep_mine)}</Button>
            </Form>
            <LinkButton href=page kind=ButtonKind::Secondary on:click=keep_theirs>
                {take}
            </LinkButton>
            {ends}
        </div>
    }
    .into_any()
}
