use platform::{error::AppError, flags::Flag};
use sqlx::PgPool;

use super::deciding::{Typed, all, decide};
use crate::town::Desk;

const ASKED: Typed<'_> = Typed {
    flag: "install_offer",
    audience: "some",
    percentage: "",
    accounts: "",
    reason: "essai à petite échelle",
};

async fn decides(desk: &Desk, typed: Typed<'_>) -> Result<(), AppError> {
    decide(&desk.context, &desk.operator, typed).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_decision_holds_until_it_is_taken_back(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let aya = desk.town.resident("Aya").await.account;
    let accounts = format!("{aya}\n{}", uuid::Uuid::nil());
    let typed = Typed {
        accounts: &accounts,
        ..ASKED
    };
    decides(&desk, typed).await.expect("decided");
    let flags = &desk.town.services.flags;
    for (account, expected) in [(Some(aya), true), (Some(desk.odile.account), false), (None, false)] {
        let on = flags.flags_of(desk.pool(), account).await.expect("flags");
        assert_eq!(on.is_on(Flag::InstallOffer), expected, "{account:?}");
    }
    let cards = all(&desk.context, &desk.operator).await.expect("flags");
    let decision = cards[0].decision.as_ref().expect("a decision");
    assert_eq!(decision.accounts, [aya], "who is nobody is left out");
    let (action, subject, reason) = desk.latest_deed().await;
    assert_eq!(
        (action.as_str(), subject.as_str(), reason.as_str()),
        ("operator.flag_decided", "install_offer", ASKED.reason)
    );
    assert_eq!(
        desk.count("select count(*) from platform.audit_log where detail::text like '%-7%-%'")
            .await,
        0,
        "the log names nobody"
    );

    let typed = Typed {
        audience: "code",
        ..ASKED
    };
    decides(&desk, typed).await.expect("taken back");
    let cards = all(&desk.context, &desk.operator).await.expect("flags");
    assert_eq!(cards[0].decision, None);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_cannot_be_is_refused_at_its_field(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let crowd = vec![uuid::Uuid::nil().to_string(); 101].join(" ");
    let cases = [
        (Typed { audience: "", ..ASKED }, "audience"),
        (
            Typed {
                percentage: "101",
                ..ASKED
            },
            "percentage",
        ),
        (
            Typed {
                percentage: "-1",
                ..ASKED
            },
            "percentage",
        ),
        (
            Typed {
                accounts: "Aya",
                ..ASKED
            },
            "accounts",
        ),
        (
            Typed {
                accounts: &crowd,
                ..ASKED
            },
            "accounts",
        ),
        (Typed { reason: "", ..ASKED }, "reason"),
    ];
    for (typed, field) in cases {
        let error = decides(&desk, typed.clone()).await.expect_err("refused");
        assert_eq!(error.fields[0].field, field, "{typed:?}");
    }
    let unknown = Typed { flag: "other", ..ASKED };
    assert_eq!(decides(&desk, unknown).await.expect_err("unknown").status(), 404);
    for percentage in ["0", "100"] {
        decides(&desk, Typed { percentage, ..ASKED }).await.expect("a share");
    }
}
