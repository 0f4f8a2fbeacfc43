//! The landing page: in one screen, what Parvis is.

use leptos::prelude::*;
use platform::account::use_viewer;
use ui::{Area, Badge, ButtonKind, ButtonSize, Feature, Glyph, Icon, IconSize, LinkButton, TileMark, Tiles, icons};

use crate::{
    i18n::{locale, td_string},
    presentation::Presentation,
};

/// `/`
pub(crate) fn landing_page() -> AnyView {
    let locale = locale();
    view! {
        <Presentation path="/" title=td_string!(locale, landing.title) description=td_string!(locale, landing.description) />
        <Hero />
        <Areas />
        <Reasons />
        <LastCall />
    }
    .into_any()
}

/// The promise, the way in, and the square itself: laid anew for a phone and for a wide screen.
#[component]
fn Hero() -> impl IntoView {
    let locale = locale();
    view! {
        <section class="landing-hero">
            <div class="landing-words">
                <h1 class="display">{td_string!(locale, landing.headline)}</h1>
                <p class="lede">{td_string!(locale, landing.lede)}</p>
                <div class="cluster">
                    <WayIn />
                    <LinkButton href="#places" size=ButtonSize::Large kind=ButtonKind::Secondary>
                        {td_string!(locale, landing.discover)}
                    </LinkButton>
                </div>
            </div>
            <div class="landing-tiles">
                <div><Tiles seed="tiassalé" rows=3 columns=6 /></div>
                <div><Tiles seed="laterite" rows=6 columns=6 /></div>
            </div>
        </section>
    }
    .into_any()
}

/// The main action: to register, or to go on to one's own place.
#[component]
fn WayIn() -> impl IntoView {
    let locale = locale();
    let (href, words) = match use_viewer() {
        Some(_) => ("/couple", td_string!(locale, landing.open)),
        None => ("/register", td_string!(locale, landing.register)),
    };
    view! { <LinkButton href size=ButtonSize::Large>{words}</LinkButton> }
}

/// The five areas, open or to come.
#[component]
fn Areas() -> impl IntoView {
    let locale = locale();
    let soon = [
        (
            Area::Dining,
            td_string!(locale, landing.dining.name),
            td_string!(locale, landing.dining.sentence),
        ),
        (
            Area::Dating,
            td_string!(locale, landing.dating.name),
            td_string!(locale, landing.dating.sentence),
        ),
        (
            Area::Delivery,
            td_string!(locale, landing.delivery.name),
            td_string!(locale, landing.delivery.sentence),
        ),
        (
            Area::Mail,
            td_string!(locale, landing.mail.name),
            td_string!(locale, landing.mail.sentence),
        ),
    ];
    view! {
        <ul class="landing-areas" id="places" role="list">
            <li data-area=Area::Couple.name()>
                <a href="/couple">
                    <TileMark area=Area::Couple />
                    <div>
                        <h2>{td_string!(locale, landing.couple.name)}</h2>
                        <p>{td_string!(locale, landing.couple.sentence)}</p>
                    </div>
                    <Icon glyph=icons::ARROW_RIGHT size=IconSize::Regular />
                </a>
            </li>
            {soon.map(|(area, name, sentence)| view! { <AreaToCome area name sentence /> }).into_iter().collect_view()}
        </ul>
    }
    .into_any()
}

/// An area that is not open yet: it says so, and is no link.
#[component]
fn AreaToCome(area: Area, name: &'static str, sentence: &'static str) -> impl IntoView {
    view! {
        <li data-area=area.name()>
            <div class="landing-area">
                <TileMark area />
                <div>
                    <div class="cluster" data-gap="2" data-align="between">
                        <h2>{name}</h2>
                        <Badge>{td_string!(locale(), landing.soon)}</Badge>
                    </div>
                    <p>{sentence}</p>
                </div>
            </div>
        </li>
    }
}

/// What makes it different.
#[component]
fn Reasons() -> impl IntoView {
    let locale = locale();
    let reasons = [
        (
            icons::KEY_ROUND,
            td_string!(locale, landing.account.title),
            td_string!(locale, landing.account.text),
        ),
        (
            icons::WIFI_OFF,
            td_string!(locale, landing.network.title),
            td_string!(locale, landing.network.text),
        ),
        (
            icons::DOOR_OPEN,
            td_string!(locale, landing.leaving.title),
            td_string!(locale, landing.leaving.text),
        ),
        (
            icons::SHIELD,
            td_string!(locale, landing.peace.title),
            td_string!(locale, landing.peace.text),
        ),
    ];
    view! {
        <section class="landing-band">
            <h2>{td_string!(locale, landing.reasons)}</h2>
            <ul class="landing-reasons" role="list">
                {reasons.map(|(glyph, title, text)| view! { <Reason glyph title text /> }).into_iter().collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn Reason(glyph: Glyph, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <li>
            <Icon glyph size=IconSize::Regular />
            <h3>{title}</h3>
            <p>{text}</p>
        </li>
    }
}

/// The way in once more, for who has read to the end.
#[component]
fn LastCall() -> impl IntoView {
    let locale = locale();
    let (title, text) = match use_viewer() {
        Some(_) => (
            td_string!(locale, landing.back_title),
            td_string!(locale, landing.back_text),
        ),
        None => (
            td_string!(locale, landing.call_title),
            td_string!(locale, landing.call_text),
        ),
    };
    view! {
        <div class="landing-call">
            <Feature title seed="parvis" area=Area::Brand action=|| view! { <WayIn /> }>
                <p>{text}</p>
            </Feature>
        </div>
    }
    .into_any()
}
