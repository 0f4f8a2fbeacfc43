//! A list that one puts into order: by dragging a handle, or with the keyboard.
//!
//! Nothing moves in the document while a row is held: rows are shown elsewhere by a translation,
//! so pointer and focus stay where they are. Only when it is put down does the page hear of it.
//! Without a script there is no handle, and the page offers its own way.

mod hand;
mod place;

use leptos::{context::Provider, ev, html, prelude::*};

use self::{hand::Hand, place::before};
use crate::{
    icon::{Icon, IconSize},
    icons,
};

/// What happens to a row that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// It was picked up.
    Lifted,
    /// It is held over another place.
    Moved,
    /// It was put down.
    Dropped,
    /// It was put back where it came from.
    Cancelled,
}

/// The same, with what a sentence about it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortingNews {
    /// What happens.
    pub sorting: Sorting,
    /// The row's name.
    pub name: String,
    /// Its place, from 1.
    pub place: usize,
    /// Of how many.
    pub of: usize,
}

/// A row that was put down at another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted {
    /// Which row.
    pub id: String,
    /// Before which other; none when it is last.
    pub before: Option<String>,
}

/// A row that is held.
#[derive(Clone, Debug)]
struct Held {
    id: String,
    name: String,
    from: usize,
    to: usize,
    hand: Hand,
}

#[derive(Clone, Copy)]
struct SortableState {
    order: Signal<Vec<String>>,
    list: NodeRef<html::Ol>,
    held: RwSignal<Option<Held>>,
    said: RwSignal<String>,
    say: Callback<SortingNews, String>,
    on_sort: Callback<Sorted>,
}

/// The list. Its children are [`SortableRow`]s in the order of `order`, by [`For`].
#[component]
pub fn Sortable(
    /// The rows' ids in their order.
    #[prop(into)]
    order: Signal<Vec<String>>,
    /// What the list is called.
    #[prop(into)]
    label: String,
    /// How rows are moved with the keyboard, for screen readers.
    #[prop(into)]
    help: String,
    /// The help's id; the page has one list of that name.
    #[prop(default = "sortable-help")]
    help_id: &'static str,
    /// The sentence about what happens, for screen readers.
    say: Callback<SortingNews, String>,
    /// A row was put down at another place.
    on_sort: Callback<Sorted>,
    children: Children,
) -> impl IntoView {
    let state = SortableState {
        order,
        list: NodeRef::new(),
        held: RwSignal::new(None),
        said: RwSignal::new(String::new()),
        say,
        on_sort,
    };
    // A row that is held while the list changes by itself is put back: its place is no longer true.
    Effect::new(move |known: Option<Vec<String>>| {
        let now = order.get();
        if known.is_some_and(|known| known != now) {
            state.put_back();
        }
        now
    });
    view! {
        <Provider value=state>
            <ol
                class="sortable"
                role="list"
                node_ref=state.list
                aria-label=label
                class:sorting=move || state.held.with(Option::is_some)
            >
                {children()}
            </ol>
            <p id=help_id hidden>{help}</p>
            <p class="visually-hidden" aria-live="assertive">{move || state.said.get()}</p>
        </Provider>
    }
    .into_any()
}

