//! The offer to install.

use leptos::prelude::*;
use ui::{Button, ButtonKind, ButtonSize, Icon, Press, icons};

use crate::{
    i18n::{Locale, td_string},
    language::Language,
};

/// How this browser installs an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser can be asked"))]
enum Way {
    /// It asks when told to.
    Asks,
    /// The person does it by the share menu (Safari on iOS).
    Share,
}

/// A quiet card that offers to install Parvis, where that is possible and was not refused before.
#[component]
pub fn InstallPrompt() -> impl IntoView {
    let way = RwSignal::new(None::<Way>);
    #[cfg(feature = "hydrate")]
    crate::hydration::when_hydrated(move || browser::watch(way));
    (move || way.get().map(|offered| view! { <Offer offered way /> })).into_any()
}

#[component]
fn Offer(offered: Way, way: RwSignal<Option<Way>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let answer = move |accepted: bool| {
        way.set(None);
        #[cfg(feature = "hydrate")]
        browser::answer(accepted);
        #[cfg(not(feature = "hydrate"))]
        let _ = accepted;
    };
    let text = match offered {
        Way::Asks => td_string!(locale, pwa.install_text),
        Way::Share => td_string!(locale, pwa.install_by_share),
    };
    let accept = (offered == Way::Asks).then(|| {
        view! {
            <Button press=Press::Script kind=ButtonKind::Secondary size=ButtonSize::Small on:click=move |_| answer(true)>
                {td_string!(locale, pwa.install)}
            </Button>
        }
    });
    view! {
        <aside class="banner" aria-label=td_string!(locale, pwa.install_title)>
            <Icon glyph=icons::SMARTPHONE />
            <div>
                <p class="banner-title">{td_string!(locale, pwa.install_title)}</p>
                <p>{text}</p>
                <div class="banner-action cluster">
                    {accept}
                    <Button press=Press::Script kind=ButtonKind::Quiet size=ButtonSize::Small on:click=move |_| answer(false)>
                        {td_string!(locale, pwa.not_now)}
                    </Button>
                </div>
            </div>
        </aside>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use js_sys::{Function, Reflect};
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, JsValue};

    use super::Way;
    use crate::browser::{listen, property};

    /// Where the document's script lets the browser's offer wait.
    const OFFER: &str = "parvisInstallation";
    /// Set for good once somebody has said no.
    const REFUSED: &str = "parvis-install-refused";

    /// Finds out whether and how Parvis can be installed here.
    pub(super) fn watch(way: RwSignal<Option<Way>>) {
        if was_refused() {
            return;
        }
        if property(&window(), OFFER).is_object() {
            way.set(Some(Way::Asks));
        } else if property(&window().navigator(), "standalone") == JsValue::FALSE {
            // Only Safari on iOS knows this property; it is true once installed.
            way.set(Some(Way::Share));
        }
        listen(&window(), "beforeinstallprompt", move |event| {
            event.unchecked_ref::<web_sys::Event>().prevent_default();
            // A property of the window can be set.
            drop(Reflect::set(&window(), &OFFER.into(), &event));
            way.try_set(Some(Way::Asks));
        });
        listen(&window(), "appinstalled", move |_| {
            way.try_set(None);
        });
    }

    /// Lets the browser ask, or never offers again.
    pub(super) fn answer(accepted: bool) {
        if accepted {
            let offer = property(&window(), OFFER);
            if let Ok(prompt) = property(&offer, "prompt").dyn_into::<Function>() {
                // Fails when it was shown before, and then it was answered.
                drop(prompt.call0(&offer));
            }
        } else if let Ok(Some(storage)) = window().local_storage() {
            // Where nothing may be stored the offer comes again.
            drop(storage.set_item(REFUSED, "1"));
        }
    }

    fn was_refused() -> bool {
        let storage = window().local_storage().ok().flatten();
        storage
            .and_then(|storage| storage.get_item(REFUSED).ok().flatten())
            .is_some()
    }
}
