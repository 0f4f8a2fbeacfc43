//! When code does not arrive: the network went, or a new version has replaced what the page
//! would load.

use leptos::prelude::*;
use ui::{Icon, icons};

use crate::{
    i18n::{Locale, td_string},
    language::Language,
};

const BANNER: &str = "reload";

/// A banner that offers to reload once a part of the application could not be loaded. It stands
/// in the page from the start and is shown without the application's help, which may have ended
/// with what was missing.
#[component]
pub fn ReloadBanner() -> impl IntoView {
    let locale = Locale::from(Language::current());
    #[cfg(feature = "hydrate")]
    Effect::new(browser::watch);
    view! {
        <div role="alert">
            <div id=BANNER class="banner" data-place="top" data-tone="wrong" hidden=true>
                <Icon glyph=icons::REFRESH_CW />
                <div><p>{td_string!(locale, live.incomplete)}</p></div>
                // A link to the very page that is shown, which the router leaves to the browser.
                <a class="button" data-kind="secondary" data-size="small" href="" rel="external">{td_string!(locale, live.reload)}</a>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::{document, window};
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::Event;

    use super::BANNER;
    use crate::browser::{listen, property, text};

    /// The trap in which the application stops when it cannot go on (WebAssembly JavaScript API).
    const TRAP: &str = "RuntimeError";
    /// How browsers say that a module did not arrive: Chromium, Firefox, Safari.
    const MISSING_MODULE: [&str; 3] = ["imported module", "importing a module", "module script"];

    /// Shows the banner when something that the application was loading has failed.
    pub(super) fn watch() {
        for (event, cause) in [("unhandledrejection", "reason"), ("error", "error")] {
            listen(&window(), event, move |event| {
                let cause = property(&event, cause);
                if is_missing_module(&cause) {
                    // Said on the screen, so it need not be said in the console.
                    event.unchecked_ref::<Event>().prevent_default();
                    reveal();
                } else if text(&cause, "name") == TRAP {
                    reveal();
                }
            });
        }
    }

    fn is_missing_module(cause: &JsValue) -> bool {
        let message = text(cause, "message").to_lowercase();
        MISSING_MODULE.iter().any(|part| message.contains(part))
    }

    fn reveal() {
        if let Some(banner) = document().get_element_by_id(BANNER) {
            // The attribute exists or not; removing it cannot fail.
            drop(banner.remove_attribute("hidden"));
        }
    }
}
