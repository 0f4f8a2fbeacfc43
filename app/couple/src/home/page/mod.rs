//! `/couple`: nobody yet, waiting, or the two.

mod alone;
mod doors;
mod matters;
mod news;
mod paired;
mod together;

use leptos::prelude::*;
use platform::{error::AppError, language::Language, live, trouble::Trouble};
use ui::{AvatarPair, PageWidth, Skeleton, SkeletonShape};

use self::{alone::AloneView, paired::PairedView};
use super::{
    Home, Today,
    api::{read_couple_home, read_couple_today},
};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
    pairing::WaitingView,
};

/// What changes what the home says.
const MATTERS: [&str; 7] = [
    "couple",
    "check_ins",
    "pause",
    "repair",
    "questions",
    "goals",
    "letters",
];

/// The couple's home. It changes by itself when the other comes, goes, or says something.
pub(crate) fn couple_home_page() -> AnyView {
    let home = Resource::new(|| live::version("couple"), |_| read_couple_home());
    let today = Resource::new(|| MATTERS.map(live::version), |_| read_couple_today());
    let locale = Locale::from(Language::current());
    let lead = move || view! { <Transition>{move || home.get().map(|home| people(home.ok()))}</Transition> };
    view! {
        <Frame title=td_string!(locale, home.document_title) width=PageWidth::Wide lead>
            <Transition fallback=|| {
                view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }
            }>
                {move || home.get().map(|home| shown(home, today))}
            </Transition>
        </Frame>
    }
    .into_any()
}

fn shown(home: Result<Home, AppError>, today: Resource<Result<Option<Today>, AppError>>) -> AnyView {
    match home {
        Ok(Home::Alone(former)) => view! { <div class="column"><AloneView former /></div> }.into_any(),
        Ok(Home::Waiting(invitation)) => view! { <div class="column"><WaitingView invitation /></div> }.into_any(),
        Ok(Home::Paired(home)) => view! { <PairedView home today /> }.into_any(),
        Err(error) => view! { <Trouble error /> }.into_any(),
    }
}

/// The two in the corner, once there are two.
fn people(home: Option<Home>) -> AnyView {
    match home {
        Some(Home::Paired(home)) => view! { <AvatarPair first=home.me second=Some(home.partner) /> }.into_any(),
        _ => ().into_any(),
    }
}