/// One row: the handle, then its children.
#[component]
pub fn SortableRow(
    /// Its id, as in the list's order; the row can be linked to by `anchor` and this.
    #[prop(into)]
    id: String,
    /// The first part of the row's own id in the page.
    #[prop(into)]
    anchor: String,
    /// What the row is called.
    #[prop(into)]
    name: Signal<String>,
    /// What the handle is called.
    #[prop(into)]
    handle: Signal<String>,
    /// The id of the list's help.
    #[prop(default = "sortable-help")]
    help_id: &'static str,
    children: Children,
) -> impl IntoView {
    let state = expect_context::<SortableState>();
    let button = NodeRef::<html::Button>::new();
    let id = StoredValue::new(id);
    let is_held = move || {
        state
            .held
            .with(|held| held.as_ref().is_some_and(|held| id.with_value(|id| held.id == *id)))
    };
    let lift = move || state.lift(id.get_value(), name.get_untracked());
    // Space, Enter and screen readers click without a pointer; what a pointer does is heard below.
    let on_click = move |event: ev::MouseEvent| match (event.detail(), is_held()) {
        (0, false) => lift(),
        (0, true) => state.put_down(button),
        _ => {}
    };
    let on_keydown = move |event: ev::KeyboardEvent| match (event.key().as_str(), is_held()) {
        ("ArrowUp", true) => {
            event.prevent_default();
            state.step(-1);
        }
        ("ArrowDown", true) => {
            event.prevent_default();
            state.step(1);
        }
        ("Escape", true) => {
            event.prevent_default();
            // It means the row alone, not what the page does with the key.
            event.stop_propagation();
            state.put_back();
        }
        _ => {}
    };
    // Whoever goes elsewhere has let go. A pointer holds on by itself.
    let on_blur = move |_: ev::FocusEvent| {
        if is_held() && !state.is_dragged() {
            state.put_back();
        }
    };
    let on_down = move |event: ev::PointerEvent| {
        if event.button() == 0 && !is_held() {
            lift();
            state.seize(&event);
        }
    };
    let on_move = move |event: ev::PointerEvent| {
        if is_held() {
            state.drag(&event);
        }
    };
    let on_up = move |_: ev::PointerEvent| {
        if is_held() && state.is_dragged() {
            state.put_down(button);
        }
    };
    let on_cancel = move |_: ev::PointerEvent| {
        if is_held() && state.is_dragged() {
            state.put_back();
        }
    };
    view! {
        <li class="sortable-row" id=format!("{anchor}-{}", id.get_value()) class:held=is_held>
            <button
                class="sortable-handle"
                type="button"
                node_ref=button
                aria-label=move || handle.get()
                aria-describedby=help_id
                aria-pressed=move || if is_held() { "true" } else { "false" }
                on:click=on_click
                on:keydown=on_keydown
                on:blur=on_blur
                on:pointerdown=on_down
                on:pointermove=on_move
                on:pointerup=on_up
                on:pointercancel=on_cancel
            >
                <Icon glyph=icons::GRIP_VERTICAL size=IconSize::Regular />
            </button>
            <div class="sortable-content">{children()}</div>
        </li>
    }
    .into_any()
}

impl SortableState {
    /// Picks a row up.
    fn lift(self, id: String, name: String) {
        let Some(from) = self
            .order
            .with_untracked(|order| order.iter().position(|one| *one == id))
        else {
            return;
        };
        self.put_back();
        let Some(hand) = Hand::on(self.list) else { return };
        self.held.set(Some(Held {
            id,
            name,
            from,
            to: from,
            hand,
        }));
        self.tell(Sorting::Lifted);
    }

    /// From now on the row follows the pointer.
    fn seize(self, event: &ev::PointerEvent) {
        self.held.update(|held| {
            if let Some(held) = held {
                held.hand.seize(event);
            }
        });
    }

    fn is_dragged(self) -> bool {
        self.held
            .with_untracked(|held| held.as_ref().is_some_and(|held| held.hand.is_dragging()))
    }

    /// Follows the pointer.
    fn drag(self, event: &ev::PointerEvent) {
        let moved = self.held.try_update(|held| {
            let held = held.as_mut()?;
            let to = held.hand.follow(event, held.from)?;
            let moved = to != held.to;
            held.to = to;
            held.hand.show((held.from, to));
            Some(moved)
        });
        if moved.flatten() == Some(true) {
            self.tell(Sorting::Moved);
        }
    }

    /// One place up or down.
    fn step(self, by: isize) {
        let moved = self.held.try_update(|held| {
            let held = held.as_mut()?;
            let to = held.to.checked_add_signed(by).filter(|to| *to < held.hand.rows())?;
            held.to = to;
            held.hand.show((held.from, to));
            Some(())
        });
        if moved.flatten().is_some() {
            self.tell(Sorting::Moved);
        }
    }

    /// Puts the row down where it is held. The handle keeps the focus through the change of order.
    fn put_down(self, handle: NodeRef<html::Button>) {
        self.tell(Sorting::Dropped);
        let Some(held) = self.take() else { return };
        held.hand.open();
        if held.to == held.from {
            return;
        }
        let before = self.order.with_untracked(|order| before(order, held.from, held.to));
        self.on_sort.run(Sorted { id: held.id, before });
        hand::focus_soon(handle);
    }

    /// Puts the row back where it came from.
    fn put_back(self) {
        self.held.update(|held| {
            if let Some(held) = held {
                held.to = held.from;
            }
        });
        self.tell(Sorting::Cancelled);
        if let Some(held) = self.take() {
            held.hand.open();
        }
    }

    fn take(self) -> Option<Held> {
        self.held.try_update(Option::take).flatten()
    }

    /// Says what happens to the row that is held.
    fn tell(self, sorting: Sorting) {
        let news = self.held.with_untracked(|held| {
            held.as_ref().map(|held| SortingNews {
                sorting,
                name: held.name.clone(),
                place: held.to + 1,
                of: held.hand.rows(),
            })
        });
        if let Some(news) = news {
            self.said.set(self.say.run(news));
        }
    }
}
