//! Flags on the page.

use leptos::prelude::*;
use platform::{
    flags::{Audience, Flag},
    forms::Form,
    query::Query,
};
use server_fn::ServerFn;
use ui::{Badge, BadgeTone, Button, Card, Choice, Field, FieldKind, Select, TextArea};

use super::{
    api::{DecideFlag, ReadFlags},
    model::{AS_IN_CODE, FlagCard},
};
use crate::{
    desk::{ReasonField, Room, in_room},
    i18n::{locale, td_string},
};

/// `/admin/flags`
pub(crate) fn flags_page() -> AnyView {
    let flags = Query::first(&["desk_flags"], || ReadFlags {});
    in_room(Room::Flags, flags, |flags| {
        let cards = flags.into_iter().map(|card| view! { <OneFlag card /> }).collect_view();
        view! {
            <p class="muted">{td_string!(locale(), flags.lead)}</p>
            <div class="grid" data-min="l">{cards}</div>
        }
        .into_any()
    })
}

/// The form's name, and the beginning of its fields' ids: unique on the page.
fn form_of(flag: Flag) -> &'static str {
    match flag {
        Flag::InstallOffer => "flag-install-offer",
    }
}

/// The id of the form's reason.
fn reason_of(flag: Flag) -> &'static str {
    match flag {
        Flag::InstallOffer => "flag-install-offer-reason",
    }
}

#[component]
fn OneFlag(card: FlagCard) -> impl IntoView {
    let locale = locale();
    let FlagCard {
        flag,
        description,
        decision,
    } = card;
    let standing = match decision.as_ref().map(|decision| decision.audience) {
        None if flag.by_default() => td_string!(locale, flags.code_on),
        None => td_string!(locale, flags.code_off),
        Some(Audience::All) => td_string!(locale, flags.all),
        Some(Audience::Nobody) => td_string!(locale, flags.nobody),
        Some(Audience::Some) => td_string!(locale, flags.some),
    };
    let tone = if decision.is_some() {
        BadgeTone::Accent
    } else {
        BadgeTone::Plain
    };
    let audience = decision
        .as_ref()
        .map_or(AS_IN_CODE, |decision| decision.audience.word());
    let choices = vec![
        Choice::new(
            AS_IN_CODE,
            if flag.by_default() {
                td_string!(locale, flags.code_on)
            } else {
                td_string!(locale, flags.code_off)
            },
        ),
        Choice::new(Audience::All.word(), td_string!(locale, flags.all)),
        Choice::new(Audience::Nobody.word(), td_string!(locale, flags.nobody)),
        Choice::new(Audience::Some.word(), td_string!(locale, flags.some)),
    ];
    let percentage = decision.as_ref().map_or(0, |decision| decision.percentage);
    let accounts: Vec<String> = decision
        .map(|decision| decision.accounts.iter().map(ToString::to_string).collect())
        .unwrap_or_default();
    let name = form_of(flag);
    view! {
        <Card>
            <div class="stack">
                <div class="cluster" data-align="between">
                    <h2><code>{flag.word()}</code></h2>
                    <Badge tone>{standing}</Badge>
                </div>
                <p>{description}</p>
                <Form action=DecideFlag::url() name touches=&["desk_flags"]>
                    <input type="hidden" name="flag" value=flag.word() />
                    <Select name="audience" id=format!("{name}-audience") label=td_string!(locale, flags.audience) choices value=audience />
                    <Field
                        name="percentage"
                        id=format!("{name}-percentage")
                        kind=FieldKind::Number
                        label=td_string!(locale, flags.percentage)
                        hint=td_string!(locale, flags.percentage_hint)
                        value=percentage.to_string()
                    />
                    <TextArea
                        name="accounts"
                        id=format!("{name}-accounts")
                        label=td_string!(locale, flags.accounts)
                        hint=td_string!(locale, flags.accounts_hint)
                        value=accounts.join("\n")
                        rows=2
                    />
                    <ReasonField id=reason_of(flag) />
                    <div class="form-actions">
                        <Button>{td_string!(locale, flags.decide)}</Button>
                    </div>
                </Form>
            </div>
        </Card>
    }
    .into_any()
}
