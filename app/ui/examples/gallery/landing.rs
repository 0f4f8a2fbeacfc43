//! The first page that anybody sees.

use leptos::prelude::*;
use ui::{Area, ButtonKind, ButtonSize, Icon, IconSize, LinkButton, TileMark, Tiles, icons};

use crate::frame::site;

const AREAS: [(Area, &str, &str); 5] = [
    (Area::Couple, "À deux", "Une place rien que pour vous deux."),
    (Area::Dining, "À table", "Réserver en quatre gestes."),
    (Area::Dating, "Rencontres", "Elles choisissent, ils se montrent."),
    (Area::Delivery, "Livraison", "Les cuisines de la ville, à la porte."),
    (Area::Mail, "Courrier", "Écrire à ses clients, bien."),
];

/// The landing page of the identity's studies.
pub fn page() -> AnyView {
    let areas = AREAS
        .map(|(area, name, sentence)| {
            view! {
                <li data-area=area.name()>
                    <a href="#">
                        <TileMark area />
                        <div><h2>{name}</h2><p>{sentence}</p></div>
                        <Icon glyph=icons::ARROW_RIGHT size=IconSize::Regular />
                    </a>
                </li>
            }
        })
        .collect_view();
    site(
        view! {
            <main id="content" tabindex="-1">
                <section class="landing-hero">
                    <div class="landing-words">
                        <h1 class="display">"Toute la ville sur une place."</h1>
                        <p class="lede">"Rencontrer, vivre à deux, réserver une table, se faire livrer. Un seul compte, pour Tiassalé."</p>
                        <div class="cluster">
                            <LinkButton href="#" size=ButtonSize::Large>"Créer un compte"</LinkButton>
                            <LinkButton href="#" size=ButtonSize::Large kind=ButtonKind::Secondary>"Découvrir"</LinkButton>
                        </div>
                    </div>
                    <div class="landing-tiles">
                        <Tiles seed="laterite" rows=6 columns=6 />
                    </div>
                </section>
                <ul class="landing-areas" role="list">{areas}</ul>
                <section class="landing-band">
                    <h2>"Léger, même quand le réseau ne l’est pas"</h2>
                    <p>"Chaque page s’affiche avant tout script, et ce que vous écrivez attend le réseau avec vous."</p>
                </section>
            </main>
        }
        .into_any(),
    )
}
