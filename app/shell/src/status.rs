//! `/status`: whether the house works, for everybody who wonders. Nothing of it is secret.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use platform::language::Language;
use ui::{Badge, BadgeTone, Banner, BannerTone, List, ListLook, Logo, Page, PageHeader, Row};

use crate::i18n::{Locale, locale, td_string};

/// How the house stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Since when the process that answers is open.
    pub open_since: DateTime<Utc>,
    /// When it was looked.
    pub looked_at: DateTime<Utc>,
    /// Whether the database answers.
    pub database: Condition,
    /// Whether work is done that nobody waits for.
    pub jobs: Condition,
    /// Whether letters leave.
    pub mail: Condition,
}

/// How one part does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// As it should.
    Works,
    /// It will catch up.
    Late,
    /// It does not answer.
    Broken,
    /// What would tell does not answer.
    Unknown,
}

/// The page's name.
pub(crate) fn title(language: Language) -> &'static str {
    td_string!(Locale::from(language), status.title)
}

/// The body of the document.
#[component]
pub(crate) fn StatusPage(standing: Standing) -> impl IntoView {
    let locale = locale();
    let parts = [
        (
            td_string!(locale, status.site),
            since(standing.open_since),
            Condition::Works,
        ),
        (
            td_string!(locale, status.database),
            td_string!(locale, status.database_text).to_owned(),
            standing.database,
        ),
        (
            td_string!(locale, status.jobs),
            td_string!(locale, status.jobs_text).to_owned(),
            standing.jobs,
        ),
        (
            td_string!(locale, status.mail),
            td_string!(locale, status.mail_text).to_owned(),
            standing.mail,
        ),
    ];
    let rows = parts.map(|(title, detail, condition)| {
        view! { <li><Row title=title detail=detail trail=move || condition_badge(condition) /></li> }
    });
    view! {
        <div class="site">
            <header class="site-header">
                <Logo href="/" />
            </header>
            <main id="content">
                <Page>
                    <PageHeader title=td_string!(locale, status.title) />
                    <Summary standing />
                    <List look=ListLook::Card>{rows.into_iter().collect_view()}</List>
                    <p>{td_string!(locale, status.looked, time = time(standing.looked_at)).to_string()}</p>
                </Page>
            </main>
        </div>
    }
}

/// All of it in one sentence.
#[component]
fn Summary(standing: Standing) -> impl IntoView {
    let locale = locale();
    let (tone, sentence) = match (standing.database, standing.jobs, standing.mail) {
        (Condition::Works, Condition::Works, Condition::Works) => {
            (BannerTone::Good, td_string!(locale, status.all_well))
        }
        (Condition::Broken, ..) => (BannerTone::Wrong, td_string!(locale, status.broken)),
        _ => (BannerTone::Caution, td_string!(locale, status.some_trouble)),
    };
    view! { <Banner tone>{sentence}</Banner> }
}

fn condition_badge(condition: Condition) -> impl IntoView {
    let locale = locale();
    let (tone, word) = match condition {
        Condition::Works => (BadgeTone::Good, td_string!(locale, status.works)),
        Condition::Late => (BadgeTone::Caution, td_string!(locale, status.late)),
        Condition::Broken => (BadgeTone::Wrong, td_string!(locale, status.no_answer)),
        Condition::Unknown => (BadgeTone::Plain, td_string!(locale, status.unknown)),
    };
    view! { <Badge tone>{word}</Badge> }
}

fn since(moment: DateTime<Utc>) -> String {
    let language = Language::current();
    let (calendar, pattern) = match language {
        Language::Fr => (chrono::Locale::fr_FR, "%-d %B %Y"),
        Language::En => (chrono::Locale::en_GB, "%-d %B %Y"),
        Language::Ko => (chrono::Locale::ko_KR, "%Y년 %-m월 %-d일"),
    };
    let day = moment.format_localized(pattern, calendar).to_string();
    td_string!(locale(), status.since, day = day, time = time(moment)).to_string()
}

fn time(moment: DateTime<Utc>) -> String {
    moment.format("%H:%M").to_string()
}
