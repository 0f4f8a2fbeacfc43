//! Providers on the pages.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{
    account::use_viewer,
    forms::{Form, Sending},
    query::Query,
};
use server_fn::ServerFn;
use ui::{Autocomplete, Button, ButtonKind, ButtonSize, ButtonWidth, Field, Icon, LinkButton, Section, icons};

use super::{
    api::{
        LeaveForProvider, LinkProvider, OpenProviders, ReadArrival, ReadDeparture, RegisterWithProvider, UnlinkProvider,
    },
    model::{Arrival, Departure, Named, ProviderStanding, Unfinished},
};
use crate::{
    frame::{AccountFrame, AuthFrame, skeleton},
    i18n::{locale, td_string},
    profile::model::LONGEST_NAME,
    registration::page::{TermsBox, TimeZoneGuess},
    signin::AlreadyIn,
};

/// A button for each provider, on the pages of signing in and registering.
#[component]
pub(crate) fn ProviderButtons(
    /// Who may be asked.
    providers: Vec<Named>,
    /// The page to go on to.
    next: String,
) -> impl IntoView {
    if providers.is_empty() {
        return ().into_any();
    }
    view! {
        <Form action=LeaveForProvider::url() name="providers" sending=Sending::Native>
            <input type="hidden" name="next" value=next />
            <Choices providers />
        </Form>
    }
    .into_any()
}

/// A button for each provider, inside a form.
#[component]
pub(crate) fn Choices(
    /// Who may be asked.
    providers: Vec<Named>,
) -> impl IntoView {
    let locale = locale();
    let buttons = providers
        .into_iter()
        .map(|Named { provider, name }| {
            view! {
                <Button kind=ButtonKind::Secondary width=ButtonWidth::Line name="provider" value=provider.word()>
                    {td_string!(locale, providers.go_on_with, provider = name).to_string()}
                </Button>
            }
        })
        .collect_view();
    view! { <div class="stack" data-gap="2">{buttons}</div> }.into_any()
}

/// `/login/with`: goes on by itself (the answer's `Refresh` says where), and by a link.
pub(crate) fn leaving_page() -> AnyView {
    let departure = Query::first(&[], || ReadDeparture {});
    departure.shown(skeleton, |departure| match departure {
        Some(departure) => view! { <Leaving departure /> }.into_any(),
        None => view! { <Dead why=Unfinished::Expired /> }.into_any(),
    })
}

#[component]
fn Leaving(departure: Departure) -> impl IntoView {
    let locale = locale();
    let Departure { name, address } = departure;
    let title = td_string!(locale, providers.leaving_title, provider = name.clone()).to_string();
    let label = td_string!(locale, providers.go_on_with, provider = name).to_string();
    view! {
        <AuthFrame title lead=td_string!(locale, providers.leaving_lead) seed="login">
            <LinkButton href=address size=ButtonSize::Large width=ButtonWidth::Line attr:rel="external noreferrer">
                {label}
            </LinkButton>
        </AuthFrame>
    }
    .into_any()
}

/// `/register/with`
pub(crate) fn arriving_page() -> AnyView {
    if let Some(viewer) = use_viewer() {
        return view! { <AlreadyIn name=viewer.display_name /> }.into_any();
    }
    let arrival = Query::first(&[], || ReadArrival {});
    arrival.shown(skeleton, |arrival| match arrival {
        Some(arrival) => view! { <Arriving arrival /> }.into_any(),
        None => view! { <Dead why=Unfinished::Expired /> }.into_any(),
    })
}

