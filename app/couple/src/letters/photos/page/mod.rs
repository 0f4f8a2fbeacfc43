//! `/couple/letters/{YYYY-MM}/photos`: the photos of a month, and the form that adds one.

mod beside;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use platform::{
    forms::Form,
    language::Language,
    media::{MediaView, UploadForm, model::Kind},
    query::Query,
};
use server_fn::ServerFn;
use ui::{
    Banner, Button, ButtonKind, ButtonSize, Card, Empty, LinkButton, PageHeader, Section, Skeleton, SkeletonShape,
};

pub(crate) use self::beside::{Beside, photos_of};
use super::{
    RESOURCE,
    api::{ReadLetterPhotos, RemoveLetterPhoto},
    model::{LetterPhoto, LetterPhotos, MOST_PHOTOS},
};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
};

/// How long the words for a photo may be, in characters: a sentence or two.
const LONGEST_WORDS: u32 = 2_000;

/// The photos of a month. The form stays as it is while the list follows what both do.
pub(crate) fn letter_photos_page() -> AnyView {
    let params = use_params_map();
    let month = Memo::new(move |_| params.with(|params| params.get("month")).unwrap_or_default());
    let ask = move || ReadLetterPhotos { month: month.get() };
    let place = Query::new(&["couple"], ask);
    let photos = Query::new(&[RESOURCE, platform::media::RESOURCE], ask);
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, photos.document_title)>
            {place.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /> }.into_any(),
                |photos| match photos {
                    Some(photos) => view! { <Top photos /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
            {photos.part(
                || view! { <Skeleton shape=SkeletonShape::Card count=2 /> }.into_any(),
                |photos| photos.map(|photos| view! { <Album photos /> }).into_any(),
            )}
        </Frame>
    }
    .into_any()
}

#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, letters.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, photos.document_title) />
        <Empty title=td_string!(locale, letters.alone_title) seed="letters" action>
            {td_string!(locale, letters.alone_lead)}
        </Empty>
    }
    .into_any()
}

/// The title, the way back, and the form while the month can be written.
#[component]
fn Top(photos: LetterPhotos) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let letter = format!("/couple/letters/{}", photos.month);
    let actions = move || {
        view! {
            <LinkButton href=letter.clone() kind=ButtonKind::Quiet>{td_string!(locale, photos.to_letter)}</LinkButton>
        }
    };
    let lead = if photos.writable {
        td_string!(locale, photos.lead)
    } else {
        td_string!(locale, photos.closed_lead)
    };
    view! {
        <PageHeader title=td_string!(locale, photos.title, month = photos.label.clone()) lead actions />
        {photos.writable.then(|| view! { <Adding photos=photos.clone() /> })}
    }
    .into_any()
}

#[component]
fn Adding(photos: LetterPhotos) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if !photos.has_room() {
        return view! { <Banner>{td_string!(locale, photos.refused_full, most = MOST_PHOTOS)}</Banner> }.into_any();
    }
    view! {
        <Card>
            <h2>{td_string!(locale, photos.add_title)}</h2>
            <UploadForm
                action=format!("/couple/letters/{}/photos/add", photos.month)
                name="letter-photo"
                accept="image/jpeg,image/png,image/webp,image/gif"
                kinds=&[Kind::Photo]
                file_label=td_string!(locale, photos.file)
                file_hint=td_string!(locale, photos.file_hint)
                words_label=td_string!(locale, photos.words)
                words_hint=td_string!(locale, photos.words_hint)
                longest_words=LONGEST_WORDS
                button=td_string!(locale, photos.add)
            />
        </Card>
    }
    .into_any()
}

/// All photos, each with its words.
#[component]
fn Album(photos: LetterPhotos) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if photos.photos.is_empty() {
        return view! { <p class="muted">{td_string!(locale, photos.none)}</p> }.into_any();
    }
    let writable = photos.writable;
    let shown = photos
        .photos
        .into_iter()
        .map(|photo| view! { <li><Print photo writable /></li> })
        .collect_view();
    view! {
        <Section title=td_string!(locale, photos.album)>
            <ul class="album" role="list">{shown}</ul>
        </Section>
    }
    .into_any()
}

#[component]
fn Print(photo: LetterPhoto, writable: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let words = photo.shown.alternative.clone();
    let remove = (photo.mine && writable).then(|| {
        let which = format!(" {words}");
        view! {
            <Form action=RemoveLetterPhoto::url() name="letter-photo-remove" touches=&[RESOURCE]>
                <input type="hidden" name="photo" value=photo.id.clone() />
                <div>
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Small>
                        {td_string!(locale, photos.remove)}
                        <span class="visually-hidden">{which}</span>
                    </Button>
                </div>
            </Form>
        }
    });
    view! {
        <MediaView shown=photo.shown />
        <p class="words">{words}</p>
        {remove}
    }
    .into_any()
}
