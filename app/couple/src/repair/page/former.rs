//! What was before, the latest first.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Badge, BadgeTone, List, More, Row, Section};

use crate::{
    i18n::{Locale, td_string},
    repair::model::{FormerRepair, Stage},
};

/// One page of those that are over; nothing, where there are none.
#[component]
pub(super) fn Former(
    /// The page.
    former: Vec<FormerRepair>,
    /// Where the next one begins.
    next: Option<String>,
) -> impl IntoView {
    if former.is_empty() {
        return ().into_any();
    }
    let locale = Locale::from(Language::current());
    let next = next.map(|after| format!("/couple/repair?after={after}#former"));
    let rows = former
        .into_iter()
        .map(|repair| {
            let FormerRepair { id, day, stage, words } = repair;
            view! {
                <li>
                    <Row
                        title=words
                        detail=day
                        href=format!("/couple/repair/{id}")
                        trail=move || view! { <Ending stage /> }
                    />
                </li>
            }
        })
        .collect_view();
    view! {
        <Section title=td_string!(locale, repair.former_title) attr:id="former">
            <List>{rows}</List>
            <More href=next label=td_string!(locale, repair.more) />
        </Section>
    }
    .into_any()
}

/// How one ended, in a word that judges nobody.
#[component]
fn Ending(stage: Stage) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let (tone, word) = match stage {
        Stage::Agreed => (BadgeTone::Good, td_string!(locale, repair.badge_agreed)),
        Stage::SetAside => (BadgeTone::Plain, td_string!(locale, repair.badge_set_aside)),
        _ => (BadgeTone::Plain, td_string!(locale, repair.badge_closed)),
    };
    view! { <Badge tone>{word}</Badge> }
}
