//! When the application has taken over the whole page.
//!
//! Hydration walks through the server's HTML while it waits for the file of the page's area. What
//! changed the page meanwhile would have it look for one thing and find another.

use leptos::prelude::*;

thread_local! {
    static OVER: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Runs `then` in an effect, once the whole page has been taken over. For whatever stands around
/// the pages and changes by itself; in a page's own file effects come late enough.
pub fn when_hydrated(then: impl Fn() + 'static) {
    let over = OVER.with(Clone::clone);
    Effect::new(move || {
        if over.get() {
            untrack(&then);
        }
    });
}

/// Hydration is over: called once, by the browser's entry.
pub fn hydrated() {
    OVER.with(|over| over.set(true));
}
