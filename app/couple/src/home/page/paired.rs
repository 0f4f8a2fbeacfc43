//! The two: what matters today, the way to every room, the way out at the bottom.

use leptos::prelude::*;
use platform::{language::Language, query::Query};
use ui::{PageHeader, Skeleton, SkeletonShape};

use super::{
    doors::Doors,
    matters::{GoalCard, LetterCard, PauseCard, QuestionCards, RepairCard},
    news::{News, Part},
    together::{Look, Together},
};
use crate::{
    home::{Matters, Open, PairedHome, PartOfDay, Today},
    i18n::{Locale, td_string},
    pairing::{Leaving, NewcomerBanner},
};

/// What matters today for these two. The day is read apart, so that a form below keeps what is
/// being typed when something of the other's arrives.
#[component]
pub(super) fn PairedView(
    /// The two.
    home: PairedHome,
    /// Their day.
    today: Query<Option<Today>>,
) -> impl IntoView {
    let PairedHome { newcomer, partner, .. } = home;
    let before = StoredValue::new(None::<Today>);
    view! {
        {today.shown(
            || view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }.into_any(),
            move |today| match today {
                Some(today) => {
                    let former = before.try_update_value(|before| before.replace(today.clone())).flatten();
                    let news = News::since(former.as_ref(), &today);
                    view! { <Header today=today.clone() /><Day today news /> }.into_any()
                }
                None => ().into_any(),
            },
        )}
        {newcomer.map(|newcomer| view! { <div class="column"><NewcomerBanner newcomer /></div> })}
        <Doors />
        <div class="column"><Leaving partner /></div>
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

/// A pause and nothing else; or the thing to do now first, and what is near beside it.
#[component]
fn Day(today: Today, news: News) -> impl IntoView {
    let seed = today.seed.clone();
    match today.matters.clone() {
        Matters::Quiet(pause) => view! { <PauseCard pause seed class:fresh=news.has(Part::Pause) /> }.into_any(),
        Matters::Open(open) => view! { <OpenDay today open=*open news /> }.into_any(),
    }
}

#[component]
fn OpenDay(today: Today, open: Open, news: News) -> impl IntoView {
    let Open {
        repair,
        questions,
        goals,
        letter,
    } = open;
    // One coloured card on a page: the thing to do now.
    let look = if repair.is_some() { Look::Quiet } else { Look::Foremost };
    let (seed, partner) = (today.seed.clone(), today.partner.clone());
    let steps = goals
        .next
        .into_iter()
        .map(|next| view! { <GoalCard next class:fresh=news.has(Part::Goals) /> })
        .collect_view();
    view! {
        <div class="columns" data-gap="4">
            <div class="stack">
                {repair.map(|repair| view! { <RepairCard repair partner seed class:fresh=news.has(Part::Repair) /> })}
                <Together today news=news.has(Part::Day) look />
                <QuestionCards questions class:fresh=news.has(Part::Questions) />
            </div>
            <div class="grid">
                {steps}
                <LetterCard letter class:fresh=news.has(Part::Letter) />
            </div>
        </div>
    }
    .into_any()
}
