//! `/couple`: nobody yet, waiting, or the two.

mod alone;
mod doors;
mod matters;
mod news;
mod paired;
mod together;

use leptos::prelude::*;
use platform::{language::Language, query::Query};
use ui::{AvatarPair, PageWidth, Skeleton, SkeletonShape};

use self::{alone::AloneView, paired::PairedView};
use super::{
    Home,
    api::{ReadCoupleHome, ReadCoupleToday},
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
    let home = Query::new(&["couple"], || ReadCoupleHome {});
    let today = Query::new(&MATTERS, || ReadCoupleToday {});
    let locale = Locale::from(Language::current());
    let lead = move || home.part(|| ().into_any(), people);
    view! {
        <Frame title=td_string!(locale, home.document_title) width=PageWidth::Wide lead>
            {home.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }.into_any(),
                move |home| match home {
                    Home::Alone(former) => view! { <div class="column"><AloneView former /></div> }.into_any(),
                    Home::Waiting(invitation) => view! { <div class="column"><WaitingView invitation /></div> }.into_any(),
                    Home::Paired(home) => view! { <PairedView home today /> }.into_any(),
                },
            )}
        </Frame>
    }
    .into_any()
}

/// The two in the corner, once there are two.
fn people(home: Home) -> AnyView {
    match home {
        Home::Paired(home) => view! { <AvatarPair first=home.me second=Some(home.partner) /> }.into_any(),
        _ => ().into_any(),
    }
}
