//! The town's tiles and colours, and the icons in use.

use leptos::prelude::*;
use ui::{
    Area, Feature, Glyph, Icon, IconSize, LinkButton, Room, Rooms, TileMark, TileMarkSize, Tiles, TilesPalette, icons,
};

use crate::i18n::{Locale, td_string};

/// Some of the icons, as a sample of their stroke.
const ICONS: [Glyph; 18] = [
    icons::HOUSE,
    icons::BELL,
    icons::CALENDAR,
    icons::CHART_LINE,
    icons::CIRCLE_CHECK,
    icons::CIRCLE_QUESTION_MARK,
    icons::CLOCK,
    icons::DOOR_OPEN,
    icons::GLOBE,
    icons::HEART_HANDSHAKE,
    icons::KEY_ROUND,
    icons::LOCK,
    icons::MAIL,
    icons::MESSAGE_CIRCLE,
    icons::MOON,
    icons::SETTINGS,
    icons::SUN,
    icons::USERS,
];

pub(super) fn tiles(locale: Locale) -> AnyView {
    let marks = Area::ALL.map(|area| view! { <TileMark area /> <TileMark area size=TileMarkSize::Small /> });
    let fields = Area::ALL.map(|area| view! { <Tiles seed="town" rows=2 columns=4 palette=TilesPalette::Of(area) /> });
    let features = Area::ALL.map(|area| {
        let action = move || view! { <LinkButton href="#content">{td_string!(locale, dev.check_in)}</LinkButton> };
        view! { <Feature title=td_string!(locale, dev.feature) seed=area.name() area action><p>{td_string!(locale, dev.feature_text)}</p></Feature> }
    });
    let room = |label: &str, glyph| Room {
        href: "#content",
        label: label.to_owned(),
        glyph,
    };
    let rooms = vec![
        room(td_string!(locale, dev.mood), icons::SUN),
        room(td_string!(locale, dev.day), icons::CALENDAR),
        room(td_string!(locale, dev.charts), icons::CHART_LINE),
        room(td_string!(locale, dev.languages), icons::GLOBE),
    ];
    view! {
        <div class="cluster">{marks.into_iter().collect_view()}</div>
        <Tiles seed="town" rows=3 columns=6 />
        <div class="grid" data-min="s">{fields.into_iter().collect_view()}</div>
        {features.into_iter().collect_view()}
        <div class="cluster">{ICONS.map(|glyph| view! { <Icon glyph size=IconSize::Regular /> }).into_iter().collect_view()}</div>
        <Rooms label=td_string!(locale, dev.rooms) rooms />
    }
    .into_any()
}
