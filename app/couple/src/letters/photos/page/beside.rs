//! The photos beside a letter that is being read.

use leptos::prelude::*;
use platform::{language::Language, media::MediaView, query::Query};
use ui::{ButtonKind, ButtonSize, LinkButton, Section};

use crate::{
    i18n::{Locale, td_string},
    letters::photos::{RESOURCE, api::ReadLetterPhotos, model::LetterPhotos},
};

/// What is asked for beside a letter: its photos, again when they change.
pub(crate) fn photos_of(month: Memo<String>) -> Query<Option<LetterPhotos>> {
    Query::new(&[RESOURCE, platform::media::RESOURCE], move || ReadLetterPhotos {
        month: month.get(),
    })
}

/// The photos of a month, and the way to add one.
#[component]
pub(crate) fn Beside(
    /// What was asked for.
    photos: Query<Option<LetterPhotos>>,
) -> impl IntoView {
    photos.part(
        || ().into_any(),
        |photos| photos.map(|photos| view! { <Few photos /> }).into_any(),
    )
}

#[component]
fn Few(photos: LetterPhotos) -> impl IntoView {
    let locale = Locale::from(Language::current());
    if photos.photos.is_empty() && !photos.writable {
        return ().into_any();
    }
    let label = if photos.writable {
        td_string!(locale, photos.to_add)
    } else {
        td_string!(locale, photos.to_album)
    };
    let href = format!("/couple/letters/{}/photos", photos.month);
    let shown = photos
        .photos
        .into_iter()
        .map(|photo| view! { <li><MediaView shown=photo.shown sizes="(min-width: 48rem) 20rem, 92vw" /></li> })
        .collect_view();
    view! {
        <Section title=td_string!(locale, photos.album)>
            <ul class="album" role="list">{shown}</ul>
            <div>
                <LinkButton href kind=ButtonKind::Quiet size=ButtonSize::Small>{label}</LinkButton>
            </div>
        </Section>
    }
    .into_any()
}
