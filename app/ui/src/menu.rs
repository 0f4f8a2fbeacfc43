//! A few ways on, behind one button.

use leptos::prelude::*;

use crate::{
    browser,
    button::ButtonSize,
    icon::{Icon, IconSize},
    icons::{self, Glyph},
};

/// A native popover: works without a script. Its children are links and buttons, `<hr />` between groups.
#[component]
pub fn Menu(
    /// The popover's id.
    id: &'static str,
    /// The words on the button; read out when an icon stands for them.
    #[prop(into)]
    label: String,
    /// An icon instead of the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    let opener = match glyph {
        Some(glyph) => view! {
            <button class="icon-button" type="button" popovertarget=id aria-label=label.clone() title=label>
                <Icon glyph size=IconSize::Regular />
            </button>
        }
        .into_any(),
        None => view! {
            <button class="button" type="button" data-kind="secondary" data-size=ButtonSize::Small.name() popovertarget=id>
                <span>{label}</span>
                <Icon glyph=icons::CHEVRON_DOWN />
            </button>
        }
        .into_any(),
    };
    view! {
        {opener}
        <div class="menu" id=id popover="auto" on:click=move |_| browser::hide_popover(id)>{children()}</div>
    }
    .into_any()
}
