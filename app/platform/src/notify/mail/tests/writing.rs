//! How letters read.

use sqlx::PgPool;

use crate::{
    account::SuspensionGround,
    language::Language,
    looking::LookingGround,
    notify::{
        Event, MailRhythm,
        mail::{
            LetterKind, News,
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
    let news = |event| News {
        event,
        when: "20 novembre, 18:42".to_owned(),
    };
    let digest = |rhythm, news, more| LetterKind::Digest {
        name: "Moussa".to_owned(),
        rhythm,
        news,
        more,
    };
    let joined = || news(Event::PartnerJoined { name: name.clone() });
    vec![
        digest(MailRhythm::AsItComes, vec![joined()], 0),
        digest(MailRhythm::Daily, vec![joined(), news(Event::PauseOver {})], 0),
        digest(MailRhythm::Weekly, vec![joined()], 3),
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
    let kind = LetterKind::VerifyAddress {
        name: "Aya".to_owned(),
        link: link.to_owned(),
    };
    let letter = written(&town, Language::Fr, &kind);
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

fn digest(town: &Town, language: Language, rhythm: MailRhythm, names: &[&str], more: usize) -> Written {
    let news = names
        .iter()
        .map(|name| News {
            event: Event::RepairWaits {
                name: (*name).to_owned(),
            },
            when: format!("when {name}"),
        })
        .collect();
    let name = "Moussa".to_owned();
    written(
        town,
        language,
        &LetterKind::Digest {
            name,
            rhythm,
            news,
            more,
        },
    )
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_digest_says_of_each_thing_what_when_and_where_and_offers_a_choice(pool: PgPool) {
    let town = Town::open(pool).await;
    let letter = digest(&town, Language::Fr, MailRhythm::Daily, &["Aya", "Kofi"], 0);
    let said = "Aya vous a confié quelque chose\nwhen Aya\nhttp://parvis.test/couple/repair\n\nKofi vous a confié";
    assert!(letter.text.contains(said), "{}", letter.text);
    assert!(
        letter.text.contains("http://parvis.test/account/notifications"),
        "{}",
        letter.text
    );
    assert_eq!(
        letter.html.matches("href=\"http://parvis.test/couple/repair\"").count(),
        2
    );
    assert!(letter.html.contains("when Kofi"), "{}", letter.html);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_subject_of_a_digest_names_one_thing_and_counts_several(pool: PgPool) {
    let town = Town::open(pool).await;
    let subject = |language, rhythm, names: &[&str], more| digest(&town, language, rhythm, names, more).subject;
    assert_eq!(
        subject(Language::En, MailRhythm::Daily, &["Aya"], 0),
        "Your day on Parvis: Aya has confided something to you"
    );
    assert_eq!(
        subject(Language::Fr, MailRhythm::Daily, &["Aya", "Aya"], 1),
        "Votre journée sur Parvis\u{202f}: 3 nouvelles"
    );
    assert_eq!(
        subject(Language::En, MailRhythm::Weekly, &["Aya", "Aya"], 0),
        "Your week on Parvis: 2 things happened"
    );
    assert_eq!(
        subject(Language::Ko, MailRhythm::AsItComes, &["Aya", "Aya"], 0),
        "Parvis 소식: 새 소식 2건"
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_digest_says_how_many_things_it_leaves_out(pool: PgPool) {
    let town = Town::open(pool).await;
    let whole = digest(&town, Language::Fr, MailRhythm::Daily, &["Aya"], 0).text;
    assert!(!whole.contains("de plus"), "{whole}");
    let cut = digest(&town, Language::Fr, MailRhythm::Daily, &["Aya"], 5).text;
    assert!(cut.contains("Et 5 de plus, à lire dans l’application."), "{cut}");
}
