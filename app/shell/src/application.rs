//! How the application comes to a page.

use std::{fs, sync::OnceLock};

use leptos::{config::LeptosOptions, nonce::use_nonce, prelude::*};
use platform::live::{LiveStart, OfflineNotice};

/// Starts it when it is wanted.
const SCRIPT: &str = include_str!("application.js");

/// What starts the application. Leptos' own `HydrationScripts` announces the files in the
/// document's head: on a slow line they would take the road from what is painted first. For whoever
/// only reads they do not come at all; `application.js` says when they do.
#[component]
pub(crate) fn Application(
    /// Where the files are, and how they are called.
    options: LeptosOptions,
) -> impl IntoView {
    let Names { code, memory } = names(&options).clone();
    let cursor = LiveStart::of_page().cursor;
    view! {
        <template id="offline-notice">
            <OfflineNotice />
        </template>
        <script
            type="module"
            id="application"
            nonce=use_nonce()
            data-code=code
            data-memory=memory
            data-cursor=cursor
            inner_html=SCRIPT
        ></script>
    }
}

/// The addresses of the two files that everything begins with.
#[derive(Clone)]
struct Names {
    code: String,
    memory: String,
}

/// The names do not change while the server runs.
fn names(options: &LeptosOptions) -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let hashes = hashes(options).unwrap_or_default();
        let file = |kind: &str| {
            let hash = hashes
                .lines()
                .find_map(|line| line.split_once(':').filter(|(of, _)| *of == kind));
            let hash = hash.map(|(_, hash)| format!(".{}", hash.trim())).unwrap_or_default();
            format!("/{}/{}{hash}.{kind}", options.site_pkg_dir, options.output_name)
        };
        Names {
            code: file("js"),
            memory: file("wasm"),
        }
    })
}

/// What cargo-leptos wrote beside the server: a line `kind: hash` for each file.
fn hashes(options: &LeptosOptions) -> Option<String> {
    let beside = std::env::current_exe().ok()?;
    fs::read_to_string(beside.with_file_name(options.hash_file.as_ref())).ok()
}
