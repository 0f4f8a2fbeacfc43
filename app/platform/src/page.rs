//! What every page starts from: who is signed in, where the live line begins, what a form left.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    account::Viewer,
    doors::Doors,
    drafts::provide_outbox,
    flags::Flags,
    forms::{provide_flash, provide_notices},
    live::{LiveStart, provide_live},
};

/// What the server tells the browser about the page, once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct PageStart {
    viewer: Option<Viewer>,
    live: LiveStart,
    flags: Flags,
    doors: Doors,
}

/// Provides the viewer, the flags, the doors, the flash, the notices, the live line and the outbox, the same
/// on both sides. Call once, at the root, before the router.
pub fn provide_page() {
    let start = SharedValue::new(|| {
        #[cfg(feature = "ssr")]
        let (live, flags, doors) = (LiveStart::of_page(), Flags::of_page(), Doors::of_page());
        #[cfg(not(feature = "ssr"))]
        let (live, flags, doors) = (LiveStart::default(), Flags::default(), Doors::default());
        PageStart {
            viewer: use_context::<Option<Viewer>>().flatten(),
            live,
            flags,
            doors,
        }
    })
    .into_inner();
    provide_context(start.viewer);
    provide_context(start.flags);
    provide_context(start.doors);
    provide_flash();
    provide_notices();
    provide_live(start.live);
    provide_outbox();
}
