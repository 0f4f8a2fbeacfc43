//! How letters read.

use sqlx::PgPool;

use crate::{
    account::SuspensionGround,
    language::Language,
    looking::LookingGround,
    notify::{
        Event,
        mail::{
            LetterKind,
            writing::{Written, write},
        },
    },
    reports::ReportGround,
    testing::Town,
};

fn every_kind(name: &str, link: &str) -> Vec<LetterKind> {
    let (name, link) = (name.to_owned(), link.to_owned());
    let notice = |event| LetterKind::Notice {
        name: "Moussa".to_owned(),
        event,
    };
    let security = |event| LetterKind::SecurityNotice {
        name: "Moussa".to_owned(),
        event,
    };
    vec![
        LetterKind::VerifyAddress {
            name: name.clone(),
            link: link.clone(),
        },
        LetterKind::AddressInUse {
            name: name.clone(),
            login_link: link.clone(),
            forgot_link: link.clone(),
        },
        LetterKind::ResetPassword {
            name: name.clone(),
            link: link.clone(),
        },
        LetterKind::PasswordChanged { name: name.clone() },
        LetterKind::ConfirmNewAddress {
            name: name.clone(),
            link: link.clone(),
        },
        LetterKind::ExportReady {
            name: name.clone(),
            link: link.clone(),
            until: "le 22 novembre 2026 à 18:42".to_owned(),
        },
        LetterKind::AccountEnds {
            name: name.clone(),
            day: "27 novembre 2026".to_owned(),
            link,
        },
        LetterKind::AddressChanged { name: name.clone() },
        LetterKind::AccountSuspended {
            name: name.clone(),
            ground: SuspensionGround::Security,
        },
        LetterKind::SuspensionLifted { name: name.clone() },
        notice(Event::PartnerJoined { name: name.clone() }),
        notice(Event::PartnerLeft { name }),
        notice(Event::PairingUndone {}),
        notice(Event::JoinGuessing { tries: 512 }),
        security(Event::SecondFactorOn {}),
        security(Event::SecondFactorOff {}),
        security(Event::RecoveryCodesRenewed {}),
        security(Event::RecoveryCodeUsed { left: 9 }),
        security(Event::PhoneAdded {}),
        security(Event::PhoneChanged {}),
        security(Event::PhoneRemoved {}),
        security(Event::LookedAt {
            ground: LookingGround::Fault,
            when: "20 novembre 2026 à 18:42".to_owned(),
        }),
        security(Event::Warned {
            ground: ReportGround::Fraud,
        }),
        notice(Event::ReportSeen {}),
        security(Event::PasskeyAdded {
            name: "Firefox, Linux".to_owned(),
        }),
        security(Event::PasskeyRemoved {
            name: "Firefox, Linux".to_owned(),
        }),
        security(Event::ProviderLinked {
            provider: "Google".to_owned(),
        }),
        security(Event::ProviderUnlinked {
            provider: "Google".to_owned(),
        }),
    ]
}

fn written(town: &Town, language: Language, kind: &LetterKind) -> Written {
    write(&town.services, language, kind).expect("the letter is written")
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn every_letter_is_written_in_every_language(pool: PgPool) {
    let town = Town::open(pool).await;
    for kind in every_kind("Aya", "http://parvis.test/verify/abc") {
        let letters = Language::ALL.map(|language| written(&town, language, &kind));
        for (language, letter) in Language::ALL.into_iter().zip(&letters) {
            assert!(!letter.subject.is_empty());
            assert!(
                letter.html.contains(&format!("lang=\"{}\"", language.tag())),
                "{kind:?}"
            );
            assert!(
                !letter.html.contains("{{") && !letter.html.contains("<mj-"),
                "{}",
                letter.html
            );
        }
        assert_ne!(letters[0].subject, letters[1].subject);
        assert_ne!(letters[1].subject, letters[2].subject);
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_concerns_security_leads_to_the_account_and_offers_no_choice(pool: PgPool) {
    let town = Town::open(pool).await;
    let name = "Aya".to_owned();
    let event = Event::SecondFactorOff {};
    let text = written(&town, Language::Fr, &LetterKind::SecurityNotice { name, event }).text;
    assert!(text.contains("http://parvis.test/account/security"), "{text}");
    assert!(!text.contains("/account/notifications"), "{text}");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_letter_asks_nobody_for_anything_when_it_is_opened(pool: PgPool) {
    let town = Town::open(pool).await;
    for kind in every_kind("Aya", "http://parvis.test/verify/abc") {
        let html = written(&town, Language::Fr, &kind).html;
        for remote in ["<img", "<link", "<script", "@import", "url(", "src="] {
            assert!(!html.contains(remote), "{remote} in {kind:?}");
        }
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_link_stands_on_a_line_of_its_own_in_the_text_and_behind_the_button(pool: PgPool) {
    let town = Town::open(pool).await;
    let link = "http://parvis.test/verify/a?b=1&c=2";
    let letter = written(&town, Language::Fr, &every_kind("Aya", link)[0]);
    assert!(letter.text.lines().any(|line| line == link), "{}", letter.text);
    assert!(
        letter.html.contains("href=\"http://parvis.test/verify/a?b=1&amp;c=2\""),
        "{}",
        letter.html
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_somebody_typed_never_becomes_markup(pool: PgPool) {
    let town = Town::open(pool).await;
    for kind in every_kind("<b>\"A\"</b> & {{content}} </mj-text><mj-raw>", "http://parvis.test/") {
        let letter = written(&town, Language::En, &kind);
        assert!(!letter.html.contains("<b>"), "{}", letter.html);
        assert!(!letter.html.contains("<mj-raw>"), "{}", letter.html);
    }
}
