//! `/couple/reminders`: when one likes to be reminded, if at all.

use leptos::prelude::*;
use platform::{forms::Form, language::Language, query::Query};
use server_fn::ServerFn;
use ui::{
    Button, Card, Checkbox, Choice, Empty, Field, FieldKind, LinkButton, List, ListLook, PageHeader, Row, Select,
    Skeleton, SkeletonShape,
};

use super::{
    SaveReminders,
    api::ReadReminders,
    model::{LAST_COMMON_DAY, LetterDay, Reminders, Shown},
};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
};

/// The hour that a field offers while its reminder is off: when the day is over for most.
const OFFERED_HOUR: &str = "20:00";

/// One's own reminders. They are nobody else's business, so nothing of it is live.
pub(crate) fn reminders_page() -> AnyView {
    let reminders = Query::new(&["couple", "reminders"], || ReadReminders {});
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, reminders.title)>
            {reminders.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=2 /> }.into_any(),
                move |reminders| match reminders {
                    Some(reminders) => view! { <Choosing reminders /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
        </Frame>
    }
    .into_any()
}

#[component]
fn Choosing(reminders: Reminders) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Reminders { zone, check_in, letter } = reminders;
    view! {
        <PageHeader
            title=td_string!(locale, reminders.title)
            lead=td_string!(locale, reminders.lead, zone = zone)
        />
        <Form action=SaveReminders::url() name="reminders" touches=&["reminders"]>
            <CheckInCard shown=check_in />
            <LetterCard shown=letter />
            <div class="form-actions">
                <Button>{td_string!(locale, reminders.save)}</Button>
            </div>
        </Form>
        <List look=ListLook::Card>
            <li>
                <Row
                    title=td_string!(locale, reminders.channels)
                    detail=td_string!(locale, reminders.channels_detail)
                    href="/account/notifications"
                />
            </li>
        </List>
    }
    .into_any()
}

#[component]
fn CheckInCard(shown: Option<Shown>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let on = shown.is_some();
    let (at, next) = shown.map(|shown| (shown.at, shown.next)).unzip();
    view! {
        <Card>
            <Checkbox name="check_in" checked=on hint=td_string!(locale, reminders.check_in_hint)>
                {td_string!(locale, reminders.check_in)}
            </Checkbox>
            <Field
                name="check_in_at"
                kind=FieldKind::Time
                label=td_string!(locale, reminders.check_in_at)
                value=at.unwrap_or_else(|| OFFERED_HOUR.to_owned())
            />
            <Next next />
        </Card>
    }
    .into_any()
}

#[component]
fn LetterCard(shown: Option<Shown>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let on = shown.is_some();
    let (day, at, next) = match shown {
        Some(Shown { at, day, next }) => (day, at, Some(next)),
        None => (LetterDay::Last.word(), OFFERED_HOUR.to_owned(), None),
    };
    view! {
        <Card>
            <Checkbox name="letter" checked=on hint=td_string!(locale, reminders.letter_hint)>
                {td_string!(locale, reminders.letter)}
            </Checkbox>
            <div class="form-row">
                <Select name="letter_day" label=td_string!(locale, reminders.letter_day) choices=days() value=day />
                <Field name="letter_at" kind=FieldKind::Time label=td_string!(locale, reminders.letter_at) value=at />
            </div>
            <Next next />
        </Card>
    }
    .into_any()
}

/// The last day first: that is when a month can be told.
fn days() -> Vec<Choice> {
    let locale = Locale::from(Language::current());
    let last = Choice::new(LetterDay::Last.word(), td_string!(locale, reminders.last_day));
    let others = (1..=LAST_COMMON_DAY).map(|day| {
        let label = if day == 1 {
            td_string!(locale, reminders.first_day).to_owned()
        } else {
            td_string!(locale, reminders.day_of_month, day = day)
        };
        Choice::new(LetterDay::On(day).word(), label)
    });
    std::iter::once(last).chain(others).collect()
}

/// When a reminder that is on comes next.
#[component]
fn Next(next: Option<String>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    next.map(|next| view! { <p class="muted small">{td_string!(locale, reminders.next, moment = next)}</p> })
}

/// Reminders are about what two do here.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, checkins.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, reminders.title) />
        <Empty title=td_string!(locale, reminders.alone_title) seed="reminders" action>
            {td_string!(locale, reminders.alone_lead)}
        </Empty>
    }
    .into_any()
}
