//! The privacy policy (law no. 2013-450 of Côte d'Ivoire; GDPR, articles 12 to 14).

use super::{chapter, edition, facts, lines, paragraph, points};
use crate::{
    contact::Contact,
    i18n::{Locale, td_string},
    legal::model::{Chapter, Document},
};

pub(super) fn write(locale: Locale, contact: &Contact) -> Document {
    Document {
        title: td_string!(locale, legal.privacy.title).to_owned(),
        lead: td_string!(locale, legal.privacy.lead).to_owned(),
        edition: edition(locale),
        summary: lines([
            td_string!(locale, legal.privacy.short_little),
            td_string!(locale, legal.privacy.short_couple),
            td_string!(locale, legal.privacy.short_nobody),
            td_string!(locale, legal.privacy.short_yours),
        ]),
        chapters: vec![
            who(locale, contact),
            account(locale),
            couple(locale),
            machine(locale),
            purposes(locale),
            retention(locale),
            recipients(locale),
            rights(locale),
            chapter(
                "security",
                td_string!(locale, legal.privacy.security.title),
                [
                    paragraph(td_string!(locale, legal.privacy.security.measures)),
                    paragraph(td_string!(locale, legal.privacy.security.breach)),
                ],
            ),
            chapter(
                "age",
                td_string!(locale, legal.privacy.age.title),
                [paragraph(td_string!(locale, legal.privacy.age.adults))],
            ),
            chapter(
                "changes",
                td_string!(locale, legal.privacy.changes.title),
                [paragraph(td_string!(locale, legal.privacy.changes.told))],
            ),
        ],
    }
}

fn who(locale: Locale, contact: &Contact) -> Chapter {
    let reach = match &contact.mail {
        Some(mail) => td_string!(locale, legal.privacy.who.mail, mail = mail).to_string(),
        None => td_string!(locale, legal.privacy.who.no_mail).to_owned(),
    };
    chapter(
        "contact",
        td_string!(locale, legal.privacy.who.title),
        [
            paragraph(td_string!(locale, legal.privacy.who.operator, site = &contact.site)),
            paragraph(reach),
        ],
    )
}

fn account(locale: Locale) -> Chapter {
    let kept = facts([
        (
            td_string!(locale, legal.privacy.account.email),
            td_string!(locale, legal.privacy.account.email_why),
        ),
        (
            td_string!(locale, legal.privacy.account.password),
            td_string!(locale, legal.privacy.account.password_why),
        ),
        (
            td_string!(locale, legal.privacy.account.phone),
            td_string!(locale, legal.privacy.account.phone_why),
        ),
        (
            td_string!(locale, legal.privacy.account.doors),
            td_string!(locale, legal.privacy.account.doors_why),
        ),
        (
            td_string!(locale, legal.privacy.account.name),
            td_string!(locale, legal.privacy.account.name_why),
        ),
        (
            td_string!(locale, legal.privacy.account.settings),
            td_string!(locale, legal.privacy.account.settings_why),
        ),
        (
            td_string!(locale, legal.privacy.account.choices),
            td_string!(locale, legal.privacy.account.choices_why),
        ),
    ]);
    chapter("account", td_string!(locale, legal.privacy.account.title), [kept])
}

fn couple(locale: Locale) -> Chapter {
    chapter(
        "couple",
        td_string!(locale, legal.privacy.couple.title),
        [
            paragraph(td_string!(locale, legal.privacy.couple.what)),
            paragraph(td_string!(locale, legal.privacy.couple.media)),
            paragraph(td_string!(locale, legal.privacy.couple.intimate)),
            paragraph(td_string!(locale, legal.privacy.couple.private)),
            paragraph(td_string!(locale, legal.privacy.couple.readable)),
            paragraph(td_string!(locale, legal.privacy.couple.never)),
        ],
    )
}

