//! A question above the page.
//!
//! The opener is a link to `#id`: a script opens the native modal dialog, without one `:target` shows it.

use leptos::{ev, prelude::*};

use crate::{
    browser,
    button::{ButtonKind, ButtonSize},
    icon::{Icon, IconSize},
    icons,
};

/// A native `<dialog>` with a title and a way to close it.
#[component]
pub fn Dialog(
    /// Its id, which its openers name.
    id: &'static str,
    /// Its title.
    #[prop(into)]
    title: String,
    /// What the closing cross is called.
    #[prop(into)]
    close: String,
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-title");
    view! {
        <dialog class="dialog" id=id closedby="any" aria-labelledby=heading>
            <div class="dialog-body">
                <div class="dialog-header">
                    <h2 id=heading.clone()>{title}</h2>
                    <a
                        class="icon-button"
                        href="#"
                        role="button"
                        aria-label=close.clone()
                        title=close
                        on:click=move |event| close_by(&event, id)
                        on:keydown=move |event| close_by_space(&event, id)
                    >
                        <Icon glyph=icons::X size=IconSize::Regular />
                    </a>
                </div>
                {children()}
            </div>
        </dialog>
    }
    .into_any()
}

/// What opens a [`Dialog`].
#[component]
pub fn DialogLink(
    /// The dialog's id.
    dialog: &'static str,
    /// Its weight.
    #[prop(default = ButtonKind::Secondary)]
    kind: ButtonKind,
    /// Its height.
    #[prop(optional)]
    size: ButtonSize,
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="button"
            href=format!("#{dialog}")
            role="button"
            aria-haspopup="dialog"
            data-kind=kind.name()
            data-size=size.name()
            on:click=move |event| open_by(&event, dialog)
            on:keydown=move |event| {
                if event.key() == " " {
                    open_by(&event, dialog);
                }
            }
        >
            <span>{children()}</span>
        </a>
    }
    .into_any()
}

/// Leaves the [`Dialog`] as it was, without doing anything.
#[component]
pub fn DialogClose(
    /// The dialog's id.
    dialog: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="button"
            href="#"
            role="button"
            data-kind="quiet"
            on:click=move |event| close_by(&event, dialog)
            on:keydown=move |event| close_by_space(&event, dialog)
        >
            <span>{children()}</span>
        </a>
    }
    .into_any()
}

fn open_by(event: &ev::Event, dialog: &str) {
    event.prevent_default();
    browser::open_dialog(dialog);
}

fn close_by(event: &ev::Event, dialog: &str) {
    event.prevent_default();
    browser::close_dialog(dialog);
}

/// A link hears only Enter; what is called a button hears the space bar too.
fn close_by_space(event: &ev::KeyboardEvent, dialog: &str) {
    if event.key() == " " {
        close_by(event, dialog);
    }
}
