//! An answer of the change feed, read by the browser's own JSON parser: it is already there.

use js_sys::{JSON, Object};
use wasm_bindgen::JsCast;

use crate::browser::{property, text};

/// What a tab needs of a batch.
#[derive(Debug)]
pub(super) struct Batch {
    /// Where to go on from.
    pub(super) cursor: String,
    /// The kinds of resources that changed.
    pub(super) resources: Vec<String>,
    /// Whether there is more right now.
    pub(super) more: bool,
}

impl Batch {
    /// The batch of its JSON, unless it is none.
    pub(super) fn read(json: &str) -> Option<Self> {
        let batch = JSON::parse(json).ok()?;
        let cursor = text(&batch, "cursor");
        let changes = property(&batch, "changes").dyn_into::<Object>().ok()?;
        let resources = Object::keys(&changes)
            .iter()
            .filter_map(|name| name.as_string())
            .collect();
        let more = property(&batch, "more").is_truthy();
        (!cursor.is_empty()).then_some(Self {
            cursor,
            resources,
            more,
        })
    }
}