#[component]
fn Arriving(arrival: Arrival) -> impl IntoView {
    let locale = locale();
    let Arrival {
        provider,
        display_name,
        email,
    } = arrival;
    let lead = td_string!(locale, providers.arrival_lead, provider = provider).to_string();
    let address = match email {
        Some(email) => td_string!(locale, providers.arrival_address, email = email).to_string(),
        None => td_string!(locale, providers.arrival_no_address).to_owned(),
    };
    view! {
        <AuthFrame title=td_string!(locale, register.title) lead=lead seed="register">
            <p>{address}</p>
            // The browser itself sends it: who is signed in changes with the whole page.
            <Form action=RegisterWithProvider::url() name="register-provider" sending=Sending::Native>
                <TimeZoneGuess />
                <Field
                    name="display_name"
                    label=td_string!(locale, register.display_name)
                    hint=td_string!(locale, register.display_name_hint)
                    autocomplete=Autocomplete::Name
                    max_length=LONGEST_NAME
                    required=true
                    value=display_name
                />
                <TermsBox />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{td_string!(locale, register.submit)}</Button>
            </Form>
            <p class="auth-aside">
                {td_string!(locale, providers.arrival_known)} " "
                <a class="link" href="/login?next=%2Faccount%2Fsecurity">{td_string!(locale, providers.arrival_to_login)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

/// `/login/unfinished`
pub(crate) fn unfinished_page() -> AnyView {
    let why = use_query_map()
        .with_untracked(|query| query.get("why"))
        .unwrap_or_default();
    view! { <Dead why=Unfinished::parse(&why) /> }.into_any()
}

/// Why it came to nothing, and the way back.
#[component]
fn Dead(why: Unfinished) -> impl IntoView {
    let locale = locale();
    let lead = match why {
        Unfinished::Refused => td_string!(locale, providers.why_refused),
        Unfinished::Expired => td_string!(locale, providers.why_expired),
        Unfinished::Unavailable => td_string!(locale, providers.why_unavailable),
        Unfinished::Unproved => td_string!(locale, providers.why_unproved),
        Unfinished::Taken => td_string!(locale, providers.taken),
        Unfinished::Elsewhere => td_string!(locale, providers.why_elsewhere),
        Unfinished::Another => td_string!(locale, providers.why_another),
    };
    let (href, label) = if use_viewer().is_some() {
        ("/account/security", td_string!(locale, providers.to_security))
    } else if why == Unfinished::Taken {
        (
            "/login?next=%2Faccount%2Fsecurity",
            td_string!(locale, providers.arrival_to_login),
        )
    } else {
        ("/login", td_string!(locale, providers.to_login))
    };
    view! {
        <AuthFrame title=td_string!(locale, providers.unfinished_title) lead=lead seed="login">
            <LinkButton href=href size=ButtonSize::Large width=ButtonWidth::Line>{label}</LinkButton>
        </AuthFrame>
    }
    .into_any()
}

/// The part of the security page that says who may open the account.
#[component]
pub(crate) fn ProvidersSection(
    /// Every provider of this installation.
    standing: Vec<ProviderStanding>,
) -> impl IntoView {
    if standing.is_empty() {
        return ().into_any();
    }
    let locale = locale();
    let linked: Vec<_> = standing.into_iter().filter(|one| one.linked.is_some()).collect();
    let label = if linked.is_empty() {
        td_string!(locale, providers.link_first)
    } else {
        td_string!(locale, providers.manage)
    };
    let rows = linked
        .into_iter()
        .map(|one| view! { <LinkedRow one actions=RowActions::None /> })
        .collect_view();
    view! {
        <Section title=td_string!(locale, providers.title)>
            <p class="muted">{td_string!(locale, providers.lead)}</p>
            <ul class="list" role="list">{rows}</ul>
            <div class="form-actions">
                // Asked for as a whole page: it may first lead to the one that asks who sits there.
                <LinkButton href="/account/security/providers" kind=ButtonKind::Secondary attr:rel="external">
                    {label}
                </LinkButton>
            </div>
        </Section>
    }
    .into_any()
}

/// `/account/security/providers`
pub(crate) fn providers_page() -> AnyView {
    let standing = Query::first(&[], || OpenProviders {});
    standing.shown(skeleton, |standing| {
        let none = standing.is_empty();
        let (linked, open): (Vec<_>, Vec<_>) = standing.into_iter().partition(|one| one.linked.is_some());
        let open: Vec<Named> = open.into_iter().map(|one| one.named).collect();
        let linked = (!linked.is_empty()).then(|| view! { <LinkedProviders linked /> });
        let open = (!open.is_empty()).then(|| view! { <OpenOnes open /> });
        view! {
            <AccountFrame title=td_string!(locale(), providers.title)>
                <p class="muted">{td_string!(locale(), providers.lead)}</p>
                {linked}
                {open}
                {none.then(|| view! { <p>{td_string!(locale(), providers.none)}</p> })}
            </AccountFrame>
        }
        .into_any()
    })
}

/// One form for all rows: the button says which.
#[component]
fn LinkedProviders(linked: Vec<ProviderStanding>) -> impl IntoView {
    let rows = linked
        .into_iter()
        .map(|one| view! { <LinkedRow one actions=RowActions::Unlink /> })
        .collect_view();
    view! {
        <Section title=td_string!(locale(), providers.linked_title)>
            <Form action=UnlinkProvider::url() name="providers-linked" sending=Sending::Native>
                <ul class="list" role="list">{rows}</ul>
            </Form>
        </Section>
    }
    .into_any()
}

#[component]
fn OpenOnes(open: Vec<Named>) -> impl IntoView {
    view! {
        <Section title=td_string!(locale(), providers.open_title)>
            <Form action=LinkProvider::url() name="providers-open" sending=Sending::Native>
                <Choices providers=open />
            </Form>
        </Section>
    }
    .into_any()
}

/// What can be done in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowActions {
    /// Nothing.
    None,
    /// The provider can be unlinked.
    Unlink,
}

#[component]
fn LinkedRow(one: ProviderStanding, actions: RowActions) -> impl IntoView {
    let locale = locale();
    let Named { provider, name } = one.named;
    let (called, since) = one.linked.unwrap_or_default();
    let detail = td_string!(locale, providers.since, label = called, since = since).to_string();
    let label = td_string!(locale, providers.unlink_label, provider = name.clone()).to_string();
    let trail = (actions == RowActions::Unlink).then(|| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                size=ButtonSize::Small
                name="provider"
                value=provider.word()
                attr:aria-label=label
            >
                {td_string!(locale, providers.unlink)}
            </Button>
        }
    });
    view! {
        <li>
            <div class="row">
                <Icon glyph=icons::GLOBE />
                <span class="row-words">
                    <span class="row-title">{name}</span>
                    <span class="row-detail">{detail}</span>
                </span>
                <span class="row-trail">{trail}</span>
            </div>
        </li>
    }
    .into_any()
}
