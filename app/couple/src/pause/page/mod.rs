//! `/couple/pause`: the pause that runs, or the way to ask for one.

mod asking;
mod running;

use leptos::prelude::*;
use platform::{error::AppError, language::Language, query::Query, trouble::Trouble};
use ui::{Banner, Empty, LinkButton, PageHeader, Skeleton, SkeletonShape};

use self::{asking::Asking, running::Running};
use super::{
    RESOURCE,
    api::ReadPause,
    model::{PausePage, RunningPause},
};
use crate::{
    frame::{Frame, came_back},
    i18n::{Locale, td_string},
};

/// Pauses. The page changes by itself when the other asks for one, and at the time of return.
pub(crate) fn pause_page() -> AnyView {
    let page = Query::new(&["couple", RESOURCE], || ReadPause {});
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, pause.document_title)>
            <Transition fallback=|| {
                view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Control count=3 /> }
            }>
                {
                    // What a form around typed words depends on changes only with the pause itself.
                    let page = Memo::new(move |_| page.get());
                    let place = Memo::new(move |_| page.with(place));
                    move || place.get().map(|place| match place {
                        Place::Together(partner) => view! { <Pauses page partner /> }.into_any(),
                        Place::NotYetTwo => view! { <NotYetTwo /> }.into_any(),
                        Place::Trouble(error) => view! { <Trouble error /> }.into_any(),
                    })
                }
            </Transition>
        </Frame>
    }
    .into_any()
}

/// What is read: nothing yet, nothing for who is not one of two, or the page.
type Read = Option<Result<Option<PausePage>, AppError>>;

/// What kind of page it is: as long as this stays, so do the forms on it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Together(String),
    NotYetTwo,
    Trouble(AppError),
}

fn place(read: &Read) -> Option<Place> {
    Some(match read.as_ref()? {
        Ok(Some(page)) => Place::Together(page.partner.clone()),
        Ok(None) => Place::NotYetTwo,
        Err(error) => Place::Trouble(error.clone()),
    })
}

/// The running pause above, the form beneath it. The form is only hidden while a pause runs, so
/// that words which were being typed when the other asked are there again afterwards.
#[component]
fn Pauses(page: Memo<Read>, partner: String) -> impl IntoView {
    let running = Memo::new(move |_| page.with(|read| shown(read).and_then(|page| page.running.clone())));
    let morning = Memo::new(move |_| page.with(|read| shown(read).and_then(|page| page.morning.clone())));
    let own = Memo::new(move |_| running.get().filter(|pause| pause.mine).map(|pause| pause.id));
    let before = StoredValue::new(None::<Option<RunningPause>>);
    let locale = Locale::from(Language::current());
    view! {
        {move || {
            let now = running.get();
            let former = before.try_update_value(|before| before.replace(now.clone())).flatten();
            match now {
                Some(pause) => view! {
                    {came_back("pause").then(|| view! { <Banner>{td_string!(locale, pause.refused_running)}</Banner> })}
                    <Running news=former.is_some() && !pause.mine pause />
                }
                .into_any(),
                None => view! { <Header over=matches!(former, Some(Some(_))) /> }.into_any(),
            }
        }}
        <div hidden=move || running.with(Option::is_some)>
            // One's own pause has taken the words: the next form is a new one.
            <For each=move || [own.get()] key=Clone::clone let:_pause>
                <Asking partner=partner.clone() morning=morning.get_untracked() />
            </For>
        </div>
    }
    .into_any()
}

fn shown(read: &Read) -> Option<&PausePage> {
    read.as_ref()?.as_ref().ok()?.as_ref()
}

/// No pause runs; one may just have ended before one's eyes.
#[component]
fn Header(over: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if over {
        view! {
            <PageHeader title=td_string!(locale, pause.over_title) lead=td_string!(locale, pause.over_lead) />
        }
        .into_any()
    } else {
        view! { <PageHeader title=td_string!(locale, pause.title) lead=td_string!(locale, pause.lead) /> }.into_any()
    }
}

/// A pause is for two.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, pause.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, pause.document_title) />
        <Empty title=td_string!(locale, pause.alone_title) seed="pause" action>
            {td_string!(locale, pause.alone_lead)}
        </Empty>
    }
    .into_any()
}
