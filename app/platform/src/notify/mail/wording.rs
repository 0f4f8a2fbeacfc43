//! What each letter says.

use super::{LetterKind, digest, link};
use crate::{
    account::SuspensionGround,
    i18n::{Locale, td_string},
    language::Language,
    notify::{Event, telling},
    services::Services,
};

/// The parts of a letter, in the recipient's language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) subject: String,
    pub(super) greeting: String,
    pub(super) paragraphs: Vec<Paragraph>,
    /// What to do now; the first is the button.
    pub(super) actions: Vec<Action>,
    /// What else to know, in small print.
    pub(super) remarks: Vec<String>,
    /// Where to choose what arrives, for letters that one can do without.
    pub(super) settings: Option<Action>,
    pub(super) footer: String,
}

/// What stands between the greeting and what to do now.
#[derive(Debug)]
pub(super) enum Paragraph {
    /// Sentences.
    Words(String),
    /// One thing of several that happened: what, when, and where it can be seen.
    News { title: String, when: String, link: String },
}

/// A link with its words.
#[derive(Debug)]
pub(super) struct Action {
    pub(super) label: String,
    pub(super) link: String,
}

/// The words of a letter.
pub(super) fn words(services: &Services, language: Language, kind: &LetterKind) -> Words {
    let locale = Locale::from(language);
    match kind {
        LetterKind::VerifyAddress { name, link } => {
            letter(locale, name, td_string!(locale, mails.verify_address.subject))
                .says(td_string!(locale, mails.verify_address.lead))
                .offers(td_string!(locale, mails.verify_address.action), link)
                .remarks(td_string!(locale, mails.verify_address.remark))
        }
        LetterKind::AddressInUse {
            name,
            login_link,
            forgot_link,
        } => letter(locale, name, td_string!(locale, mails.address_in_use.subject))
            .says(td_string!(locale, mails.address_in_use.lead))
            .offers(td_string!(locale, mails.address_in_use.action), login_link)
            .offers(td_string!(locale, mails.address_in_use.other_action), forgot_link)
            .remarks(td_string!(locale, mails.address_in_use.remark)),
        LetterKind::ResetPassword { name, link } => {
            letter(locale, name, td_string!(locale, mails.reset_password.subject))
                .says(td_string!(locale, mails.reset_password.lead))
                .offers(td_string!(locale, mails.reset_password.action), link)
                .remarks(td_string!(locale, mails.reset_password.remark))
        }
        LetterKind::PasswordChanged { name } => {
            letter(locale, name, td_string!(locale, mails.password_changed.subject))
                .says(td_string!(locale, mails.password_changed.lead))
                .says(td_string!(locale, mails.password_changed.otherwise))
                .offers(
                    td_string!(locale, mails.password_changed.action),
                    &link(services, "/forgot"),
                )
        }
        LetterKind::ConfirmNewAddress { name, link } => {
            letter(locale, name, td_string!(locale, mails.confirm_new_address.subject))
                .says(td_string!(locale, mails.confirm_new_address.lead))
                .offers(td_string!(locale, mails.confirm_new_address.action), link)
                .remarks(td_string!(locale, mails.confirm_new_address.remark))
        }
        LetterKind::AddressChanged { name } => letter(locale, name, td_string!(locale, mails.address_changed.subject))
            .says(td_string!(locale, mails.address_changed.lead))
            .says(td_string!(locale, mails.address_changed.otherwise))
            .offers(
                td_string!(locale, mails.address_changed.action),
                &link(services, "/help"),
            ),
        LetterKind::ExportReady { name, link, until } => {
            letter(locale, name, td_string!(locale, mails.export_ready.subject))
                .says(td_string!(locale, mails.export_ready.lead, until = until.clone()))
                .offers(td_string!(locale, mails.export_ready.action), link)
                .remarks(td_string!(locale, mails.export_ready.remark))
        }
        LetterKind::AccountEnds { name, day, link } => letter(
            locale,
            name,
            td_string!(locale, mails.account_ends.subject, day = day.clone()),
        )
        .says(td_string!(locale, mails.account_ends.lead, day = day.clone()))
        .says(td_string!(locale, mails.account_ends.back))
        .offers(td_string!(locale, mails.account_ends.action), link)
        .remarks(td_string!(locale, mails.account_ends.remark)),
        LetterKind::AccountSuspended { name, ground } => {
            letter(locale, name, td_string!(locale, mails.account_suspended.subject))
                .says(match ground {
                    SuspensionGround::Security => td_string!(locale, mails.account_suspended.security),
                    SuspensionGround::Rules => td_string!(locale, mails.account_suspended.rules),
                    SuspensionGround::Law => td_string!(locale, mails.account_suspended.law),
                })
                .says(td_string!(locale, mails.account_suspended.meanwhile))
                .offers(
                    td_string!(locale, mails.account_suspended.action),
                    &link(services, "/help"),
                )
        }
        LetterKind::SuspensionLifted { name } => {
            letter(locale, name, td_string!(locale, mails.suspension_lifted.subject))
                .says(td_string!(locale, mails.suspension_lifted.lead))
                .offers(
                    td_string!(locale, mails.suspension_lifted.action),
                    &link(services, "/login"),
                )
        }
        LetterKind::SecurityNotice { name, event } => notice(services, locale, name, event),
        LetterKind::Notice { name, event } => notice(services, locale, name, event).can_be_chosen(services, locale),
        LetterKind::Digest {
            name,
            rhythm,
            news,
            more,
        } => digest::words(services, locale, name, *rhythm, news, *more).can_be_chosen(services, locale),
    }
}

fn notice(services: &Services, locale: Locale, name: &str, event: &Event) -> Words {
    let telling = telling::of(locale, event);
    let words = letter(locale, name, telling.title).says(telling.detail);
    match telling.place {
        Some(place) => words.offers(place.label, &link(services, &place.page)),
        None => words,
    }
}

/// A letter that greets and says nothing yet.
pub(super) fn letter(locale: Locale, name: &str, subject: impl ToString) -> Words {
    Words {
        subject: subject.to_string(),
        greeting: td_string!(locale, mails.greeting, name = name.to_owned()).to_string(),
        paragraphs: Vec::new(),
        actions: Vec::new(),
        remarks: Vec::new(),
        settings: None,
        footer: td_string!(locale, mails.footer).to_string(),
    }
}

impl Words {
    pub(super) fn says(mut self, paragraph: impl ToString) -> Self {
        self.paragraphs.push(Paragraph::Words(paragraph.to_string()));
        self
    }

    pub(super) fn tells(mut self, title: String, when: &str, link: String) -> Self {
        self.paragraphs.push(Paragraph::News {
            title,
            when: when.to_owned(),
            link,
        });
        self
    }

    pub(super) fn offers(mut self, label: impl ToString, link: &str) -> Self {
        self.actions.push(Action {
            label: label.to_string(),
            link: link.to_owned(),
        });
        self
    }

    fn remarks(mut self, remark: impl ToString) -> Self {
        self.remarks.push(remark.to_string());
        self
    }

    fn can_be_chosen(mut self, services: &Services, locale: Locale) -> Self {
        self.settings = Some(Action {
            label: td_string!(locale, mails.settings).to_string(),
            link: link(services, "/account/notifications"),
        });
        self
    }
}
