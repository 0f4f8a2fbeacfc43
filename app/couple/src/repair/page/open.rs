//! What is under way, and the way to begin.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Card, Feature, LinkButton};

use super::said_of;
use crate::{
    i18n::{Locale, td_string},
    repair::{
        BeginRepair, RESOURCE,
        model::{OpenRepair, Stage},
    },
};

/// At most one of each; one of one's own can be begun while there is none.
#[component]
pub(super) fn Open(
    /// What is under way, what waits for the one who looks first.
    open: Vec<OpenRepair>,
    /// Whether they may begin one.
    may_begin: bool,
    /// How the other is called.
    partner: String,
    /// What was under way before, if this page was already open.
    before: Option<Vec<OpenRepair>>,
) -> impl IntoView {
    let cards = open
        .into_iter()
        .map(|repair| {
            let news = before.as_ref().is_some_and(|before| !before.contains(&repair)) && repair.is_mine_to_do();
            view! { <OneOpen repair news /> }
        })
        .collect_view();
    view! {
        {cards}
        {may_begin.then(|| view! { <Begin partner /> })}
    }
    .into_any()
}

#[component]
fn OneOpen(repair: OpenRepair, news: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let (kind, label) = match (repair.stage, repair.is_mine_to_do()) {
        (Stage::Draft, _) => (ButtonKind::Secondary, td_string!(locale, repair.go_on_writing)),
        (_, true) => (ButtonKind::Primary, td_string!(locale, repair.read_and_answer)),
        (_, false) => (ButtonKind::Secondary, td_string!(locale, repair.read_again)),
    };
    let title = if repair.is_mine_to_do() {
        td_string!(locale, repair.open_mine).to_owned()
    } else {
        td_string!(locale, repair.open_theirs, name = repair.partner.clone())
    };
    let said = said_of(&repair);
    view! {
        <Card class:fresh=news>
            <h2>{title}</h2>
            <p>{said}</p>
            <div>
                <LinkButton href=format!("/couple/repair/{}", repair.id) kind>{label}</LinkButton>
            </div>
        </Card>
    }
    .into_any()
}

#[component]
fn Begin(partner: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let begin = move || {
        view! {
            <Form action=BeginRepair::url() name="repair-begin" touches=&[RESOURCE]>
                <Button>{td_string!(locale, repair.begin)}</Button>
            </Form>
        }
    };
    view! {
        <Feature title=td_string!(locale, repair.begin_title) seed="repair" action=begin>
            {td_string!(locale, repair.begin_lead, name = partner)}
        </Feature>
    }
    .into_any()
}
