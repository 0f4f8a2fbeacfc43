//! People, lists, cards, the ways between pages.

use leptos::prelude::*;
use ui::{
    Area, Avatar, AvatarPair, AvatarSize, AvatarTone, Badge, BadgeTone, Card, Icon, List, ListLook, More, Place,
    Places, Row, Tab, Tabs, icons,
};

use crate::i18n::{Locale, td_string};

pub(super) fn people(locale: Locale) -> AnyView {
    view! {
        <div class="cluster" data-area=Area::Couple.name()>
            <Avatar name="Aya" size=AvatarSize::Small />
            <Avatar name="Kofi" tone=AvatarTone::Ink />
            <AvatarPair first="Aya" second=None awaited=td_string!(locale, dev.waiting) />
            <AvatarPair first="Aya" second=Some("Kofi".to_owned()) size=AvatarSize::Large />
        </div>
        {lists(locale)}
        <Card href="#content"><h3>{td_string!(locale, dev.card)}</h3><p class="muted">{td_string!(locale, dev.sentence)}</p></Card>
        <dl class="figure-row">
            <div><dt>{td_string!(locale, dev.figure)}</dt><dd>"23"</dd></div>
        </dl>
        {ways(locale)}
    }
    .into_any()
}

fn lists(locale: Locale) -> AnyView {
    let here = move || view! { <Badge tone=BadgeTone::Good>{td_string!(locale, dev.here)}</Badge> };
    let rows = move || {
        view! {
            <li>
                <Row
                    title=td_string!(locale, dev.device)
                    detail=td_string!(locale, dev.device_detail)
                    lead=|| view! { <Icon glyph=icons::SMARTPHONE /> }
                    trail=here
                />
            </li>
            <li>
                <Row
                    title=td_string!(locale, dev.password)
                    detail=td_string!(locale, dev.changed)
                    href="#content"
                    lead=|| view! { <Icon glyph=icons::KEY_ROUND /> }
                />
            </li>
        }
    };
    view! {
        <List>{rows()}</List>
        <List look=ListLook::Card>{rows()}</List>
    }
    .into_any()
}

/// Tabs, the places of a signed-in person, the rest of a list.
fn ways(locale: Locale) -> AnyView {
    let tabs = [
        td_string!(locale, dev.today),
        td_string!(locale, dev.month),
        td_string!(locale, dev.year),
    ];
    let tabs = tabs.into_iter().enumerate().map(|(index, label)| Tab {
        href: "#content".to_owned(),
        label: label.to_owned(),
        current: Signal::stored(index == 1),
    });
    let places = [
        (td_string!(locale, dev.today), icons::HOUSE),
        (td_string!(locale, dev.month), icons::CHART_LINE),
    ];
    let places = places.into_iter().enumerate().map(|(index, (label, glyph))| Place {
        href: "#content".to_owned(),
        label: label.to_owned(),
        glyph,
        current: Signal::stored(index == 0),
    });
    view! {
        <Tabs label=td_string!(locale, dev.pages) tabs=tabs.collect() />
        <Places label=td_string!(locale, dev.pages) places=places.collect() />
        <More href=Some("#content".to_owned()) label=td_string!(locale, dev.more) />
    }
    .into_any()
}
