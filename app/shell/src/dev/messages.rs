//! What is said.

use leptos::prelude::*;
use ui::{Badge, BadgeTone, Banner, BannerTone, ButtonKind, ButtonSize, Disclosure, DisclosureLook, LinkButton, icons};

use crate::i18n::{Locale, td_string};

pub(super) fn messages(locale: Locale) -> AnyView {
    let way_on = move || {
        view! {
            <LinkButton href="#content" size=ButtonSize::Small kind=ButtonKind::Secondary>{td_string!(locale, dev.go_on)}</LinkButton>
        }
    };
    view! {
        <Banner glyph=icons::WIFI_OFF>{td_string!(locale, dev.offline)}</Banner>
        <Banner tone=BannerTone::Good>{td_string!(locale, dev.confirmed)}</Banner>
        <Banner tone=BannerTone::Caution>{td_string!(locale, dev.expires)}</Banner>
        <Banner tone=BannerTone::Wrong title=td_string!(locale, dev.tries_title) action=way_on>{td_string!(locale, dev.tries)}</Banner>
        <div class="cluster">
            <Badge>{td_string!(locale, dev.draft)}</Badge>
            <Badge tone=BadgeTone::Accent>{td_string!(locale, dev.fresh)}</Badge>
            <Badge tone=BadgeTone::Good glyph=icons::CHECK>{td_string!(locale, dev.done)}</Badge>
            <Badge tone=BadgeTone::Caution>{td_string!(locale, dev.waiting)}</Badge>
            <Badge tone=BadgeTone::Wrong>{td_string!(locale, dev.refused)}</Badge>
        </div>
        <div>
            <Disclosure summary=td_string!(locale, dev.asked) open=true><p>{td_string!(locale, dev.answer)}</p></Disclosure>
            <Disclosure summary=td_string!(locale, dev.asked)><p>{td_string!(locale, dev.answer)}</p></Disclosure>
        </div>
        <Disclosure summary=td_string!(locale, dev.quiet_asked) look=DisclosureLook::Quiet><p>{td_string!(locale, dev.leave_text)}</p></Disclosure>
    }
    .into_any()
}
