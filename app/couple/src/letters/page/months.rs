//! `/couple/letters`: this month's letter, and those of the months before, year by year.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{language::Language, query::Query};
use ui::{
    ButtonKind, ButtonSize, Empty, Feature, LinkButton, List, More, PageHeader, Row, Section, Skeleton, SkeletonShape,
};

use super::NotYetTwo;
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
    letters::{
        api::ReadLetters,
        model::{LetterGlance, ListedLetter, Months},
    },
};

/// The letters; follows what both write.
pub(crate) fn letters_page() -> AnyView {
    let query = use_query_map();
    let months = Query::new(&["couple", "letters"], move || ReadLetters {
        before: query.with(|query| query.get("before")).unwrap_or_default(),
    });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, letters.document_title)>
            {months.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }.into_any(),
                move |months| match months {
                    Some(months) => view! { <Letters months /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
        </Frame>
    }
    .into_any()
}

#[component]
fn Letters(months: Months) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Months {
        present,
        list,
        next,
        later,
    } = months;
    let next = next.map(|next| format!("/couple/letters?before={next}"));
    let this_year = present
        .changed
        .is_some()
        .then(|| present.month.chars().take(4).collect::<String>());
    let nothing_yet = list.is_empty() && !later;
    view! {
        <PageHeader title=td_string!(locale, letters.title) lead=td_string!(locale, letters.lead) />
        {if later {
            view! {
                <p><a class="link" href="/couple/letters">{td_string!(locale, letters.to_latest)}</a></p>
            }
                .into_any()
        } else {
            view! { <Present present /> }.into_any()
        }}
        {if nothing_yet {
            view! {
                <Empty title=td_string!(locale, letters.empty_title) seed="letters">
                    {td_string!(locale, letters.empty_lead)}
                </Empty>
                {this_year.map(|year| view! { <YearPdf year /> })}
            }
                .into_any()
        } else {
            years(list)
                .into_iter()
                .map(|(year, letters)| view! { <Year year letters /> })
                .collect_view()
                .into_any()
        }}
        <More href=next label=td_string!(locale, letters.more) />
        <p><a class="link" href="/couple/reminders">{td_string!(locale, reminders.to_reminders)}</a></p>
    }
    .into_any()
}

/// This month's letter: the one thing to do here.
#[component]
fn Present(present: LetterGlance) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let LetterGlance {
        month,
        label,
        changed,
        mine,
        partner,
    } = present;
    let title = td_string!(locale, letters.begin_title, month = label);
    let begun = changed.is_some();
    let words = match changed {
        None => td_string!(locale, letters.begin_lead, name = partner),
        Some(day) if mine => td_string!(locale, letters.go_on_mine, day = day),
        Some(day) => td_string!(locale, letters.go_on_theirs, name = partner, day = day),
    };
    let label = if begun {
        td_string!(locale, letters.go_on)
    } else {
        td_string!(locale, letters.begin)
    };
    let href = format!("/couple/letters/{month}");
    let action = move || view! { <LinkButton href=href.clone()>{label}</LinkButton> };
    view! { <Feature title seed=month action><p>{words}</p></Feature> }.into_any()
}

/// The letters of each year, in the order in which they come.
fn years(list: Vec<ListedLetter>) -> Vec<(i32, Vec<ListedLetter>)> {
    let mut years: Vec<(i32, Vec<ListedLetter>)> = Vec::new();
    for letter in list {
        match years.last_mut() {
            Some((year, letters)) if *year == letter.year => letters.push(letter),
            _ => years.push((letter.year, vec![letter])),
        }
    }
    years
}

#[component]
fn Year(year: i32, letters: Vec<ListedLetter>) -> impl IntoView {
    let rows = letters
        .into_iter()
        .map(|letter| {
            let href = format!("/couple/letters/{}", letter.month);
            view! { <li><Row title=letter.label detail=letter.excerpt href /></li> }
        })
        .collect_view();
    let year = year.to_string();
    view! {
        <Section title=year.clone() action=move || view! { <YearPdf year=year.clone() /> }>
            <List>{rows}</List>
        </Section>
    }
    .into_any()
}

/// A year on paper. Not a page: the browser itself fetches it.
#[component]
fn YearPdf(year: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let href = format!("/couple/letters/year/{year}/pdf");
    view! {
        <LinkButton href kind=ButtonKind::Quiet size=ButtonSize::Small attr:rel="external" attr:download="">
            {td_string!(locale, letters.year_pdf, year = year)}
        </LinkButton>
    }
    .into_any()
}
