//! Somebody has come: who, and what to do if it is not the person who was meant.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Banner, BannerTone, Button, ButtonKind, ButtonSize, Disclosure, DisclosureLook, icons};

use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    pairing::{UndoPairing, model::Newcomer},
};

/// Says who came, and offers to undo it for a day.
#[component]
pub(crate) fn NewcomerBanner(
    /// Who came.
    newcomer: Newcomer,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Newcomer { name, until } = newcomer;
    let title = td_string!(locale, pairing.newcomer_title, name = name.clone());
    view! {
        <Banner tone=BannerTone::Good glyph=icons::HEART_HANDSHAKE title>{td_string!(locale, pairing.newcomer_lead)}</Banner>
        <Disclosure summary=td_string!(locale, pairing.undo_summary) look=DisclosureLook::Quiet open=came_back("undo")>
            <p>{td_string!(locale, pairing.undo_lead, name = name, until = until)}</p>
            <Form action=UndoPairing::url() name="undo" touches=&["couple"]>
                <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, pairing.undo)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}
