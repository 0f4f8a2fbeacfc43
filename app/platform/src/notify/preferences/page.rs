//! A person's preferences on a page.

use leptos::prelude::*;
use leptos_meta::Title;
use server_fn::ServerFn;
use ui::{
    Button, Checkbox, Choice, Field, FieldKind, List, ListLook, Page, PageHeader, RadioGroup, Row, Section, Skeleton,
    SkeletonShape,
};

use super::{
    api::{LoadPreferences, SaveMailRhythm, SavePreferences, SaveQuietHours},
    model::{PreferenceLine, Preferences},
};
use crate::{
    forms::Form,
    i18n::{Locale, td_string},
    language::Language,
    notify::{
        Channel, MailRhythm, NoticeKind,
        push::{self, Device, ThisDevice},
    },
    query::Query,
};

/// `/account/notifications`
pub(crate) fn notification_preferences_page() -> AnyView {
    let preferences = Query::first(&[push::RESOURCE], || LoadPreferences {});
    let locale = Locale::from(Language::current());
    view! {
        <Title text=td_string!(locale, notifications.preferences.title) />
        <Page>
            <p>
                <a class="link" href="/account">{td_string!(locale, notifications.preferences.account)}</a>
            </p>
            <PageHeader
                title=td_string!(locale, notifications.preferences.title)
                lead=td_string!(locale, notifications.preferences.lead)
            />
            {preferences.shown(|| view! { <Skeleton shape=SkeletonShape::Card /> }.into_any(), |preferences| view! { <Choosing preferences /> }.into_any())}
        </Page>
    }
    .into_any()
}

#[component]
fn Choosing(preferences: Preferences) -> impl IntoView {
    let Preferences {
        lines,
        rhythm,
        quiet_from,
        quiet_to,
        zone,
        device,
    } = preferences;
    view! {
        {device.clone().map(|device| view! { <Device device /> })}
        <Channels lines device />
        <Rhythm rhythm zone=zone.clone() />
        <Quiet quiet_from quiet_to zone />
        <Reminders />
    }
}

/// Where a couple's reminders are chosen: they come as these notifications do.
#[component]
fn Reminders() -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <List look=ListLook::Card>
            <li>
                <Row
                    title=td_string!(locale, notifications.preferences.reminders)
                    detail=td_string!(locale, notifications.preferences.reminders_detail)
                    href="/couple/reminders"
                />
            </li>
        </List>
    }
}

/// One line for each kind, one column for each channel.
#[component]
fn Channels(lines: Vec<PreferenceLine>, device: Option<ThisDevice>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let push = device.is_some();
    let on_devices =
        push.then(|| view! { <th scope="col">{td_string!(locale, notifications.preferences.on_devices)}</th> });
    view! {
        <Section title=td_string!(locale, notifications.preferences.channels)>
            <Form action=SavePreferences::url() name="preferences">
                <table class="table" data-look="ticks">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, notifications.preferences.what)}</th>
                            <th scope="col">{td_string!(locale, notifications.preferences.on_bell)}</th>
                            <th scope="col">{td_string!(locale, notifications.preferences.by_mail)}</th>
                            {on_devices}
                        </tr>
                    </thead>
                    <tbody>{lines.into_iter().map(|line| view! { <ChannelsOfKind line push /> }).collect_view()}</tbody>
                </table>
                <p class="muted small">{td_string!(locale, notifications.preferences.security)}</p>
                {device.map(|device| view! { <LockedScreen shows_words=device.shows_words /> })}
                <div class="form-actions">
                    <Button>{td_string!(locale, notifications.preferences.save)}</Button>
                </div>
            </Form>
        </Section>
    }
}

/// How much a locked screen says.
#[component]
fn LockedScreen(shows_words: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Checkbox name="shows_words" checked=shows_words hint=td_string!(locale, notifications.push.shows_words_hint)>
            {td_string!(locale, notifications.push.shows_words)}
        </Checkbox>
    }
}

#[component]
fn ChannelsOfKind(line: PreferenceLine, push: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let kind = line.kind;
    let label = label(locale, kind);
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td><Tick channel=Channel::Bell kind ticked=line.bell /></td>
            <td><Tick channel=Channel::Mail kind ticked=line.mail /></td>
            {push.then(|| view! { <td><Tick channel=Channel::Push kind ticked=line.push /></td> })}
        </tr>
    }
}

/// A box whose words are read out: its line and column show them.
#[component]
fn Tick(channel: Channel, kind: NoticeKind, ticked: bool) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let (name, way) = match channel {
        Channel::Bell => ("bell[]", td_string!(locale, notifications.preferences.on_bell)),
        Channel::Mail => ("mail[]", td_string!(locale, notifications.preferences.by_mail)),
        Channel::Push => ("push[]", td_string!(locale, notifications.preferences.on_devices)),
    };
    view! {
        <label class="choice">
            <input type="checkbox" name=name value=kind.word() checked=ticked />
            <span class="visually-hidden">{label(locale, kind)} ", " {way}</span>
        </label>
    }
}

