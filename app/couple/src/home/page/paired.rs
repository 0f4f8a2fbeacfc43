//! The two: their day, and the way out at the bottom.

use leptos::prelude::*;
use platform::{error::AppError, language::Language, trouble::Trouble};
use ui::{List, ListLook, PageHeader, Row, Skeleton, SkeletonShape};

use super::together::Together;
use crate::{
    home::{PairedHome, PartOfDay, Today},
    i18n::{Locale, td_string},
    pairing::{Leaving, NewcomerBanner},
};

/// What matters today for these two. The day is read apart, so that a form below keeps what is
/// being typed when the other's day arrives.
#[component]
pub(super) fn PairedView(
    /// The two.
    home: PairedHome,
    /// Their day.
    today: Resource<Result<Option<Today>, AppError>>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let PairedHome { newcomer, partner, .. } = home;
    let before = StoredValue::new(None::<Today>);
    view! {
        <Transition fallback=|| {
            view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card /> }
        }>
            {move || today.get().map(|today| match today {
                Ok(Some(today)) => {
                    let former = before.try_update_value(|before| before.replace(today.clone())).flatten();
                    let news = former.is_some_and(|former| former.theirs != today.theirs);
                    view! { <Header today=today.clone() /><Together today news /> }.into_any()
                }
                Ok(None) => ().into_any(),
                Err(error) => view! { <Trouble error /> }.into_any(),
            })}
        </Transition>
        {newcomer.map(|newcomer| view! { <NewcomerBanner newcomer /> })}
        <List look=ListLook::Card>
            <li>
                <Row
                    title=td_string!(locale, home.to_history)
                    detail=td_string!(locale, home.to_history_detail)
                    href="/couple/checkins"
                />
            </li>
        </List>
        <Leaving partner />
    }
    .into_any()
}

#[component]
fn Header(today: Today) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let name = today.me;
    let greeting = match today.part_of_day {
        PartOfDay::Morning => td_string!(locale, home.good_morning, name = name),
        PartOfDay::Afternoon => td_string!(locale, home.good_afternoon, name = name),
        PartOfDay::Evening => td_string!(locale, home.good_evening, name = name),
    };
    view! { <PageHeader title=greeting overline=today.date /> }
}
