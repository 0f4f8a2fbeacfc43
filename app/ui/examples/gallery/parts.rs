//! All parts in all states.

use leptos::prelude::*;
use ui::{
    Area, Avatar, AvatarPair, AvatarSize, AvatarTone, Badge, BadgeTone, Banner, BannerTone, Button, ButtonKind,
    ButtonSize, Choice, ChoiceLook, CodeInput, Dialog, DialogClose, DialogLink, Disclosure, Empty, Feature, Field,
    FieldKind, LinkButton, List, ListLook, Menu, Page, PageHeader, PageWidth, Progress, RadioGroup, Row, Section,
    Select, Skeleton, SkeletonShape, TileMark, TileMarkSize, Tiles, TilesPalette, icons,
};

use crate::frame::site;

/// The page of parts.
pub fn page() -> AnyView {
    site(
        view! {
            <main id="content" tabindex="-1">
                <Page width=PageWidth::Wide>
                    <PageHeader title="Les pièces" />
                    {buttons()} {controls()} {messages()} {people()} {features()} {waiting()}
                </Page>
            </main>
        }
        .into_any(),
    )
}

fn buttons() -> AnyView {
    let kinds = [
        ButtonKind::Primary,
        ButtonKind::Secondary,
        ButtonKind::Quiet,
        ButtonKind::Danger,
    ];
    let row = move |size: ButtonSize| {
        view! {
            <div class="cluster">
                {kinds.map(|kind| view! { <Button kind size>"Continuer"</Button> }).collect_view()}
                <Button size disabled=true>"Pas encore"</Button>
                <Button size glyph=icons::PLUS>"Ajouter"</Button>
            </div>
        }
    };
    view! {
        <Section title="Boutons">
            {row(ButtonSize::Small)} {row(ButtonSize::Regular)} {row(ButtonSize::Large)}
            <div class="cluster">
                <button class="button" data-kind="primary" aria-busy="true"><span>"Envoyer"</span></button>
                <button class="button" data-kind="secondary" aria-busy="true"><span>"Envoyer"</span></button>
                <Menu id="more" label="Autres"><a href="#">"Exporter"</a><hr /><a href="#">"Quitter"</a></Menu>
                <DialogLink dialog="leave">"Quitter le couple"</DialogLink>
            </div>
            <Dialog id="leave" title="Quitter le couple ?" close="Fermer">
                <p>"Vous garderez chacun une copie pendant trente jours."</p>
                <div class="form-actions"><Button kind=ButtonKind::Danger>"Quitter"</Button><DialogClose dialog="leave">"Rester"</DialogClose></div>
            </Dialog>
        </Section>
    }
    .into_any()
}

fn controls() -> AnyView {
    let zones = vec![Choice::new("gmt", "Abidjan (GMT)"), Choice::new("kst", "Séoul (KST)")];
    let ways = vec![
        Choice {
            value: "a".to_owned(),
            label: "Chacun son tour".to_owned(),
            hint: Some("Ce que tu dis se voit tout de suite.".to_owned()),
        },
        Choice {
            value: "b".to_owned(),
            label: "Ensemble".to_owned(),
            hint: Some("Tout s’ouvre quand vous l’avez fait tous les deux.".to_owned()),
        },
    ];
    view! {
        <Section title="Champs">
            <div class="columns">
                <div class="form">
                    <Field name="plain" label="Nom" hint="Comme on t’appelle." placeholder="Aya" />
                    <Field name="wrong" label="Adresse e-mail" kind=FieldKind::Email value="aya@" error="Il manque la fin de l’adresse." />
                    <div class="form-row">
                        <Field name="from" label="Du" kind=FieldKind::Date value="2026-11-01" />
                        <Field name="to" label="Au" kind=FieldKind::Date value="2026-11-20" />
                    </div>
                    <CodeInput name="code" label="Le code à six chiffres" value="048213" />
                </div>
                <div class="form">
                    <Select name="zone" label="Fuseau horaire" choices=zones.clone() value="kst" />
                    <RadioGroup name="way" label="Qui voit quoi, quand" choices=ways.clone() value="b" look=ChoiceLook::Cards />
                    <RadioGroup name="segment" label="Thème" choices=zones value="gmt" look=ChoiceLook::Segments />
                    <RadioGroup name="radio" label="Ouverture" choices=ways value="a" />
                </div>
            </div>
        </Section>
    }
    .into_any()
}