fn label(locale: Locale, kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::PartnerJoined => td_string!(locale, notifications.partner_joined.kind),
        NoticeKind::PartnerLeft => td_string!(locale, notifications.partner_left.kind),
        NoticeKind::PairingUndone => td_string!(locale, notifications.pairing_undone.kind),
        NoticeKind::QuestionAsked => td_string!(locale, notifications.question_asked.kind),
        NoticeKind::AnswersOpen => td_string!(locale, notifications.answers_open.kind),
        NoticeKind::GoalSet => td_string!(locale, notifications.goal_set.kind),
        NoticeKind::GoalDone => td_string!(locale, notifications.goal_done.kind),
        NoticeKind::LetterBegun => td_string!(locale, notifications.letter_begun.kind),
        NoticeKind::MessageCame => td_string!(locale, notifications.message_came.kind),
        NoticeKind::RepairWaits => td_string!(locale, notifications.repair_waits.kind),
        NoticeKind::RepairAgreed => td_string!(locale, notifications.repair_agreed.kind),
        NoticeKind::PauseBegun => td_string!(locale, notifications.pause_begun.kind),
        NoticeKind::PauseOver => td_string!(locale, notifications.pause_over.kind),
        NoticeKind::CheckInReminder => td_string!(locale, notifications.check_in_reminder.kind),
        NoticeKind::LetterReminder => td_string!(locale, notifications.letter_reminder.kind),
        NoticeKind::JoinGuessing => td_string!(locale, notifications.join_guessing.kind),
        NoticeKind::PasswordChanged => td_string!(locale, notifications.password_changed.title),
        NoticeKind::EmailChanged => td_string!(locale, notifications.email_changed.title),
        NoticeKind::SecondFactorOn => td_string!(locale, notifications.second_factor_on.title),
        NoticeKind::SecondFactorOff => td_string!(locale, notifications.second_factor_off.title),
        NoticeKind::RecoveryCodesRenewed => td_string!(locale, notifications.recovery_codes_renewed.title),
        NoticeKind::RecoveryCodeUsed => td_string!(locale, notifications.recovery_code_used.title),
        NoticeKind::PhoneAdded => td_string!(locale, notifications.phone_added.title),
        NoticeKind::PhoneChanged => td_string!(locale, notifications.phone_changed.title),
        NoticeKind::PhoneRemoved => td_string!(locale, notifications.phone_removed.title),
        NoticeKind::LookedAt => td_string!(locale, notifications.looked_at.title),
        NoticeKind::Warned => td_string!(locale, notifications.warned.title),
        NoticeKind::ReportSeen => td_string!(locale, notifications.report_seen.title),
        NoticeKind::PasskeyAdded => td_string!(locale, notifications.passkey_added.title),
        NoticeKind::PasskeyRemoved => td_string!(locale, notifications.passkey_removed.title),
        NoticeKind::ProviderLinked => td_string!(locale, notifications.provider_linked.title),
        NoticeKind::ProviderUnlinked => td_string!(locale, notifications.provider_unlinked.title),
    }
}

/// How often letters come of what can wait.
#[component]
fn Rhythm(rhythm: MailRhythm, zone: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let choices = MailRhythm::ALL
        .into_iter()
        .map(|rhythm| Choice::new(rhythm.word(), called(locale, rhythm)))
        .collect::<Vec<_>>();
    view! {
        <Section title=td_string!(locale, notifications.rhythm.title)>
            <Form action=SaveMailRhythm::url() name="mail-rhythm">
                <RadioGroup
                    name="rhythm"
                    label=td_string!(locale, notifications.rhythm.label)
                    hint=td_string!(locale, notifications.rhythm.hint, zone = zone).to_string()
                    choices
                    value=rhythm.word()
                />
                <div class="form-actions">
                    <Button>{td_string!(locale, notifications.rhythm.save)}</Button>
                </div>
            </Form>
        </Section>
    }
}

fn called(locale: Locale, rhythm: MailRhythm) -> &'static str {
    match rhythm {
        MailRhythm::AsItComes => td_string!(locale, notifications.rhythm.as_it_comes),
        MailRhythm::Daily => td_string!(locale, notifications.rhythm.daily),
        MailRhythm::Weekly => td_string!(locale, notifications.rhythm.weekly),
    }
}

#[component]
fn Quiet(quiet_from: String, quiet_to: String, zone: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Section title=td_string!(locale, notifications.quiet.title)>
            <p class="muted">
                {td_string!(locale, notifications.quiet.lead)} " " {td_string!(locale, notifications.quiet.zone, zone = zone).to_string()}
                " " {td_string!(locale, notifications.quiet.hint)}
            </p>
            <Form action=SaveQuietHours::url() name="quiet-hours">
                <div class="form-row">
                    <Field
                        name="quiet_from"
                        label=td_string!(locale, notifications.quiet.starts_at)
                        kind=FieldKind::Time
                        value=quiet_from
                    />
                    <Field name="quiet_to" label=td_string!(locale, notifications.quiet.ends_at) kind=FieldKind::Time value=quiet_to />
                </div>
                <div class="form-actions">
                    <Button>{td_string!(locale, notifications.quiet.save)}</Button>
                </div>
            </Form>
        </Section>
    }
}
