//! A couple's evening.

use leptos::prelude::*;
use ui::{
    Badge, BadgeTone, Bar, BarChart, BarRow, Button, ButtonKind, ButtonSize, Card, Checkbox, Code, CopyButton,
    DialogLink, Feature, Icon, LineChart, LinkButton, List, More, Page, PageHeader, PageWidth, Qr, QrCode, Reading,
    Row, Section, Series, SeriesTone, ShareButton, Slider, Tab, Tabs, TextArea, icons,
};

use crate::frame::shell;

/// The couple's home.
pub fn home() -> AnyView {
    shell(
        0,
        view! {
            <Page width=PageWidth::Wide>
                <PageHeader title="Bonsoir Aya" overline="vendredi 20 novembre" />
                <div class="columns" data-gap="4">
                    <div class="stack">
                        <Feature title="Comment va ta journée ?" seed="couple-7" action=|| view! { <LinkButton href="#">"Faire le point"</LinkButton> }>
                            <p>"Deux minutes, trois curseurs. Kofi a déjà posé la sienne."</p>
                        </Feature>
                        <Card href="#">
                            <p class="overline">"Enfance"</p>
                            <h2>"Quel plat de ton enfance voudrais-tu que l’on cuisine ensemble ?"</h2>
                            <p class="card-note"><Icon glyph=icons::MAIL /><span>"Kofi a répondu. Sa lettre s’ouvrira avec la tienne."</span></p>
                        </Card>
                    </div>
                    <div class="grid" data-min="s">
                        <Card href="#">
                            <p class="overline">"Un but"</p>
                            <h3>"Un week-end à Grand-Bassam"</h3>
                            <p class="muted small">"2 sur 5, prochain pas : la date"</p>
                        </Card>
                        <Card href="#">
                            <p class="overline">"La lettre"</p>
                            <h3>"Novembre à deux"</h3>
                            <p class="muted small">"Écrite par Kofi, il y a une heure"</p>
                        </Card>
                    </div>
                </div>
            </Page>
        }
        .into_any(),
    )
}

/// Today's check-in.
pub fn check_in() -> AnyView {
    shell(
        0,
        view! {
            <Page>
                <PageHeader title="Ta journée" overline="vendredi 20 novembre" lead="Trois curseurs, un mot si tu veux." />
                <form class="form">
                    <Slider name="mood" label="Humeur" low="Sombre" high="Lumineuse" value=7 />
                    <Slider name="stress" label="Tension" low="Calme" high="Débordée" value=3 />
                    <Slider name="energy" label="Énergie" low="À plat" high="Pleine" value=10 />
                    <TextArea name="note" label="Un mot" hint="Facultatif. Kofi le lira avec tes curseurs." max_length=2000 />
                    <Checkbox name="private" hint="Kofi verra que tu as fait le point, pas ce que tu as dit.">"Garder pour moi"</Checkbox>
                    <div class="form-actions"><Button size=ButtonSize::Large>"Poser ma journée"</Button></div>
                </form>
            </Page>
        }
        .into_any(),
    )
}

/// The history of check-ins.
pub fn trends() -> AnyView {
    let days: Vec<String> = (1..=30).map(|day| format!("{day} nov.")).collect();
    let line = |seed: u8, name: &str, tone: SeriesTone| Series {
        name: name.to_owned(),
        tone,
        values: (0..30_u8)
            .map(|day| {
                (!(day + seed).is_multiple_of(9)).then(|| Reading::from((day.wrapping_mul(seed) / 3 + day % 4) % 8 + 2))
            })
            .collect(),
    };
    let bars = |mine: f32, theirs: f32| {
        [("Aya", SeriesTone::Accent, mine), ("Kofi", SeriesTone::Ink, theirs)]
            .map(|(name, tone, value)| Bar {
                name: name.to_owned(),
                tone,
                reading: Some(Reading {
                    value,
                    text: format!("{value:.1}").replace('.', ","),
                }),
            })
            .to_vec()
    };
    let tab = |label: &str, current| Tab {
        href: "#".to_owned(),
        label: label.to_owned(),
        current: Signal::stored(current),
    };
    let tabs = vec![tab("Nous deux", true), tab("Moi", false), tab("Kofi", false)];
    shell(
        4,
        view! {
            <Page width=PageWidth::Wide>
                <PageHeader title="Nos journées" lead="Du 1er au 30 novembre" actions=move || view! { <Tabs label="De qui" tabs=tabs.clone() /> } />
                <div class="columns">
                    <div class="stack" data-gap="6">
                        <LineChart title="Humeur" summary="Humeur d’Aya et de Kofi en novembre" days=days.clone() series=vec![line(5, "Aya", SeriesTone::Accent), line(7, "Kofi", SeriesTone::Ink)] table="Voir les chiffres" day="Jour" />
                        <LineChart title="Tension" summary="Tension d’Aya et de Kofi en novembre" days series=vec![line(4, "Aya", SeriesTone::Accent), line(11, "Kofi", SeriesTone::Ink)] table="Voir les chiffres" day="Jour" />
                    </div>
                    <div class="stack" data-gap="6">
                        <Section title="En moyenne">
                            <BarChart rows=vec![
                                BarRow { label: "Humeur".to_owned(), bars: bars(6.4, 7.1) },
                                BarRow { label: "Tension".to_owned(), bars: bars(3.2, 4.8) },
                                BarRow { label: "Énergie".to_owned(), bars: bars(5.0, 5.9) },
                            ] />
                        </Section>
                        <Section title="Jour par jour">
                            <List>
                                <li><Row title="Vendredi 20" detail="Humeur 7, tension 3, énergie 6" href="#" trail=|| view! { <Badge tone=BadgeTone::Accent>"Aya"</Badge> } /></li>
                                <li><Row title="Vendredi 20" detail="Pour lui" trail=|| view! { <Badge glyph=icons::LOCK>"Kofi"</Badge> } /></li>
                                <li><Row title="Jeudi 19" detail="Humeur 6, tension 5, énergie 4" href="#" trail=|| view! { <Badge tone=BadgeTone::Accent>"Aya"</Badge> } /></li>
                            </List>
                            <More href=Some("#".to_owned()) label="Les jours d’avant" />
                        </Section>
                    </div>
                </div>
            </Page>
        }
        .into_any(),
    )
}

/// The six digits.
pub fn invite() -> AnyView {
    let link = "https://parvis.example/couple/join?code=048213";
    shell(
        0,
        view! {
            <Page>
                <PageHeader title="Invite l’autre moitié" lead="Donne-lui ce code. Il vaut 24 heures, une seule fois." />
                <Card>
                    <p class="overline">"Le code"</p>
                    <Code digits="048213" />
                    <div class="cluster">
                        <ShareButton label="Partager" title="Parvis" text="Rejoins-moi" url=link />
                        <CopyButton text=link label="Copier le lien" done="Copié" />
                    </div>
                    {QrCode::of(link).map(|code| view! { <Qr code label="Le lien d’invitation" /> })}
                </Card>
                <p class="muted">"En attente de ta moitié. Cette page avancera d’elle-même."</p>
                <div class="cluster"><DialogLink dialog="undo" kind=ButtonKind::Quiet>"Un nouveau code"</DialogLink></div>
            </Page>
        }
        .into_any(),
    )
}
