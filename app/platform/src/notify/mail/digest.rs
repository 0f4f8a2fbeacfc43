//! What a digest says.

use super::{
    News, link,
    wording::{Words, letter},
};
use crate::{
    i18n::{Locale, td_string},
    notify::{MailRhythm, telling},
    services::Services,
};

/// The words of a letter that tells what was gathered, and how many things more there were.
pub(super) fn words(
    services: &Services,
    locale: Locale,
    name: &str,
    rhythm: MailRhythm,
    news: &[News],
    more: usize,
) -> Words {
    let mut words =
        letter(locale, name, subject(locale, rhythm, news, more)).says(td_string!(locale, mails.digest.lead));
    for News { event, when } in news {
        let telling = telling::of(locale, event);
        let page = telling
            .place
            .map_or_else(|| "/notifications".to_owned(), |place| place.page);
        words = words.tells(telling.title, when, link(services, &page));
    }
    if more > 0 {
        words = words.says(td_string!(locale, mails.digest.more, count = more));
    }
    words.offers(
        td_string!(locale, mails.digest.action),
        &link(services, "/notifications"),
    )
}

/// One thing is named, several are counted.
fn subject(locale: Locale, rhythm: MailRhythm, news: &[News], more: usize) -> String {
    let what = match news {
        [only] if more == 0 => telling::of(locale, &only.event).title,
        _ => td_string!(locale, mails.digest.several, count = news.len() + more).to_string(),
    };
    match rhythm {
        MailRhythm::AsItComes => td_string!(locale, mails.digest.last, what = what).to_string(),
        MailRhythm::Daily => td_string!(locale, mails.digest.daily, what = what).to_string(),
        MailRhythm::Weekly => td_string!(locale, mails.digest.weekly, what = what).to_string(),
    }
}
