//! The figures on the page.

mod cohorts;
mod funnel;
mod lines;

use leptos::prelude::*;
use platform::query::Query;

use self::{
    cohorts::CohortsPart,
    funnel::FunnelPart,
    lines::{ActivePart, SignUpsPart},
};
use super::{api::ReadFigures, model::Figures};
use crate::{
    desk::{Room, in_room},
    i18n::{locale, td_string},
};

/// `/admin/figures`
pub(crate) fn figures_page() -> AnyView {
    let figures = Query::first(&["desk_figures"], || ReadFigures {});
    in_room(Room::Figures, figures, |figures| {
        let Figures {
            sign_ups,
            active,
            funnel,
            cohorts,
        } = figures;
        view! {
            <p class="muted">{td_string!(locale(), figures.lead)}</p>
            <div class="grid" data-min="xl" data-gap="6">
                <SignUpsPart sign_ups />
                <ActivePart active />
            </div>
            <FunnelPart funnel />
            <CohortsPart cohorts />
        }
        .into_any()
    })
}