fn messages() -> AnyView {
    let banner = |tone, text: &'static str| view! { <Banner tone>{text}</Banner> };
    view! {
        <Section title="Messages">
            {banner(BannerTone::Note, "Hors ligne. Ce que vous écrivez est gardé ici et partira tout seul.")}
            {banner(BannerTone::Good, "Adresse confirmée.")}
            {banner(BannerTone::Caution, "Le code expire dans une heure.")}
            <Banner tone=BannerTone::Wrong title="Trop d’essais" action=|| view! { <LinkButton href="#" size=ButtonSize::Small kind=ButtonKind::Secondary>"Mot de passe oublié"</LinkButton> }>
                "Réessaie dans quatorze minutes."
            </Banner>
            <div class="cluster">
                <Badge>"Brouillon"</Badge>
                <Badge tone=BadgeTone::Accent>"Nouveau"</Badge>
                <Badge tone=BadgeTone::Good glyph=icons::CHECK>"Confirmé"</Badge>
                <Badge tone=BadgeTone::Caution>"En attente"</Badge>
                <Badge tone=BadgeTone::Wrong>"Refusé"</Badge>
            </div>
            <Disclosure summary="Qui peut lire ce que j’écris ?"><p>"Vous deux, personne d’autre."</p></Disclosure>
        </Section>
    }
    .into_any()
}

fn people() -> AnyView {
    view! {
        <Section title="Personnes et listes">
            <div class="cluster" data-area="couple">
                <Avatar name="Aya" size=AvatarSize::Small />
                <Avatar name="Kofi" tone=AvatarTone::Ink />
                <AvatarPair first="Aya" second=None awaited="En attente" />
                <AvatarPair first="Aya" second=Some("Kofi".to_owned()) size=AvatarSize::Large />
            </div>
            <List look=ListLook::Card>
                <li><Row title="Chrome sur Android" detail="Tiassalé, aujourd’hui à 18 h 04" lead=|| view! { <ui::Icon glyph=icons::SMARTPHONE /> } trail=|| view! { <Badge tone=BadgeTone::Good>"Ici"</Badge> } /></li>
                <li><Row title="Mot de passe" detail="Changé il y a trois mois" href="#" lead=|| view! { <ui::Icon glyph=icons::KEY_ROUND /> } /></li>
            </List>
            <dl class="figure-row">
                <div><dt>"couverts, 8 de plus que vendredi dernier"</dt><dd>"46"</dd></div>
                <div><dt>"de la salle vendue"</dt><dd>"78 %"</dd></div>
                <div><dt>"d’acomptes"</dt><dd>"92 000 F"</dd></div>
            </dl>
        </Section>
    }
    .into_any()
}

fn features() -> AnyView {
    let cards = Area::ALL
        .map(|area| {
            view! {
                <Feature title="Comment va ta journée ?" seed=area.name() area action=|| view! { <LinkButton href="#">"Faire le point"</LinkButton> }>
                    <p>"Deux minutes, trois curseurs."</p>
                </Feature>
            }
        })
        .collect_view();
    let marks = Area::ALL
        .map(|area| view! { <TileMark area /> <TileMark area size=TileMarkSize::Small /> })
        .collect_view();
    let fields = Area::ALL
        .map(|area| view! { <Tiles seed="x" rows=2 columns=4 palette=TilesPalette::Of(area) /> })
        .collect_view();
    view! {
        <Section title="Tuiles">
            <div class="cluster">{marks}</div>
            <div class="grid">{fields}</div>
            <div class="grid" data-min="l">{cards}</div>
        </Section>
    }
    .into_any()
}

fn waiting() -> AnyView {
    view! {
        <Section title="Attendre, commencer">
            <Progress id="steps" label="Un week-end à Grand-Bassam" text="2 sur 5".to_owned() value=2 max=5 />
            <Skeleton shape=SkeletonShape::Title />
            <Skeleton count=3 />
            <Skeleton shape=SkeletonShape::Card />
            <div data-area="couple">
                <Empty title="Pas encore de lettre" seed="letters" action=|| view! { <LinkButton href="#">"Écrire la première"</LinkButton> }>
                    "Une lettre par mois, écrite à deux."
                </Empty>
            </div>
        </Section>
    }
    .into_any()
}
