//! What was written and said, in its order.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Avatar, AvatarTone, ButtonKind, Card, LinkButton, List};

use super::step::label;
use crate::{
    i18n::{Locale, td_string},
    repair::model::{Move, Repair, Side, Step, Turn},
    words::Words,
};

/// The agreement, if there is one; the five texts; what both did since. What the other has just
/// done is highlighted for a moment.
#[component]
pub(super) fn Story(
    /// The repair.
    repair: Repair,
    /// The number of the last move that was shown before, if this page was already open.
    seen: Option<i32>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Repair {
        side,
        me,
        partner,
        texts,
        turns,
        agreement,
        goal,
        ..
    } = repair;
    let title = match side {
        Side::Author => td_string!(locale, repair.written_by_me).to_owned(),
        Side::Reader => td_string!(locale, repair.written_by_other, name = partner.clone()),
    };
    let parts = Step::ALL
        .into_iter()
        .map(|step| {
            view! {
                <div class="stack" data-gap="1">
                    <h3 class="overline">{label(locale, step)}</h3>
                    <Words text=texts.of(step).to_owned() />
                </div>
            }
        })
        .collect_view();
    let turns: Vec<_> = turns
        .into_iter()
        // That it was sent is plain, and what was agreed stands above.
        .filter(|turn| turn.made != Move::Send)
        .map(|turn| {
            let is_new = !turn.mine && seen.is_some_and(|seen| turn.number > seen);
            let name = if turn.mine { me.clone() } else { partner.clone() };
            view! { <li class:fresh=is_new><OneTurn turn name /></li> }
        })
        .collect();
    view! {
        {agreement.map(|text| view! {
            <Card>
                <h2>{td_string!(locale, repair.agreement)}</h2>
                <Words text />
                {goal.map(|goal| view! {
                    <div>
                        <LinkButton href=format!("/couple/goals/{goal}") kind=ButtonKind::Secondary>
                            {td_string!(locale, repair.to_goal)}
                        </LinkButton>
                    </div>
                })}
            </Card>
        })}
        <Card>
            <h2>{title}</h2>
            {parts}
        </Card>
        {(!turns.is_empty()).then(|| view! { <List>{turns}</List> })}
    }
    .into_any()
}

#[component]
fn OneTurn(turn: Turn, name: String) -> impl IntoView {
    let Turn { mine, made, words, .. } = turn;
    let tone = if mine { AvatarTone::Accent } else { AvatarTone::Ink };
    view! {
        <div class="row">
            <Avatar name=name.clone() tone />
            <div class="row-words">
                <span class="row-title">{told(made, mine, name)}</span>
                {(!words.is_empty()).then(|| view! { <Words text=words /> })}
            </div>
        </div>
    }
    .into_any()
}

/// What somebody did, said to the one who looks.
fn told(made: Move, mine: bool, name: String) -> String {
    let locale = Locale::from(Language::current());
    match (made, mine) {
        (Move::Understand, true) => td_string!(locale, repair.i_understood).to_owned(),
        (Move::Understand, false) => td_string!(locale, repair.other_understood, name = name),
        (Move::Confirm, true) => td_string!(locale, repair.i_confirmed).to_owned(),
        (Move::Confirm, false) => td_string!(locale, repair.other_confirmed, name = name),
        (Move::Miss, true) => td_string!(locale, repair.i_missed).to_owned(),
        (Move::Miss, false) => td_string!(locale, repair.other_missed, name = name),
        (Move::Propose, true) => td_string!(locale, repair.i_proposed).to_owned(),
        (Move::Propose, false) => td_string!(locale, repair.other_proposed, name = name),
        (Move::TakeTime, true) => td_string!(locale, repair.i_took_time).to_owned(),
        (Move::TakeTime, false) => td_string!(locale, repair.other_took_time, name = name),
        (Move::Accept, true) => td_string!(locale, repair.i_accepted).to_owned(),
        (Move::Accept, false) => td_string!(locale, repair.other_accepted, name = name),
        (Move::Close, true) => td_string!(locale, repair.i_closed).to_owned(),
        (Move::Close, false) => td_string!(locale, repair.other_closed, name = name),
        (Move::Send | Move::SetAside, _) => td_string!(locale, repair.i_set_aside).to_owned(),
    }
}
