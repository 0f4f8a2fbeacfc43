//! One's copy on the privacy page.

use leptos::prelude::*;
use platform::{forms::Form, query::Query};
use server_fn::ServerFn;
use ui::{Banner, BannerTone, Button, ButtonKind, LinkButton, Section, icons};

use super::{
    RESOURCE,
    api::{AskExport, ReadExport},
    model::{ReadyCopy, Standing},
};
use crate::{
    frame::skeleton,
    i18n::{locale, td_string},
};

/// How it stands with one's copy: asked again whenever that changes.
pub(crate) fn standing() -> Query<Standing> {
    Query::first(&[RESOURCE], || ReadExport {})
}

/// The part of the privacy page where one takes everything along. It changes by itself.
#[component]
pub(crate) fn ExportSection(
    /// How it stands with it, by [`standing()`].
    standing: Query<Standing>,
) -> impl IntoView {
    view! {
        <Section title=td_string!(locale(), export.title)>
            <p class="muted">{td_string!(locale(), export.lead)}</p>
            {standing.shown(skeleton, |standing| view! { <OwnCopy standing /> }.into_any())}
        </Section>
    }
    .into_any()
}

#[component]
fn OwnCopy(standing: Standing) -> impl IntoView {
    let locale = locale();
    match standing {
        Standing::None => view! { <Asking label=td_string!(locale, export.ask) /> }.into_any(),
        Standing::BeingMade => {
            view! { <Banner glyph=icons::CLOCK>{td_string!(locale, export.being_made)}</Banner> }.into_any()
        }
        Standing::Ready(copy) => view! {
            <Ready copy />
            <Asking label=td_string!(locale, export.ask_again) />
        }
        .into_any(),
        Standing::Failed => view! {
            <Banner tone=BannerTone::Caution>{td_string!(locale, export.failed)}</Banner>
            <Asking label=td_string!(locale, export.try_again) />
        }
        .into_any(),
    }
}

#[component]
fn Ready(copy: ReadyCopy) -> impl IntoView {
    let locale = locale();
    let ReadyCopy { link, until, kilobytes } = copy;
    let fetch = move || {
        view! {
            <LinkButton href=link glyph=icons::DOWNLOAD attr:download="" attr:rel="external">
                {td_string!(locale, export.fetch, kilobytes = kilobytes).to_string()}
            </LinkButton>
        }
    };
    view! {
        <Banner tone=BannerTone::Good title=td_string!(locale, export.ready) action=fetch>
            {td_string!(locale, export.until, until = until).to_string()}
        </Banner>
    }
    .into_any()
}

#[component]
fn Asking(label: &'static str) -> impl IntoView {
    view! {
        <Form action=AskExport::url() name="export" touches=&[RESOURCE]>
            <div class="form-actions">
                <Button kind=ButtonKind::Secondary>{label}</Button>
            </div>
        </Form>
    }
    .into_any()
}
