//! A photo, a voice or a film, as one sees it.

use leptos::prelude::*;
use ui::{Banner, BannerTone};

use crate::{
    i18n::{Locale, td_string},
    language::Language,
    media::model::{Clip, Kind, Picture, Shown, Standing},
};

/// Something that was sent, with its words; or that it is being prepared, or why it was refused.
#[component]
pub fn MediaView(
    /// What it is.
    shown: Shown,
    /// How wide a photo is on the page, as the `sizes` attribute has it.
    #[prop(default = "(min-width: 48rem) 40rem, 92vw")]
    sizes: &'static str,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Shown {
        id,
        kind,
        alternative,
        standing,
    } = shown;
    match standing {
        Standing::BeingPrepared => {
            let sentence = match kind {
                Kind::Photo => td_string!(locale, media.photo_being_prepared),
                Kind::Voice | Kind::Video => td_string!(locale, media.clip_being_prepared),
            };
            view! { <p class="muted" role="status">{sentence}</p> }.into_any()
        }
        Standing::Refused(why) => view! { <Banner tone=BannerTone::Caution>{why}</Banner> }.into_any(),
        Standing::Picture(picture) => photo(&id, &picture, alternative, sizes),
        Standing::Clip(clip) => player(&id, kind, clip, alternative),
    }
}

/// The few pixels lie beneath the photo until it has come.
fn photo(id: &str, picture: &Picture, alternative: String, sizes: &'static str) -> AnyView {
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    view! {
        <figure class="photo">
            <img
                class="photo-placeholder"
                src=picture.placeholder.clone()
                alt=""
                aria-hidden="true"
                width=width.clone()
                height=height.clone()
            />
            <img
                class="photo-picture"
                src=picture.address(id)
                srcset=picture.addresses(id)
                sizes=sizes
                alt=alternative
                width=width
                height=height
                loading="lazy"
                decoding="async"
            />
        </figure>
    }
    .into_any()
}

/// A player with its words beneath: for who cannot hear, cannot see, or cannot listen just now.
fn player(id: &str, kind: Kind, clip: Clip, alternative: String) -> AnyView {
    let locale = Locale::from(Language::current());
    let address = format!("/media/{id}/clip");
    let length = clip.length;
    let player = match kind {
        Kind::Video => {
            let label = td_string!(locale, media.video_of, length = length);
            view! { <video class="player" controls=true preload="metadata" playsinline=true src=address aria-label=label></video> }
                .into_any()
        }
        Kind::Voice | Kind::Photo => {
            let label = td_string!(locale, media.voice_of, length = length);
            view! { <audio class="player" controls=true preload="metadata" src=address aria-label=label></audio> }
                .into_any()
        }
    };
    view! {
        <figure class="clip">
            {player}
            <figcaption class="words">{alternative}</figcaption>
        </figure>
    }
    .into_any()
}
