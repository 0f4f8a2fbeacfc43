//! Two reports for the operator's desk: a page that does not do what it should, and somebody who pesters.

use platform::{
    account::AccountId,
    error::AppError,
    forms::Fields,
    language::Language,
    reports::{NewReport, ReportGround, Subject, Words, file},
    services::Services,
};

/// Something that a resident would report.
struct Seeded {
    reporter: AccountId,
    about: Option<AccountId>,
    subject: Subject<'static>,
    ground: ReportGround,
    language: Language,
    words: &'static str,
}

/// Files them, once: a town that has reports keeps those that it has.
///
/// # Errors
/// Internal.
pub(super) async fn seed(
    services: &Services,
    reader: AccountId,
    (pestered, harasser): (AccountId, AccountId),
) -> Result<(), AppError> {
    let mut transaction = services.pool.begin().await?;
    let filed = sqlx::query_scalar!(r#"select exists (select from platform.reports) as "filed!""#)
        .fetch_one(&mut *transaction)
        .await?;
    if filed {
        return Ok(());
    }
    for seeded in town(reader, pestered, harasser) {
        let words = Words::read(&mut Fields::default(), seeded.language, seeded.words)
            .ok_or_else(|| AppError::internal("the seeded words are not accepted"))?;
        let report = NewReport {
            reporter: seeded.reporter,
            about: seeded.about,
            subject: seeded.subject,
            ground: seeded.ground,
            words: &words,
        };
        file(&mut transaction, services, report).await?;
    }
    transaction.commit().await?;
    Ok(())
}

fn town(reader: AccountId, pestered: AccountId, harasser: AccountId) -> [Seeded; 2] {
    [
        Seeded {
            reporter: reader,
            about: None,
            subject: Subject {
                kind: "page",
                id: "/account/notifications",
            },
            ground: ReportGround::Fault,
            language: Language::Fr,
            words: "J’ai mis mes heures calmes de 21 h à 7 h, et un e-mail est quand même arrivé à 23 h hier soir. \
                    J’ai vérifié deux fois, les heures sont bien enregistrées.",
        },
        Seeded {
            reporter: pestered,
            about: Some(harasser),
            subject: Subject {
                kind: "account",
                id: "",
            },
            ground: ReportGround::Harassment,
            language: Language::En,
            words: "He keeps sending me invitations to share a place although I told him twice, in person, that I do \
                    not want to. Please tell him to stop.",
        },
    ]
}
