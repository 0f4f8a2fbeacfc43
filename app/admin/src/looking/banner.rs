//! What every page says that is seen through somebody's eyes.

use leptos::prelude::*;
use platform::looking::Looking;
use server_fn::ServerFn;
use ui::{Banner, BannerPlace, BannerTone, Button, ButtonKind, ButtonSize};

use super::EndLooking;
use crate::i18n::{Locale, td_string};

/// Whose eyes these are, until when, and the way back: in the language of who looks, as a plain form. Only
/// the server writes it, for such pages come without the application.
#[component]
pub fn LookingBanner(
    /// Who looks.
    looking: Looking,
) -> impl IntoView {
    let language = looking.language();
    let locale = Locale::from(language);
    let name = looking.name().to_owned();
    let title = td_string!(locale, looking.banner, name = name, until = looking.until()).to_string();
    let action = move || {
        view! {
            <form method="post" action=EndLooking::url() data-form="end-looking">
                <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, looking.stop)}</Button>
            </form>
        }
    };
    view! {
        <div class="looking" lang=language.tag()>
            <Banner tone=BannerTone::Caution place=BannerPlace::Top title action>
                {td_string!(locale, looking.only)}
            </Banner>
        </div>
    }
    .into_any()
}
