//! The days before: charts, averages, list.

use leptos::prelude::*;
use platform::{
    error::{AppError, ErrorKind},
    language::Language,
    query::Query,
    trouble::Trouble,
};
use ui::{Banner, BannerTone, Empty, LinkButton, List, ListLook, Row, Section, Skeleton, SkeletonShape};

use super::{charts::Charts, filters::Filters, list::ListPart, months::Months};
use crate::{
    checkins::model::{History, ListedCheckIn},
    i18n::{Locale, td_string},
};

/// The history. Nothing while there are not two.
#[component]
pub(super) fn HistoryPart(
    /// What is read.
    history: Query<Option<History>>,
) -> impl IntoView {
    let before = StoredValue::new(None::<Vec<ListedCheckIn>>);
    history.told(
        || view! { <Skeleton shape=SkeletonShape::Chart count=3 /> }.into_any(),
        move |history| match history {
            Ok(Some(history)) => {
                let former = before
                    .try_update_value(|before| before.replace(history.list.clone()))
                    .flatten();
                view! { <Days history former /><Onward /> }.into_any()
            }
            Ok(None) => ().into_any(),
            Err(error) => view! { <Refused error /> }.into_any(),
        },
    )
}

#[component]
fn Days(history: History, former: Option<Vec<ListedCheckIn>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Section title=td_string!(locale, checkins.history) attr:id="history">
            <Filters history=history.clone() />
            {if history.list.is_empty() {
                view! {
                    <Empty title=td_string!(locale, checkins.empty_title) seed=history.from>
                        {td_string!(locale, checkins.empty_lead)}
                    </Empty>
                }
                    .into_any()
            } else {
                view! {
                    <Charts history=history.clone() />
                    <Months me=history.me.clone() partner=history.partner.clone() months=history.months.clone() />
                    <ListPart history former />
                }
                    .into_any()
            }}
        </Section>
    }
    .into_any()
}

/// Where one goes on from here.
#[component]
fn Onward() -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <List look=ListLook::Card>
            <li>
                <Row
                    title=td_string!(locale, trends.to_trends)
                    detail=td_string!(locale, trends.to_trends_detail)
                    href="/couple/trends"
                />
            </li>
            <li>
                <Row
                    title=td_string!(locale, reminders.to_reminders)
                    detail=td_string!(locale, reminders.to_reminders_detail)
                    href="/couple/reminders"
                />
            </li>
        </List>
    }
    .into_any()
}

/// The address asks for days that are none; a page that is not signed in says so once, above.
#[component]
fn Refused(error: AppError) -> impl IntoView {
    let locale = Locale::from(Language::current());
    match error.kind {
        ErrorKind::SignInRequired => ().into_any(),
        ErrorKind::Invalid => {
            let message = error
                .fields
                .into_iter()
                .next()
                .map(|field| field.message)
                .unwrap_or_default();
            let action = move || {
                view! { <LinkButton href="/couple/checkins#history">{td_string!(locale, checkins.default_span)}</LinkButton> }
            };
            view! { <Banner tone=BannerTone::Caution action>{message}</Banner> }.into_any()
        }
        _ => view! { <Trouble error /> }.into_any(),
    }
}
