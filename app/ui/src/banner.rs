//! A message that stays.

use leptos::{children::ViewFnOnce, prelude::*};

use crate::{
    form::{FormState, WayOn},
    icon::Icon,
    icons::{self, Glyph},
};

/// What a message means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerTone {
    /// Good to know.
    #[default]
    Note,
    /// It worked.
    Good,
    /// Wants attention.
    Caution,
    /// It did not work.
    Wrong,
}

impl BannerTone {
    const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Good => "good",
            Self::Caution => "caution",
            Self::Wrong => "wrong",
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::Note => icons::INFO,
            Self::Good => icons::CIRCLE_CHECK,
            Self::Caution => icons::TRIANGLE_ALERT,
            Self::Wrong => icons::CIRCLE_ALERT,
        }
    }
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerPlace {
    /// Among the page's content.
    #[default]
    Content,
    /// Across the window, above everything.
    Top,
}

/// A message about the page, the form or the connection.
#[component]
pub fn Banner(
    /// What it means; what is wrong is read out at once.
    #[prop(optional)]
    tone: BannerTone,
    /// Where it stands.
    #[prop(optional)]
    place: BannerPlace,
    /// Its first line.
    #[prop(optional, into)]
    title: Option<String>,
    /// Another icon than the tone's.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// A button or link under it.
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class="banner"
            role=if tone == BannerTone::Wrong { "alert" } else { "status" }
            data-tone=tone.name()
            data-place=(place == BannerPlace::Top).then_some("top")
        >
            <Icon glyph=glyph.unwrap_or(tone.glyph()) />
            <div>
                {title.map(|title| view! { <p class="banner-title">{title}</p> })}
                <p>{children()}</p>
                {action.map(|action| view! { <div class="banner-action cluster">{action.run()}</div> })}
            </div>
        </div>
    }
    .into_any()
}

/// The message of the form around it, while there is one.
#[component]
pub fn FormMessage() -> impl IntoView {
    let form = use_context::<FormState>();
    (move || {
        let form = form?;
        let message = form.message.get()?;
        Some(match form.way_on.get() {
            Some(WayOn { href, words }) => {
                let action = move || view! { <a class="link" href=href rel="external">{words}</a> };
                view! { <Banner tone=BannerTone::Wrong action=action>{message}</Banner> }.into_any()
            }
            None => view! { <Banner tone=BannerTone::Wrong>{message}</Banner> }.into_any(),
        })
    })
    .into_any()
}
