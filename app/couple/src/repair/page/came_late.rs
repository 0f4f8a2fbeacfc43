//! A move that came too late, sent by the browser itself: its form is gone, its message is not.

use leptos::prelude::*;
use platform::{forms::Flash, language::Language};
use ui::Banner;

use crate::repair::model::{Move, Repair, Stage, after};

/// Says why the move was refused, unless its form is still there to say it.
#[component]
pub(super) fn CameLate(
    /// The repair as it stands now.
    repair: Repair,
) -> impl IntoView {
    let late = Flash::current().filter(|flash| {
        let made = move_of(&flash.form);
        made.is_some_and(|made| !is_offered(&repair, made))
    });
    late.and_then(|flash| flash.error)
        .map(|error| view! { <Banner>{error.sentence(Language::current())}</Banner> })
}

/// The move of a form on this page.
fn move_of(form: &str) -> Option<Move> {
    match form.strip_prefix("repair-")? {
        "set-aside" => Some(Move::SetAside),
        "time" => Some(Move::TakeTime),
        word => Move::parse(word),
    }
}

/// Whether the page has a form for a move.
fn is_offered(repair: &Repair, made: Move) -> bool {
    repair.stage != Stage::Draft && after(repair.stage, repair.side, made).is_ok()
}
