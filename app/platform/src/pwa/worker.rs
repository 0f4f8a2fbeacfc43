//! The page's side of the service worker.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Lets the service worker keep the pages that are reached inside the application, as it keeps
/// those that the browser loads. Call once, inside the router.
pub fn remember_pages() {
    let location = use_location();
    #[cfg(feature = "hydrate")]
    Effect::new(move |first: Option<()>| {
        let page = format!(
            "{}{}",
            location.pathname.get(),
            location.search.with(|search| search_of(search))
        );
        // The first page came through the worker, unless there was none yet.
        if first.is_some() {
            browser::tell_soon(page);
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = location;
}

#[cfg(feature = "hydrate")]
fn search_of(search: &str) -> String {
    match search.trim_start_matches('?') {
        "" => String::new(),
        search => format!("?{search}"),
    }
}

/// A link back to the page that could not be shown, for the offline page. When the network
/// returns, it is followed by itself.
#[component]
pub fn Retry(
    /// CSS classes.
    #[prop(default = "button")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let wanted = RwSignal::new("/".to_owned());
    #[cfg(feature = "hydrate")]
    Effect::new(move || browser::find_wanted(wanted));
    view! { <a class=class href=move || wanted.get() rel="external">{children()}</a> }.into_any()
}

/// Starts the service worker, once the page has what it needs. For the browser's entry.
#[cfg(feature = "hydrate")]
pub fn register() {
    browser::register();
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use js_sys::{Array, Function, Promise, Reflect};
    use leptos::{prelude::*, task::spawn_local};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use crate::browser::{listen, property, record, text};

    /// Long enough for the page to have loaded, short enough to be there before it is left.
    const SOON: Duration = Duration::from_secs(2);

    pub(super) fn register() {
        set_timeout(|| spawn_local(async { drop(start().await) }), SOON);
    }

    /// Fails where there are no service workers: pages that are not secure, some private windows.
    async fn start() -> Result<(), JsValue> {
        let container = property(&window().navigator(), "serviceWorker");
        if !container.is_object() {
            return Ok(());
        }
        let was_there = property(&container, "controller").is_object();
        let register: Function = Reflect::get(&container, &"register".into())?.dyn_into()?;
        JsFuture::from(register.call1(&container, &"/sw.js".into())?.dyn_into::<Promise>()?).await?;
        if !was_there {
            let ready = property(&container, "ready").dyn_into::<Promise>()?;
            let registration = JsFuture::from(ready).await?;
            let location = window().location();
            let page = format!("{}{}", location.pathname()?, location.search()?);
            post(&property(&registration, "active"), &page)?;
        }
        Ok(())
    }

    /// Tells the worker of a page, unless it is left at once.
    pub(super) fn tell_soon(page: String) {
        set_timeout(
            move || {
                let worker = property(&property(&window().navigator(), "serviceWorker"), "controller");
                if worker.is_object() && window().location().pathname().is_ok_and(|path| page.starts_with(&path)) {
                    // Not kept this time.
                    drop(post(&worker, &page));
                }
            },
            SOON,
        );
    }

    /// The page, and the files that it has loaded.
    fn post(worker: &JsValue, page: &str) -> Result<(), JsValue> {
        let performance = property(&window(), "performance");
        let entries: Function = Reflect::get(&performance, &"getEntriesByType".into())?.dyn_into()?;
        let entries: Array = entries.call1(&performance, &"resource".into())?.dyn_into()?;
        let files: Array = entries
            .iter()
            .map(|entry| JsValue::from(text(&entry, "name")))
            .collect();
        let message = record(&[("page", page.into()), ("files", files.into())]);
        let post: Function = Reflect::get(worker, &"postMessage".into())?.dyn_into()?;
        post.call1(worker, &message).map(drop)
    }

    /// The page that was asked for stands in the fragment, see `public/sw.js`.
    pub(super) fn find_wanted(wanted: RwSignal<String>) {
        let page = window().location().hash().unwrap_or_default();
        let Some(page) = page
            .strip_prefix('#')
            .filter(|page| page.starts_with('/') && !page.starts_with("//"))
        else {
            return;
        };
        wanted.set(page.to_owned());
        let page = page.to_owned();
        listen(&window(), "online", move |_| {
            // Only from the offline page itself: it may have been left inside the application.
            if wanted.try_get_untracked().is_some() {
                drop(window().location().replace(&page));
            }
        });
    }
}
