//! Where a figure comes from.

use leptos::prelude::*;
use ui::{Disclosure, DisclosureLook};

use crate::i18n::{locale, td_string};

/// The very query that was run, for who asks where a figure comes from.
#[component]
pub(crate) fn Source(
    /// SQL.
    query: String,
) -> impl IntoView {
    view! {
        <Disclosure summary=td_string!(locale(), desk.source) look=DisclosureLook::Quiet>
            <pre class="source" tabindex="0"><code>{query}</code></pre>
        </Disclosure>
    }
    .into_any()
}
