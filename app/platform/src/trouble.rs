//! An error where a page should be: its status, its sentence, a way on.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_url;
use ui::{Empty, EmptyPlace, LinkButton};

use crate::{
    error::{AppError, ErrorKind},
    i18n::{Locale, td_string},
    language::Language,
};

/// Where it is written what the reference of an error is for.
pub const HELP_WITH_REFERENCES: &str = "/help/trouble#reference";

/// Shown by a page whose resource failed. On the server it also sets the response's status; who
/// has to sign in first, or to prove who they are, is sent there and comes back.
#[component]
pub fn Trouble(
    /// What went wrong.
    error: AppError,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let url = use_url();
    let here = url.with_untracked(|url| match url.search() {
        "" => url.path().to_owned(),
        search => format!("{}?{}", url.path(), search.trim_start_matches('?')),
    });
    let next = leptos_router::location::Url::escape(&here);
    let (sign_in, confirm) = (format!("/login?next={next}"), format!("/account/confirm?next={next}"));
    let factor = if error.code == "second_factor_missing" {
        "/account/security/second-factor".to_owned()
    } else {
        format!("{confirm}&by=code")
    };
    #[cfg(feature = "ssr")]
    match error.kind {
        ErrorKind::SignInRequired => leptos_axum::redirect(&sign_in),
        ErrorKind::ReauthenticationRequired => leptos_axum::redirect(&confirm),
        ErrorKind::SecondFactorRequired => leptos_axum::redirect(&factor),
        _ => answer(&error),
    }
    let title = match error.kind {
        ErrorKind::SignInRequired => td_string!(locale, trouble.sign_in),
        ErrorKind::ReauthenticationRequired | ErrorKind::SecondFactorRequired => td_string!(locale, trouble.confirm),
        ErrorKind::NotFound => td_string!(locale, trouble.not_found),
        ErrorKind::TooManyRequests => td_string!(locale, trouble.too_many_requests),
        ErrorKind::Offline => td_string!(locale, trouble.offline),
        _ => td_string!(locale, trouble.other),
    };
    let (href, label) = match error.kind {
        ErrorKind::SignInRequired => (sign_in, td_string!(locale, trouble.to_sign_in)),
        ErrorKind::ReauthenticationRequired => (confirm, td_string!(locale, trouble.to_confirm)),
        ErrorKind::SecondFactorRequired => (factor, td_string!(locale, trouble.to_confirm)),
        ErrorKind::Internal | ErrorKind::Offline | ErrorKind::TooManyRequests => {
            (here, td_string!(locale, trouble.again))
        }
        _ => ("/".to_owned(), td_string!(locale, trouble.home)),
    };
    let help = (error.kind == ErrorKind::Internal).then(|| td_string!(locale, trouble.what_now));
    let sentence = error.sentence(Language::current());
    view! {
        <Title text=title />
        <Empty
            title=title
            seed=error.code
            place=EmptyPlace::Page
            action=move || {
                view! {
                    <LinkButton href=href.clone()>{label}</LinkButton>
                    {help.map(|words| view! { <a class="link" href=HELP_WITH_REFERENCES rel="external">{words}</a> })}
                }
            }
        >
            {sentence}
        </Empty>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
fn answer(error: &AppError) {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>()
        && let Ok(status) = http::StatusCode::from_u16(error.status())
    {
        response.set_status(status);
    }
}
