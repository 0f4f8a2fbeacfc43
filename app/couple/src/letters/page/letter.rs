//! `/couple/letters/{YYYY-MM}`: a month's letter, to be written or to be read.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use platform::{forms::Flash, language::Language, query::Query};
use ui::{ButtonKind, ButtonSize, LinkButton, PageHeader, PageWidth, Skeleton, SkeletonShape, Tab, Tabs};

use super::{
    NotYetTwo, Sheet,
    clash::MINE,
    editor::{Editor, JOINED},
    help::MarksHelp,
};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
    letters::{
        api::{CompareLetter, ReadLetter},
        model::{Comparison, Letter},
        photos::{
            model::LetterPhotos,
            page::{Beside, photos_of},
        },
    },
};

/// The name of the form in which a letter is written.
pub(super) const FORM: &str = "letter";

/// A month's letter. The editor follows what the other writes by itself, so that what is under the
/// writer's hands is never laid anew.
pub(crate) fn letter_page() -> AnyView {
    let params = use_params_map();
    let month = Memo::new(move |_| params.with(|params| params.get("month")).unwrap_or_default());
    let letter = Query::new(&["couple"], move || ReadLetter { month: month.get() });
    let photos = photos_of(month);
    // Both texts, when a form without scripts came back from a clash.
    let clash = clashed().map(|(base, body)| {
        Query::new(&[], move || CompareLetter {
            month: month.get(),
            base: base.clone(),
            body: body.clone(),
        })
    });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, letters.document_title) width=PageWidth::Wide>
            {letter.shown(
                waiting,
                move |letter| match letter {
                    Some(letter) if letter.writable => match clash {
                        Some(clash) => clash
                            .shown(waiting, move |clash| view! { <Open letter=letter.clone() clash photos /> }.into_any()),
                        None => view! { <Open letter clash=None photos /> }.into_any(),
                    },
                    Some(letter) => view! { <Closed letter photos /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
        </Frame>
    }
    .into_any()
}

/// What was sent without scripts and met a newer version: its base and its words.
fn clashed() -> Option<(String, String)> {
    let flash = Flash::current().filter(|flash| [FORM, JOINED, MINE].contains(&flash.form.as_str()))?;
    let newer = flash.error.as_ref().is_some_and(|error| error.code == "letter_newer");
    let typed = |name: &str| flash.typed.get(name).cloned().unwrap_or_default();
    newer.then(|| (typed("base"), typed("body")))
}

fn waiting() -> AnyView {
    view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }.into_any()
}

/// The links around a letter.
#[component]
fn Ways(
    /// `YYYY-MM`.
    month: String,
    /// Whether there is anything to print.
    #[prop(into)]
    written: Signal<bool>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let (pdf, history) = (
        format!("/couple/letters/{month}/pdf"),
        format!("/couple/letters/{month}/history"),
    );
    let printed = move || {
        written.get().then(|| {
            view! {
                <LinkButton href=pdf.clone() kind=ButtonKind::Quiet size=ButtonSize::Small attr:rel="external" attr:download="">
                    {td_string!(locale, letters.pdf)}
                </LinkButton>
                <LinkButton href=history.clone() kind=ButtonKind::Quiet size=ButtonSize::Small>
                    {td_string!(locale, letters.to_history)}
                </LinkButton>
            }
        })
    };
    view! {
        <nav class="cluster" aria-label=td_string!(locale, letters.document_title)>
            {printed}
            <LinkButton href="/couple/letters" kind=ButtonKind::Quiet size=ButtonSize::Small>
                {td_string!(locale, letters.to_letters)}
            </LinkButton>
        </nav>
    }
    .into_any()
}

/// A letter of a month that is over.
#[component]
fn Closed(letter: Letter, photos: Query<Option<LetterPhotos>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let written = !letter.html.is_empty();
    view! {
        <PageHeader
            title=td_string!(locale, letters.letter_title, month = letter.label)
            lead=td_string!(locale, letters.closed_lead)
        />
        <Sheet html=Signal::stored(letter.html) />
        <Beside photos />
        <Ways month=letter.month written=Signal::stored(written) />
    }
    .into_any()
}

/// This month's letter: on a phone one writes or reads, on a wide screen both lie side by side.
#[component]
fn Open(letter: Letter, clash: Option<Comparison>, photos: Query<Option<LetterPhotos>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let query = use_query_map();
    let reads = Memo::new(move |_| query.with(|query| query.get("view")).as_deref() == Some("read"));
    let html = RwSignal::new(letter.html.clone());
    let month = letter.month.clone();
    let tabs = vec![
        Tab {
            href: format!("/couple/letters/{month}"),
            label: td_string!(locale, letters.write).to_owned(),
            current: Signal::derive(move || !reads.get()),
        },
        Tab {
            href: format!("/couple/letters/{month}?view=read"),
            label: td_string!(locale, letters.read).to_owned(),
            current: reads.into(),
        },
    ];
    let written = Signal::derive(move || !html.with(String::is_empty));
    view! {
        <PageHeader
            title=td_string!(locale, letters.letter_title, month = letter.label.clone())
            lead=td_string!(locale, letters.letter_lead)
        />
        <Tabs label=td_string!(locale, letters.views) tabs />
        <div class="writing-desk" data-view=move || if reads.get() { "read" } else { "write" }>
            <div class="writing-desk-write">
                <Editor letter clash html />
                <MarksHelp />
            </div>
            <div class="writing-desk-read">
                <Sheet html />
            </div>
        </div>
        <Beside photos />
        <Ways month written />
    }
    .into_any()
}
