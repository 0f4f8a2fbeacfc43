//! The two houses that pages stand in.

use leptos::prelude::*;
use ui::{AvatarPair, IconLink, Logo, Menu, Place, Places, SkipLink, icons};

/// A signed-in person's couple area.
pub fn shell(current: usize, content: AnyView) -> AnyView {
    let places = [
        ("Ce soir", icons::HOUSE),
        ("Questions", icons::MESSAGE_SQUARE),
        ("Buts", icons::TARGET),
        ("Lettres", icons::MAIL),
        ("Plus", icons::MENU),
    ];
    let places = places
        .into_iter()
        .enumerate()
        .map(|(index, (label, glyph))| Place {
            href: "#".to_owned(),
            label: label.to_owned(),
            glyph,
            current: Signal::stored(index == current),
        })
        .collect();
    view! {
        <div class="shell" data-area="couple">
            <SkipLink label="Aller au contenu" />
            <div class="shell-rail">
                <header class="shell-top">
                    <a href="#"><AvatarPair first="Aya" second=Some("Kofi".to_owned()) /></a>
                    <div class="shell-tools"><IconLink glyph=icons::BELL label="Notifications : 1 nouvelle".to_owned() href="#" marked=true /></div>
                </header>
                <Places label="Votre place" places />
            </div>
            <main class="shell-main" id="content" tabindex="-1">{content}</main>
        </div>
    }
    .into_any()
}

/// The public site.
pub fn site(main: AnyView) -> AnyView {
    view! {
        <div class="site">
            <SkipLink label="Aller au contenu" />
            <header class="site-header"><Logo /><nav aria-label="Compte"><a href="#">"Se connecter"</a></nav></header>
            {main}
            <footer class="site-footer">
                <nav aria-label="Parvis">
                    <a href="#">"Aide"</a>
                    <a href="#">"Confidentialité"</a>
                    <a href="#">"Conditions"</a>
                </nav>
                <Menu id="language" label="Français">
                    <button aria-current="true">"Français"</button>
                    <button>"English"</button>
                    <button>"한국어"</button>
                </Menu>
            </footer>
        </div>
    }
    .into_any()
}
