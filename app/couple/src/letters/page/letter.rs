//! `/couple/letters/{YYYY-MM}`: a month's letter, to be written or to be read.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use platform::{error::AppError, forms::Flash, language::Language, live, trouble::Trouble};
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
        api::{compare_letter, read_letter},
        model::{Comparison, Letter},
    },
};

/// The name of the form in which a letter is written.
pub(super) const FORM: &str = "letter";

/// What a page needs: the letter, and both texts when a form without scripts came back from a clash.
type Found = Result<Option<(Letter, Option<Comparison>)>, AppError>;

/// A month's letter. The editor follows what the other writes by itself, so that what is under the
/// writer's hands is never laid anew.
pub(crate) fn letter_page() -> AnyView {
    let params = use_params_map();
    let month = Memo::new(move |_| params.with(|params| params.get("month")).unwrap_or_default());
    let returned = StoredValue::new(clashed());
    let found = Resource::new(
        move || (live::version("couple"), month.get()),
        move |(_, month)| find(month, returned.get_value()),
    );
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, letters.document_title) width=PageWidth::Wide>
            <Transition fallback=|| {
                view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }
            }>
                {move || found.get().map(|found| match found {
                    Ok(Some((letter, clash))) if letter.writable => view! { <Open letter clash /> }.into_any(),
                    Ok(Some((letter, _))) => view! { <Closed letter /> }.into_any(),
                    Ok(None) => view! { <NotYetTwo /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                })}
            </Transition>
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

async fn find(month: String, returned: Option<(String, String)>) -> Found {
    let Some(letter) = read_letter(month.clone()).await? else {
        return Ok(None);
    };
    let clash = match returned {
        Some((base, body)) => compare_letter(month, base, body).await?,
        None => None,
    };
    Ok(Some((letter, clash)))
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
fn Closed(letter: Letter) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let written = !letter.html.is_empty();
    view! {
        <PageHeader
            title=td_string!(locale, letters.letter_title, month = letter.label)
            lead=td_string!(locale, letters.closed_lead)
        />
        <Sheet html=Signal::stored(letter.html) />
        <Ways month=letter.month written=Signal::stored(written) />
    }
    .into_any()
}

/// This month's letter: on a phone one writes or reads, on a wide screen both lie side by side.
#[component]
fn Open(letter: Letter, clash: Option<Comparison>) -> impl IntoView {
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
        <Ways month written />
    }
    .into_any()
}
