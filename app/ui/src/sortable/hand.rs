//! The hand that holds a row: it measures the rows, follows the pointer, and shows every row where
//! it would stand. On the server there is nothing to hold.

#[cfg(not(feature = "hydrate"))]
use leptos::ev;
use leptos::{html, prelude::*};

use super::place::Extent;
#[cfg(feature = "hydrate")]
use super::place::{place_at, shift};

/// So near to the edge of the window, in pixels, the page goes on under a row that is dragged.
#[cfg(feature = "hydrate")]
const EDGE: f64 = 72.0;
/// By so much at each move of the pointer.
#[cfg(feature = "hydrate")]
const SCROLL: f64 = 12.0;

/// A hand on a list's rows.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    list: NodeRef<html::Ol>,
    extents: Vec<Extent>,
    pointer: Option<Pointer>,
}

/// A pointer that has seized a row, in pixels of the page.
#[derive(Clone, Copy, Debug)]
struct Pointer {
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser has pointers"))]
    began: f64,
    #[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "only a browser has pointers"))]
    dragged: f64,
}

impl Hand {
    /// A hand on the rows of a list; none where there is no browser.
    pub fn on(list: NodeRef<html::Ol>) -> Option<Self> {
        Some(Self {
            list,
            extents: measured(list)?,
            pointer: None,
        })
    }

    /// How many rows the list has.
    pub fn rows(&self) -> usize {
        self.extents.len()
    }

    /// Whether a pointer has seized the row.
    pub fn is_dragging(&self) -> bool {
        self.pointer.is_some()
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::{ev, html, prelude::*};
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement};

    use super::{EDGE, Hand, Pointer, SCROLL, place_at, shift};

    /// The rows as they stand in the document.
    pub(super) fn rows(list: NodeRef<html::Ol>) -> Option<Vec<HtmlElement>> {
        let rows = list.get_untracked()?.children();
        Some(
            (0..rows.length())
                .filter_map(|place| rows.item(place)?.dyn_into().ok())
                .collect(),
        )
    }

    pub(super) fn scrolled() -> f64 {
        window().scroll_y().unwrap_or(0.0)
    }

    impl Hand {
        /// From now on the row follows the pointer, wherever it goes.
        pub fn seize(&mut self, event: &ev::PointerEvent) {
            if let Some(handle) = event
                .current_target()
                .and_then(|target| target.dyn_into::<Element>().ok())
            {
                // Fails for a pointer that has just left, and then nothing follows.
                drop(handle.set_pointer_capture(event.pointer_id()));
            }
            self.pointer = Some(Pointer {
                began: f64::from(event.client_y()) + scrolled(),
                dragged: 0.0,
            });
        }

        /// Follows the pointer; gives the place that the row takes.
        pub fn follow(&mut self, event: &ev::PointerEvent, from: usize) -> Option<usize> {
            let pointer = self.pointer.as_mut()?;
            let y = f64::from(event.client_y());
            let height = window().inner_height().ok().and_then(|height| height.as_f64());
            if y < EDGE {
                window().scroll_by_with_x_and_y(0.0, -SCROLL);
            } else if height.is_some_and(|height| y > height - EDGE) {
                window().scroll_by_with_x_and_y(0.0, SCROLL);
            }
            pointer.dragged = y + scrolled() - pointer.began;
            Some(place_at(&self.extents, from, pointer.dragged))
        }

        /// Shows every row where it would stand.
        pub fn show(&self, held: (usize, usize)) {
            let dragged = self.pointer.map(|pointer| pointer.dragged);
            for (place, row) in rows(self.list).unwrap_or_default().iter().enumerate() {
                let by = shift(&self.extents, place, held, dragged);
                // A style that a browser does not know changes nothing.
                drop(row.style().set_property("translate", &format!("0 {by}px")));
            }
        }

        /// Lets go: every row is shown where it stands.
        pub fn open(&self) {
            for row in rows(self.list).unwrap_or_default() {
                drop(row.style().remove_property("translate"));
            }
        }
    }
}

/// Without a browser there is no pointer, and nothing is shown elsewhere.
#[cfg(not(feature = "hydrate"))]
impl Hand {
    pub fn seize(&mut self, _: &ev::PointerEvent) {
        self.pointer = None;
    }

    pub fn follow(&mut self, _: &ev::PointerEvent, from: usize) -> Option<usize> {
        self.pointer.map(|_| from)
    }

    pub fn show(&self, _: (usize, usize)) {
        let _ = self.list;
    }

    pub fn open(&self) {
        let _ = self.list;
    }
}

/// Where the rows are.
fn measured(list: NodeRef<html::Ol>) -> Option<Vec<Extent>> {
    #[cfg(feature = "hydrate")]
    return browser::rows(list).map(|rows| {
        rows.iter()
            .map(|row| row.get_bounding_client_rect())
            .map(|place| Extent {
                top: place.top() + browser::scrolled(),
                height: place.height(),
            })
            .collect()
    });
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = list;
        None
    }
}

/// Gives the handle the focus back once the document has its new order.
pub(super) fn focus_soon(handle: NodeRef<html::Button>) {
    #[cfg(feature = "hydrate")]
    request_animation_frame(move || {
        if let Some(handle) = handle.get_untracked() {
            drop(handle.focus());
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = handle;
}
