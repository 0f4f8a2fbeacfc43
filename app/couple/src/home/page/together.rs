//! Today's check-ins: the invitation to do one's own, or both side by side.

use leptos::prelude::*;
use platform::language::Language;
use ui::{
    Avatar, AvatarSize, AvatarTone, Bar, BarChart, BarRow, ButtonKind, Card, Feature, LinkButton, Reading, SeriesTone,
};

use crate::{
    checkins::Values,
    home::{DayAtHome, Theirs, Today},
    i18n::{Locale, td_string},
    words::Words,
};

/// How the day's question looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As the thing to do now.
    Foremost,
    /// Behind something that comes first.
    Quiet,
}

/// One's own still to do: the question. Done: what both said.
#[component]
pub(super) fn Together(
    /// The day.
    today: Today,
    /// Whether the other's part has just arrived.
    news: bool,
    /// How the question looks, while it is one.
    look: Look,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Today {
        seed,
        me,
        partner,
        mine,
        theirs,
        ..
    } = today;
    let Some(mine) = mine else {
        return view! { <Question seed partner theirs news look /> }.into_any();
    };
    view! {
            <Card class:fresh=news>
                <div class="section-header">
                    <h2>{td_string!(locale, home.today_title)}</h2>
                    <a class="link" href="/couple/checkins">{td_string!(locale, home.change_mine)}</a>
                </div>
                <Measures me=me.clone() mine=mine.values partner=partner.clone() theirs=theirs.clone() />
                <Said name=me tone=AvatarTone::Accent text=mine.note />
                <OtherWords partner theirs />
            </Card>
    }
    .into_any()
}

/// The day's question, with what the other has already done.
#[component]
fn Question(seed: String, partner: String, theirs: Theirs, news: bool, look: Look) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let done = theirs
        .is_done()
        .then(|| td_string!(locale, home.partner_done, name = partner.clone()));
    let lead = view! { <p>{td_string!(locale, home.question_lead)} {done.map(|done| format!(" {done}"))}</p> };
    let card = match look {
        Look::Foremost => {
            let action =
                move || view! { <LinkButton href="/couple/checkins">{td_string!(locale, home.check_in)}</LinkButton> };
            view! { <Feature title=td_string!(locale, home.question) seed action class:fresh=news>{lead}</Feature> }
                .into_any()
        }
        Look::Quiet => view! {
            <Card class:fresh=news>
                <h2>{td_string!(locale, home.question)}</h2>
                {lead}
                <div>
                    <LinkButton href="/couple/checkins" kind=ButtonKind::Secondary>
                        {td_string!(locale, home.check_in)}
                    </LinkButton>
                </div>
            </Card>
        }
        .into_any(),
    };
    view! {
        {card}
        {match theirs {
            Theirs::Open(day) => {
                view! {
                    <Card>
                        <h2>{td_string!(locale, home.partner_day, name = partner.clone())}</h2>
                        <Single name=partner.clone() values=day.values />
                        <Said name=partner tone=AvatarTone::Ink text=day.note />
                    </Card>
                }
                    .into_any()
            }
            Theirs::NotYet | Theirs::Closed | Theirs::Private => ().into_any(),
        }}
    }
    .into_any()
}

/// The three measures of both, one under the other.
#[component]
fn Measures(me: String, mine: Values, partner: String, theirs: Theirs) -> impl IntoView {
    let theirs = match theirs {
        Theirs::Open(DayAtHome { values, .. }) => Some(values),
        Theirs::NotYet | Theirs::Closed | Theirs::Private => None,
    };
    let rows = labelled(mine)
        .into_iter()
        .zip(theirs.map_or([None; 3], |values| labelled(values).map(|(_, level)| Some(level))))
        .map(|((label, level), other)| {
            let own = Bar {
                name: me.clone(),
                tone: SeriesTone::Accent,
                reading: Some(Reading::from(level)),
            };
            let other = other.map(|level| bar(&partner, level));
            BarRow {
                label,
                bars: std::iter::once(own).chain(other).collect(),
            }
        })
        .collect();
    view! { <BarChart rows /> }
}

/// The three measures of the other alone.
#[component]
fn Single(name: String, values: Values) -> impl IntoView {
    let rows = labelled(values)
        .into_iter()
        .map(|(label, level)| BarRow {
            label,
            bars: vec![bar(&name, level)],
        })
        .collect();
    view! { <BarChart rows /> }
}

fn bar(name: &str, level: u8) -> Bar {
    Bar {
        name: name.to_owned(),
        tone: SeriesTone::Ink,
        reading: Some(Reading::from(level)),
    }
}

fn labelled(values: Values) -> [(String, u8); 3] {
    let locale = Locale::from(Language::current());
    [
        (td_string!(locale, checkins.mood).to_owned(), values.mood.number()),
        (td_string!(locale, checkins.stress).to_owned(), values.stress.number()),
        (td_string!(locale, checkins.energy).to_owned(), values.energy.number()),
    ]
}

/// What somebody wrote, if anything.
#[component]
fn Said(name: String, tone: AvatarTone, text: String) -> impl IntoView {
    (!text.is_empty()).then(|| {
        view! {
            <div class="card-note">
                <Avatar name tone size=AvatarSize::Small />
                <Words text />
            </div>
        }
    })
}

/// What the other wrote, or why it is not there. Nothing, while they have said nothing.
#[component]
fn OtherWords(partner: String, theirs: Theirs) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let text = match theirs {
        Theirs::Open(day) => day.note,
        Theirs::Private => td_string!(locale, home.partner_private, name = partner.clone()),
        Theirs::Closed | Theirs::NotYet => String::new(),
    };
    view! { <Said name=partner tone=AvatarTone::Ink text /> }
}