fn machine(locale: Locale) -> Chapter {
    let noted = facts([
        (
            td_string!(locale, legal.privacy.machine.sessions),
            td_string!(locale, legal.privacy.machine.sessions_why),
        ),
        (
            td_string!(locale, legal.privacy.machine.limits),
            td_string!(locale, legal.privacy.machine.limits_why),
        ),
        (
            td_string!(locale, legal.privacy.machine.audit),
            td_string!(locale, legal.privacy.machine.audit_why),
        ),
        (
            td_string!(locale, legal.privacy.machine.reports),
            td_string!(locale, legal.privacy.machine.reports_why),
        ),
        (
            td_string!(locale, legal.privacy.machine.log),
            td_string!(locale, legal.privacy.machine.log_why),
        ),
        (
            td_string!(locale, legal.privacy.machine.feed),
            td_string!(locale, legal.privacy.machine.feed_why),
        ),
        (
            td_string!(locale, legal.privacy.machine.mails),
            td_string!(locale, legal.privacy.machine.mails_why),
        ),
        (
            td_string!(locale, legal.privacy.machine.devices),
            td_string!(locale, legal.privacy.machine.devices_why),
        ),
    ]);
    chapter("machine", td_string!(locale, legal.privacy.machine.title), [noted])
}

fn purposes(locale: Locale) -> Chapter {
    let grounds = points([
        td_string!(locale, legal.privacy.purposes.contract),
        td_string!(locale, legal.privacy.purposes.consent),
        td_string!(locale, legal.privacy.purposes.interest),
        td_string!(locale, legal.privacy.purposes.choice),
        td_string!(locale, legal.privacy.purposes.law),
    ]);
    chapter(
        "purposes",
        td_string!(locale, legal.privacy.purposes.title),
        [
            grounds,
            paragraph(td_string!(locale, legal.privacy.purposes.no_profile)),
        ],
    )
}

fn retention(locale: Locale) -> Chapter {
    let times = facts([
        (
            td_string!(locale, legal.privacy.retention.registration),
            td_string!(locale, legal.privacy.retention.registration_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.links),
            td_string!(locale, legal.privacy.retention.links_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.codes),
            td_string!(locale, legal.privacy.retention.codes_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.sessions),
            td_string!(locale, legal.privacy.retention.sessions_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.account),
            td_string!(locale, legal.privacy.retention.account_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.copy),
            td_string!(locale, legal.privacy.retention.copy_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.couple),
            td_string!(locale, legal.privacy.retention.couple_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.bell),
            td_string!(locale, legal.privacy.retention.bell_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.mails),
            td_string!(locale, legal.privacy.retention.mails_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.devices),
            td_string!(locale, legal.privacy.retention.devices_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.feed),
            td_string!(locale, legal.privacy.retention.feed_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.days),
            td_string!(locale, legal.privacy.retention.days_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.limits),
            td_string!(locale, legal.privacy.retention.limits_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.audit),
            td_string!(locale, legal.privacy.retention.audit_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.reports),
            td_string!(locale, legal.privacy.retention.reports_time),
        ),
        (
            td_string!(locale, legal.privacy.retention.log),
            td_string!(locale, legal.privacy.retention.log_time),
        ),
    ]);
    chapter(
        "retention",
        td_string!(locale, legal.privacy.retention.title),
        [times, paragraph(td_string!(locale, legal.privacy.retention.daily))],
    )
}

fn recipients(locale: Locale) -> Chapter {
    let seen_by = points([
        td_string!(locale, legal.privacy.recipients.partner),
        td_string!(locale, legal.privacy.recipients.operator),
        td_string!(locale, legal.privacy.recipients.looking),
        td_string!(locale, legal.privacy.recipients.providers),
        td_string!(locale, legal.privacy.recipients.carriers),
    ]);
    chapter(
        "recipients",
        td_string!(locale, legal.privacy.recipients.title),
        [seen_by, paragraph(td_string!(locale, legal.privacy.recipients.nobody))],
    )
}

fn rights(locale: Locale) -> Chapter {
    let rights = points([
        td_string!(locale, legal.privacy.rights.see),
        td_string!(locale, legal.privacy.rights.correct),
        td_string!(locale, legal.privacy.rights.take),
        td_string!(locale, legal.privacy.rights.erase),
        td_string!(locale, legal.privacy.rights.object),
    ]);
    chapter(
        "rights",
        td_string!(locale, legal.privacy.rights.title),
        [
            rights,
            paragraph(td_string!(locale, legal.privacy.rights.how)),
            paragraph(td_string!(locale, legal.privacy.rights.texts)),
            paragraph(td_string!(locale, legal.privacy.rights.authority)),
        ],
    )
}
