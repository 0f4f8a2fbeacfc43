//! Pages for errors.

use leptos::prelude::*;
use platform::{error::AppError, trouble::Trouble};
use ui::Page;
#[cfg(feature = "ssr")]
use ui::{Empty, EmptyPlace, LinkButton, Logo};

/// An address that no page has.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <Page>
            <Trouble error=AppError::not_found() />
        </Page>
    }
}

/// The body of a document that tells of an error outside the application.
#[cfg(feature = "ssr")]
#[component]
pub fn ErrorDocument(
    error: AppError,
    here: Option<String>,
    looking: Option<platform::looking::Looking>,
) -> impl IntoView {
    use admin::LookingBanner;
    use platform::{error::ErrorKind, language::Language, trouble::HELP_WITH_REFERENCES};

    use crate::i18n::{locale, td_string};

    let locale = locale();
    let sentence = error.sentence(Language::current());
    let title = match error.kind {
        ErrorKind::NotFound => td_string!(locale, errors.not_found),
        ErrorKind::Forbidden => td_string!(locale, errors.forbidden),
        ErrorKind::TooManyRequests => td_string!(locale, errors.too_many_requests),
        ErrorKind::SignInRequired => td_string!(locale, errors.sign_in_required),
        ErrorKind::TooLarge => td_string!(locale, errors.too_large),
        _ => td_string!(locale, errors.internal),
    };
    let (href, label) = match (error.kind, here) {
        (ErrorKind::SignInRequired, Some(here)) => (
            format!("/login?next={}", leptos_router::location::Url::escape(&here)),
            td_string!(locale, errors.to_sign_in),
        ),
        (ErrorKind::TooManyRequests | ErrorKind::Internal, Some(here)) => (here, td_string!(locale, errors.again)),
        // The landing page has nothing to say to who looks at an account.
        (_, _) if looking.is_some() => ("/account".to_owned(), td_string!(locale, errors.account)),
        _ => ("/".to_owned(), td_string!(locale, errors.home)),
    };
    let help = (error.kind == ErrorKind::Internal).then(|| td_string!(locale, errors.what_now));
    view! {
        <div class="site">
            <header class="site-header">
                <Logo href="/" />
            </header>
            {looking.map(|looking| view! { <LookingBanner looking /> })}
            <main id="content">
                <Empty
                    title
                    seed=error.code
                    place=EmptyPlace::Page
                    action=move || {
                        view! {
                            <LinkButton href=href.clone()>{label}</LinkButton>
                            {help.map(|words| view! { <a class="link" href=HELP_WITH_REFERENCES>{words}</a> })}
                        }
                    }
                >
                    {sentence}
                </Empty>
            </main>
        </div>
    }
}
