//! What a message says.

use sqlx::PgPool;

use crate::{
    language::Language,
    sms::{MessageKind, wording::words},
    testing::Town,
};

/// The letters that a message may have to be 160 characters long and not 70 (3GPP TS 23.038, 6.2.1).
const SHORT_LETTERS: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
                             ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_code_says_what_it_is_and_ends_with_the_line_that_browsers_read(pool: PgPool) {
    let town = Town::open(pool).await;
    for language in Language::ALL {
        let text = words(&town.services, language, MessageKind::OneTimeCode { code: "042017" });
        let (sentence, last) = text.split_once("\n\n").expect("an empty line between");
        assert!(sentence.contains("042017") && sentence.contains("Parvis"), "{text}");
        assert_eq!(last, "@parvis.test #042017");
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_code_in_french_or_english_is_one_message_and_is_paid_once(pool: PgPool) {
    let town = Town::open(pool).await;
    for language in [Language::Fr, Language::En] {
        let text = words(&town.services, language, MessageKind::OneTimeCode { code: "042017" });
        let long: Vec<char> = text.chars().filter(|letter| !SHORT_LETTERS.contains(*letter)).collect();
        assert!(long.is_empty(), "{long:?} in {text}");
        // A host of forty characters still has room.
        assert!(text.chars().count() + 40 - "parvis.test".len() <= 160, "{text}");
    }
}
