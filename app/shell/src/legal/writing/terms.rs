//! The terms of use.

use super::{chapter, edition, lines, paragraph, points};
use crate::{
    contact::Contact,
    i18n::{Locale, td_string},
    legal::model::{Chapter, Document},
};

pub(super) fn write(locale: Locale, contact: &Contact) -> Document {
    Document {
        title: td_string!(locale, legal.terms.title).to_owned(),
        lead: td_string!(locale, legal.terms.lead).to_owned(),
        edition: edition(locale),
        summary: lines([
            td_string!(locale, legal.terms.short_free),
            td_string!(locale, legal.terms.short_yours),
            td_string!(locale, legal.terms.short_kind),
            td_string!(locale, legal.terms.short_leave),
        ]),
        chapters: vec![
            service(locale, contact),
            account(locale),
            chapter(
                "price",
                td_string!(locale, legal.terms.price.title),
                [paragraph(td_string!(locale, legal.terms.price.free))],
            ),
            chapter(
                "content",
                td_string!(locale, legal.terms.content.title),
                [
                    paragraph(td_string!(locale, legal.terms.content.yours)),
                    paragraph(td_string!(locale, legal.terms.content.answerable)),
                ],
            ),
            conduct(locale),
            couple(locale),
            leaving(locale),
            chapter(
                "care",
                td_string!(locale, legal.terms.care.title),
                [
                    paragraph(td_string!(locale, legal.terms.care.care)),
                    paragraph(td_string!(locale, legal.terms.care.liability)),
                ],
            ),
            chapter(
                "software",
                td_string!(locale, legal.terms.software.title),
                [paragraph(td_string!(locale, legal.terms.software.free))],
            ),
            chapter(
                "law",
                td_string!(locale, legal.terms.law.title),
                [
                    paragraph(td_string!(locale, legal.terms.law.first)),
                    paragraph(td_string!(locale, legal.terms.law.applicable)),
                ],
            ),
            chapter(
                "changes",
                td_string!(locale, legal.terms.changes.title),
                [paragraph(td_string!(locale, legal.terms.changes.told))],
            ),
        ],
    }
}

fn service(locale: Locale, contact: &Contact) -> Chapter {
    let version = platform::legal::TERMS_VERSION;
    chapter(
        "service",
        td_string!(locale, legal.terms.service.title),
        [
            paragraph(td_string!(locale, legal.terms.service.what)),
            paragraph(td_string!(locale, legal.terms.service.operator, site = &contact.site)),
            paragraph(td_string!(locale, legal.terms.service.agreement, version = version)),
        ],
    )
}

fn account(locale: Locale) -> Chapter {
    let rules = points([
        td_string!(locale, legal.terms.account.adult),
        td_string!(locale, legal.terms.account.true_address),
        td_string!(locale, legal.terms.account.one),
        td_string!(locale, legal.terms.account.password),
    ]);
    chapter("account", td_string!(locale, legal.terms.account.title), [rules])
}

fn conduct(locale: Locale) -> Chapter {
    let unwanted = points([
        td_string!(locale, legal.terms.conduct.coercion),
        td_string!(locale, legal.terms.conduct.impersonation),
        td_string!(locale, legal.terms.conduct.hate),
        td_string!(locale, legal.terms.conduct.intrusion),
    ]);
    chapter("conduct", td_string!(locale, legal.terms.conduct.title), [unwanted])
}

fn couple(locale: Locale) -> Chapter {
    chapter(
        "couple",
        td_string!(locale, legal.terms.couple.title),
        [
            paragraph(td_string!(locale, legal.terms.couple.free)),
            paragraph(td_string!(locale, legal.terms.couple.after)),
            paragraph(td_string!(locale, legal.terms.couple.no_emergency)),
        ],
    )
}

fn leaving(locale: Locale) -> Chapter {
    chapter(
        "leaving",
        td_string!(locale, legal.terms.leaving.title),
        [
            paragraph(td_string!(locale, legal.terms.leaving.you)),
            paragraph(td_string!(locale, legal.terms.leaving.us)),
            paragraph(td_string!(locale, legal.terms.leaving.end)),
        ],
    )
}
