//! What is pressed.

use leptos::{ev, prelude::*};

use crate::{
    form::FormState,
    icon::{Icon, IconSize},
    icons::Glyph,
};

/// The weight of a button on its page: one primary at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main action.
    #[default]
    Primary,
    /// Another way on.
    Secondary,
    /// Beside the point, or in a row of tools.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl ButtonKind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// The height of a button: 44, 48 or 52 px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 44 px.
    Small,
    /// 48 px.
    #[default]
    Regular,
    /// 52 px.
    Large,
}

impl ButtonSize {
    pub(crate) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Small => Some("small"),
            Self::Regular => None,
            Self::Large => Some("large"),
        }
    }
}

/// How much of the line a button takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonWidth {
    /// As wide as its words.
    #[default]
    Words,
    /// The whole line.
    Line,
}

/// What pressing a button does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Press {
    /// Sends the form around it; turns busy while the form is being sent.
    #[default]
    Submit,
    /// Only what its `on:click` says.
    Script,
}

/// A button. Extra attributes and `on:click` given to it go to the `<button>` itself.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its height.
    #[prop(optional)]
    size: ButtonSize,
    /// Its width.
    #[prop(optional)]
    width: ButtonWidth,
    /// What pressing it does.
    #[prop(optional)]
    press: Press,
    /// An icon before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// The field that it adds to the form when it is the one pressed.
    #[prop(optional, into)]
    name: Option<String>,
    /// That field's value.
    #[prop(optional, into)]
    value: Option<String>,
    /// Whether it cannot be pressed for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let form = use_context::<FormState>().filter(|_| press == Press::Submit);
    let busy = move || form.is_some_and(|form| form.busy.get());
    // Stays focusable while busy, so the focus is not lost; a second press does nothing.
    let press_once = move |event: ev::MouseEvent| {
        if form.is_some_and(|form| form.busy.get_untracked()) {
            event.prevent_default();
        }
    };
    view! {
        <button
            class="button"
            type=if press == Press::Submit { "submit" } else { "button" }
            data-kind=kind.name()
            data-size=size.name()
            data-wide=(width == ButtonWidth::Line).then_some("")
            name=name
            value=value
            disabled=move || disabled.get()
            aria-busy=move || busy().then_some("true")
            aria-disabled=move || busy().then_some("true")
            on:click=press_once
        >
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span>{children()}</span>
        </button>
    }
    .into_any()
}

/// A link that looks like a button: it leads somewhere, it changes nothing.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its height.
    #[prop(optional)]
    size: ButtonSize,
    /// Its width.
    #[prop(optional)]
    width: ButtonWidth,
    /// An icon before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="button"
            href=href
            data-kind=kind.name()
            data-size=size.name()
            data-wide=(width == ButtonWidth::Line).then_some("")
        >
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            <span>{children()}</span>
        </a>
    }
    .into_any()
}

/// A round button with an icon, where the bar has no room for words; `label` is read out.
#[component]
pub fn IconButton(
    /// The drawing.
    glyph: Glyph,
    /// What it does, in words.
    #[prop(into)]
    label: String,
    /// What pressing it does.
    #[prop(optional)]
    press: Press,
) -> impl IntoView {
    view! {
        <button class="icon-button" type=if press == Press::Submit { "submit" } else { "button" } aria-label=label.clone() title=label>
            <Icon glyph size=IconSize::Regular />
        </button>
    }
}

/// A round link with an icon (the bell, the settings); `marked` puts a quiet dot on it.
#[component]
pub fn IconLink(
    /// The drawing.
    glyph: Glyph,
    /// What it leads to, in words; say here too what the mark means.
    #[prop(into)]
    label: Signal<String>,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Whether there is something new behind it.
    #[prop(optional, into)]
    marked: Signal<bool>,
) -> impl IntoView {
    view! {
        <a class="icon-button" href=href aria-label=move || label.get() title=move || label.get()>
            <Icon glyph size=IconSize::Regular />
            {move || marked.get().then(|| view! { <span class="mark"></span> })}
        </a>
    }
    .into_any()
}
