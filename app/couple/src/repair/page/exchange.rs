//! A repair that was sent: what was written, what was said since, what comes next.

use leptos::prelude::*;
use platform::language::Language;
use ui::{LinkButton, PageHeader};

use super::{
    came_late::CameLate,
    one::{Read, sent},
    safety::Safety,
    said_of,
    story::Story,
    turn::TurnPart,
    ways_out::WaysOut,
};
use crate::{
    i18n::{Locale, td_string},
    repair::model::{OpenRepair, Repair},
};

/// The story follows both; the forms beneath it are made anew only when the repair moves on.
#[component]
pub(super) fn Exchange(
    /// What is read.
    page: Memo<Read>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let before = StoredValue::new(None::<i32>);
    let repair = Memo::new(move |_| page.with(|read| sent(read).cloned()));
    move || {
        repair.get().map(|repair| {
            let seen = before.try_update_value(|before| before.replace(repair.number)).flatten();
            let title = if repair.agreement.is_some() {
                td_string!(locale, repair.agreed_title)
            } else {
                td_string!(locale, repair.exchange_title)
            };
            let over = repair.stage.is_over();
            view! {
                <PageHeader title overline=repair.day.clone() lead=said_of(&standing(&repair)) />
                <CameLate repair=repair.clone() />
                <Story repair=repair.clone() seen />
                <TurnPart repair=repair.clone() />
                <WaysOut repair />
                {over.then(|| view! {
                    <div><LinkButton href="/couple/repair" kind=ui::ButtonKind::Secondary>{td_string!(locale, repair.to_all)}</LinkButton></div>
                })}
                <Safety />
            }
        })
    }
}

fn standing(repair: &Repair) -> OpenRepair {
    OpenRepair {
        id: repair.id.clone(),
        stage: repair.stage,
        side: repair.side,
        partner: repair.partner.clone(),
    }
}
