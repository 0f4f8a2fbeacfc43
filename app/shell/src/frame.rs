//! What stands around every page: header and footer for visitors, places for who is signed in.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use platform::{
    account::use_viewer,
    flags::{Flag, Flags},
    forms::{Flash, Notices},
    language::Language,
    live::OfflineBanner,
    notify::Bell,
    pwa::{InstallPrompt, ReloadBanner, remember_pages},
};
use ui::{Area, Banner, BannerPlace, BannerTone, Logo, Place, Places, SkipLink, ToastRegion, icons};

use crate::i18n::{locale, td_string};

/// The frame around the routes.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    forget_flash_on_the_way();
    remember_pages();
    mark_hydrated();
    let main = view! { <main id="content" tabindex="-1">{children()}</main> }.into_any();
    match use_viewer() {
        Some(_) => view! { <ResidentFrame main /> }.into_any(),
        None => view! { <VisitorFrame main /> }.into_any(),
    }
}

/// A message belongs to the page that came with it.
fn forget_flash_on_the_way() {
    let location = use_location();
    let notices = expect_context::<Notices>();
    Effect::new(move |before: Option<String>| {
        let here = location.pathname.get();
        if before.is_some_and(|before| before != here) {
            Flash::forget();
            notices.forget_arrived();
        }
        here
    });
}

/// Says on the document that scripts have taken over.
fn mark_hydrated() {
    #[cfg(feature = "hydrate")]
    platform::hydration::when_hydrated(|| {
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("data-hydrated", "");
        }
    });
}

/// For who is signed in: their places at hand, below on a phone, at the side on a wide screen.
#[component]
fn ResidentFrame(main: AnyView) -> impl IntoView {
    let locale = locale();
    let path = use_location().pathname;
    let area = move || {
        if path.with(|path| path.starts_with("/couple")) {
            Area::Couple
        } else {
            Area::Brand
        }
        .name()
    };
    let place = move |href: &'static str, label: &'static str, glyph, is_current: fn(&str) -> bool| Place {
        href: href.to_owned(),
        label: label.to_owned(),
        glyph,
        current: Signal::derive(move || path.with(|path| is_current(path))),
    };
    let places = vec![
        place("/couple", td_string!(locale, frame.couple), icons::HOUSE, |path| {
            path.starts_with("/couple") && !path.starts_with("/couple/checkins")
        }),
        place(
            "/couple/checkins",
            td_string!(locale, frame.checkins),
            icons::CHART_LINE,
            |path| path.starts_with("/couple/checkins"),
        ),
        place(
            "/notifications",
            td_string!(locale, frame.notifications),
            icons::BELL,
            |path| path == "/notifications",
        ),
        place("/account", td_string!(locale, frame.account), icons::USER, |path| {
            path.starts_with("/account")
        }),
        place(
            "/help",
            td_string!(locale, frame.help),
            icons::CIRCLE_QUESTION_MARK,
            |path| path.starts_with("/help"),
        ),
    ];
    view! {
        <div class="shell" data-area=area>
            <SkipLink label=td_string!(locale, frame.skip) />
            <div class="shell-rail">
                <header class="shell-top">
                    <Logo href="/couple" />
                    <div class="shell-tools">
                        <Bell />
                    </div>
                </header>
                <Places label=td_string!(locale, frame.places) places />
            </div>
            <div class="shell-main">
                <Announcements />
                {main}
                // Below what the page is about: it comes late, and nothing may move for it.
                {Flags::current().is_on(Flag::InstallOffer).then(|| view! { <InstallPrompt /> })}
            </div>
        </div>
    }
    .into_any()
}

/// For visitors: the name, the way in, and the small print.
#[component]
fn VisitorFrame(main: AnyView) -> impl IntoView {
    let locale = locale();
    view! {
        <div class="site">
            <SkipLink label=td_string!(locale, frame.skip) />
            <header class="site-header">
                <Logo href="/" />
                <nav aria-label=td_string!(locale, frame.places)>
                    <a href="/login">{td_string!(locale, frame.sign_in)}</a>
                </nav>
            </header>
            <Announcements />
            {main}
            <footer class="site-footer">
                <nav aria-label=td_string!(locale, frame.small_print)>
                    <a href="/help">{td_string!(locale, frame.help)}</a>
                    // No page of the application: it must open when that cannot.
                    <a href="/status" rel="external">{td_string!(locale, frame.status)}</a>
                    <a href="/legal/privacy">{td_string!(locale, frame.privacy)}</a>
                    <a href="/legal/terms">{td_string!(locale, frame.terms)}</a>
                    <a href="/legal/cookies">{td_string!(locale, frame.cookies)}</a>
                </nav>
                <LanguageSwitch />
            </footer>
        </div>
    }
    .into_any()
}

/// The languages, each under its own name: a plain form that comes back to the same page.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let location = use_location();
    let page = move || {
        let (path, search) = (location.pathname.get(), location.search.get());
        if search.is_empty() {
            path
        } else {
            format!("{path}?{search}")
        }
    };
    let current = Language::current();
    let choices = Language::ALL.map(|language| {
        view! {
            <button name="language" value=language.tag() lang=language.tag() aria-current=(language == current).then_some("true")>
                {language.own_name()}
            </button>
        }
    });
    view! {
        <form method="post" action="/lang" class="languages" aria-label=td_string!(locale(), frame.languages)>
            <input type="hidden" name="page" value=page />
            {choices.into_iter().collect_view()}
        </form>
    }
}

/// Says that these are somebody's pages through an operator's eyes. Such a page comes without the
/// application: only the server writes it.
fn looking_banner() -> AnyView {
    #[cfg(feature = "ssr")]
    {
        use admin::LookingBanner;
        use platform::context::RequestContext;

        let looking = RequestContext::of_page().and_then(|context| context.looking);
        if let Some(looking) = looking {
            return view! { <LookingBanner looking /> }.into_any();
        }
    }
    ().into_any()
}

/// What is said to everybody on the page: no network, and what just happened.
#[component]
fn Announcements() -> impl IntoView {
    let notices = expect_context::<Notices>();
    view! {
        {looking_banner()}
        <ReloadBanner />
        <OfflineBanner />
        {move || notices.arrived().map(|sentence| view! { <Banner tone=BannerTone::Good place=BannerPlace::Top>{sentence}</Banner> })}
        <ToastRegion toasts=notices.toasts() />
    }
}
