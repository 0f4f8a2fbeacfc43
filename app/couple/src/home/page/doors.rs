//! The way to every room.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Room, Rooms, icons};

use crate::i18n::{Locale, td_string};

/// Quiet links to all that two have here.
#[component]
pub(super) fn Doors() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let room = |href, label: &str, glyph| Room {
        href,
        label: label.to_owned(),
        glyph,
    };
    let rooms = vec![
        room("/couple/checkins", td_string!(locale, home.room_days), icons::CALENDAR),
        room(
            "/couple/questions",
            td_string!(locale, home.room_questions),
            icons::MESSAGE_CIRCLE,
        ),
        room("/couple/goals", td_string!(locale, home.room_goals), icons::TARGET),
        room("/couple/letters", td_string!(locale, home.room_letters), icons::MAIL),
        room("/couple/messages", td_string!(locale, home.room_messages), icons::SEND),
        room(
            "/couple/repair",
            td_string!(locale, home.room_repair),
            icons::HEART_HANDSHAKE,
        ),
        room("/couple/pause", td_string!(locale, home.room_pause), icons::PAUSE),
        room(
            "/couple/trends",
            td_string!(locale, home.room_trends),
            icons::CHART_LINE,
        ),
        room(
            "/couple/reminders",
            td_string!(locale, home.room_reminders),
            icons::CLOCK,
        ),
    ];
    view! { <Rooms label=td_string!(locale, home.rooms) rooms /> }.into_any()
}
