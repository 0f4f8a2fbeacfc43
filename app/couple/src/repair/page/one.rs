//! One repair: its author's draft, or what was sent and all that was said since.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use platform::{error::AppError, language::Language, query::Query, trouble::Trouble};
use ui::{Skeleton, SkeletonShape};

use super::{NotYetTwo, exchange::Exchange, writing::Writing};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
    repair::{
        RESOURCE,
        api::ReadRepair,
        model::{Draft, Repair, RepairPage},
    },
};

/// One repair. What the other does arrives by itself; what is being typed stays.
pub(crate) fn repair_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let step = Memo::new(move |_| query.with(|query| query.get("step")).unwrap_or_default());
    let page = Query::new(&["couple", RESOURCE], move || ReadRepair { repair: id.get() });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, repair.document_title)>
            <Transition fallback=|| {
                view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }
            }>
                {
                    // What stands around typed words changes only when this repair moves on.
                    let page = Memo::new(move |_| page.get());
                    let place = Memo::new(move |_| page.with(place));
                    move || place.get().map(|place| match place {
                        Place::Writing => view! { <Writing page step /> }.into_any(),
                        Place::Sent => view! { <Exchange page /> }.into_any(),
                        Place::NotYetTwo => view! { <NotYetTwo /> }.into_any(),
                        Place::Trouble(error) => view! { <Trouble error /> }.into_any(),
                    })
                }
            </Transition>
        </Frame>
    }
    .into_any()
}

/// What is read: nothing yet, nothing for who is not one of two, or the repair.
pub(super) type Read = Option<Result<Option<RepairPage>, AppError>>;

/// What kind of page it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Writing,
    Sent,
    NotYetTwo,
    Trouble(AppError),
}

fn place(read: &Read) -> Option<Place> {
    Some(match read.as_ref()? {
        Ok(Some(RepairPage::Draft(_))) => Place::Writing,
        Ok(Some(RepairPage::Sent(_))) => Place::Sent,
        Ok(None) => Place::NotYetTwo,
        Err(error) => Place::Trouble(error.clone()),
    })
}

/// The draft, if that is what was read.
pub(super) fn draft(read: &Read) -> Option<&Draft> {
    match read.as_ref()?.as_ref().ok()?.as_ref()? {
        RepairPage::Draft(draft) => Some(draft),
        RepairPage::Sent(_) => None,
    }
}

/// The repair that was sent, if that is what was read.
pub(super) fn sent(read: &Read) -> Option<&Repair> {
    match read.as_ref()?.as_ref().ok()?.as_ref()? {
        RepairPage::Draft(_) => None,
        RepairPage::Sent(repair) => Some(repair),
    }
}
