//! What is pressed.

use leptos::{context::Provider, prelude::*};
use ui::{
    Button, ButtonKind, ButtonSize, ButtonWidth, CopyButton, Dialog, DialogClose, DialogLink, IconButton, IconLink,
    LinkButton, Menu, Press, ShareButton, ToastTone, Toasts,
    form::{ByField, FormState},
    icons,
};

use super::theme::Theme;
use crate::i18n::{Locale, td_string};

const KINDS: [ButtonKind; 4] = [
    ButtonKind::Primary,
    ButtonKind::Secondary,
    ButtonKind::Quiet,
    ButtonKind::Danger,
];
const SIZES: [ButtonSize; 3] = [ButtonSize::Small, ButtonSize::Regular, ButtonSize::Large];

pub(super) fn buttons(theme: Theme, locale: Locale) -> AnyView {
    view! {
        {SIZES.map(|size| row(size, locale)).into_iter().collect_view()}
        {busy(locale)}
        <Button width=ButtonWidth::Line press=Press::Script>{td_string!(locale, dev.go_on)}</Button>
        {openers(theme, locale)}
        {devices(locale)}
    }
    .into_any()
}

/// All kinds in one size: at rest, with an icon, as a link, disabled.
fn row(size: ButtonSize, locale: Locale) -> AnyView {
    let kinds =
        KINDS.map(|kind| view! { <Button kind size press=Press::Script>{td_string!(locale, dev.go_on)}</Button> });
    view! {
        <div class="cluster">
            {kinds.into_iter().collect_view()}
            <Button size press=Press::Script glyph=icons::PLUS>{td_string!(locale, dev.add)}</Button>
            <LinkButton href="#content" size kind=ButtonKind::Secondary glyph=icons::DOWNLOAD>{td_string!(locale, dev.export)}</LinkButton>
            <Button size press=Press::Script disabled=true>{td_string!(locale, dev.not_yet)}</Button>
        </div>
    }
    .into_any()
}

/// All kinds in a form that is being sent.
fn busy(locale: Locale) -> AnyView {
    let state = FormState::new(None, ByField::new(), ByField::new());
    state.busy.set(true);
    view! {
        <Provider value=state>
            <div class="cluster">
                {KINDS.map(|kind| view! { <Button kind>{td_string!(locale, dev.send)}</Button> }).into_iter().collect_view()}
            </div>
        </Provider>
    }
    .into_any()
}

/// What opens something else.
fn openers(theme: Theme, locale: Locale) -> AnyView {
    let dialog = theme.pick("light-dialog", "dark-dialog");
    let (menu, tools) = (
        theme.pick("light-menu", "dark-menu"),
        theme.pick("light-tools", "dark-tools"),
    );
    view! {
        <div class="cluster">
            <Menu id=menu label=td_string!(locale, dev.more)>
                <a href="#content">{td_string!(locale, dev.export)}</a>
                <hr />
                <a href="#content">{td_string!(locale, dev.leave)}</a>
            </Menu>
            <Menu id=tools label=td_string!(locale, dev.more) glyph=icons::ELLIPSIS>
                <a href="#content">{td_string!(locale, dev.export)}</a>
            </Menu>
            <DialogLink dialog>{td_string!(locale, dev.leave)}</DialogLink>
            <IconButton glyph=icons::PENCIL label=td_string!(locale, dev.add) press=Press::Script />
            <IconLink glyph=icons::BELL label=td_string!(locale, dev.messages).to_owned() href="#content" marked=true />
        </div>
        <Dialog id=dialog title=td_string!(locale, dev.leave_title) close=td_string!(locale, dev.close)>
            <p>{td_string!(locale, dev.leave_text)}</p>
            <div class="form-actions">
                <Button kind=ButtonKind::Danger press=Press::Script>{td_string!(locale, dev.leave)}</Button>
                <DialogClose dialog>{td_string!(locale, dev.stay)}</DialogClose>
            </div>
        </Dialog>
    }
    .into_any()
}

/// What only some browsers can, and words that come and go.
fn devices(locale: Locale) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let text = td_string!(locale, dev.headline);
    let say = move |_| toasts.show(ToastTone::Good, td_string!(locale, dev.toast));
    view! {
        <div class="cluster">
            <CopyButton text label=td_string!(locale, dev.copy) done=td_string!(locale, dev.copied) />
            <ShareButton label=td_string!(locale, dev.share) title=text text url="https://parvis.example" />
            <Button kind=ButtonKind::Secondary press=Press::Script on:click=say>{td_string!(locale, dev.say)}</Button>
        </div>
    }
    .into_any()
}
