//! What each message says.

use super::MessageKind;
use crate::{
    account::SuspensionGround,
    i18n::{Locale, td_string},
    language::Language,
    notify,
    services::Services,
};

/// The words of a message. A code's last line is for the browser, which offers it to the page of ours
/// that asks for it (WICG, *Origin-bound one-time codes delivered via SMS*).
pub(super) fn words(services: &Services, language: Language, kind: MessageKind<'_>) -> String {
    let locale = Locale::from(language);
    match kind {
        MessageKind::OneTimeCode { code } => {
            let sentence = td_string!(locale, messages.one_time_code, code = code).to_string();
            let host = services.configuration.base_url.host_str().unwrap_or("localhost");
            format!("{sentence}\n\n@{host} #{code}")
        }
        MessageKind::AccountSuspended { ground } => match ground {
            SuspensionGround::Security => td_string!(locale, mails.account_suspended.security),
            SuspensionGround::Rules => td_string!(locale, mails.account_suspended.rules),
            SuspensionGround::Law => td_string!(locale, mails.account_suspended.law),
        }
        .to_owned(),
        MessageKind::SuspensionLifted => td_string!(locale, mails.suspension_lifted.lead).to_owned(),
        MessageKind::Notice { event } => notify::detail(language, event),
    }
}
