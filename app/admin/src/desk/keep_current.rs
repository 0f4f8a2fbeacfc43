//! A page that shows what changes by itself.

/// Asks again for some resources every ten seconds while the page is looked at. What works behind the
/// house, such as jobs, tells no browser.
pub(crate) fn keep_current(resources: &'static [&'static str]) {
    #[cfg(feature = "hydrate")]
    {
        use std::time::Duration;

        use leptos::prelude::{document, expect_context, on_cleanup, set_interval_with_handle};
        use platform::live::Live;

        const PACE: Duration = Duration::from_secs(10);
        let live = expect_context::<Live>();
        let ask = move || {
            if !document().hidden() {
                live.touch(resources);
            }
        };
        if let Ok(asking) = set_interval_with_handle(ask, PACE) {
            on_cleanup(move || asking.clear());
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = resources;
}
