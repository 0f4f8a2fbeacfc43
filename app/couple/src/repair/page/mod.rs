//! `/couple/repair`: what is under way, the way to begin, what was before; and
//! `/couple/repair/{id}`: one of them.

mod came_late;
mod exchange;
mod former;
mod one;
mod open;
mod review;
mod safety;
mod state;
mod step;
mod story;
mod turn;
mod ways_out;
mod writing;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{language::Language, query::Query};
use ui::{Empty, LinkButton, PageHeader, Skeleton, SkeletonShape};

pub(crate) use self::one::repair_page;
pub(crate) use self::state::said_of;
use self::{former::Former, open::Open, safety::Safety};
use super::{
    RESOURCE,
    api::ReadRepairs,
    model::{OpenRepair, Overview},
};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
};

/// Repairs. What the other does arrives by itself.
pub(crate) fn repairs_page() -> AnyView {
    let query = use_query_map();
    let overview = Query::new(&["couple", RESOURCE], move || ReadRepairs {
        after: query.with(|query| query.get("after")).unwrap_or_default(),
    });
    let before = StoredValue::new(None::<Vec<OpenRepair>>);
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, repair.document_title)>
            {overview.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }.into_any(),
                move |overview| match overview {
                    Some(overview) => {
                        let former = before.try_update_value(|before| before.replace(overview.open.clone())).flatten();
                        view! { <Repairs overview former /> }.into_any()
                    }
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
        </Frame>
    }
    .into_any()
}

#[component]
fn Repairs(overview: Overview, former: Option<Vec<OpenRepair>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Overview {
        partner,
        open,
        may_begin,
        former: over,
        next,
    } = overview;
    view! {
        <PageHeader title=td_string!(locale, repair.title) lead=td_string!(locale, repair.lead) />
        <Open open may_begin partner before=former />
        <Former former=over next />
        <Safety />
    }
    .into_any()
}

/// A repair is for two.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, repair.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, repair.document_title) />
        <Empty title=td_string!(locale, repair.alone_title) seed="repair" action>
            {td_string!(locale, repair.alone_lead)}
        </Empty>
    }
    .into_any()
}
