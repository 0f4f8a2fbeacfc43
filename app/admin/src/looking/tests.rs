use platform::{account::Reauthenticated, error::AppError, session::prove, testing::Resident};
use sqlx::PgPool;

use super::{
    Look,
    beginning::{Typed, begin, look_at},
};
use crate::town::Desk;

const REASON: &str = "elle ne voit plus son adresse";

/// An operator who has just proved who they are.
async fn proved(pool: PgPool) -> (Desk, Reauthenticated) {
    let desk = Desk::open(pool).await;
    let session = desk.context.session().expect("a session");
    prove(session, desk.odile.account, desk.context.now())
        .await
        .expect("proved");
    let proof = Reauthenticated::of(&desk.context).await.expect("a proof");
    (desk, proof)
}

async fn begins(
    (desk, proof): &(Desk, Reauthenticated),
    account: &Resident,
    ground: &str,
    reason: &str,
) -> Result<(), AppError> {
    let id = account.account.to_string();
    let typed = Typed {
        account: &id,
        ground,
        reason,
    };
    begin(&desk.context, &desk.operator, proof, typed).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn looking_is_written_down_and_told_by_bell_and_letter(pool: PgPool) {
    let at = proved(pool).await;
    let desk = &at.0;
    let aya = desk.town.resident("Aya").await;
    begins(&at, &aya, "help", REASON).await.expect("begun");
    assert_eq!(
        desk.latest_deed().await,
        (
            "operator.looked_as".to_owned(),
            aya.account.to_string(),
            REASON.to_owned()
        )
    );
    let bell = "select count(*) from platform.notifications
                where kind = 'looked_at' and detail ->> 'when' = '20 novembre 2026 à 18:42'";
    assert_eq!(desk.count(bell).await, 1);
    let letter = "select count(*) from platform.mails
                  where kind = 'security_notice' and text like '%20 novembre 2026 à 18:42%'
                    and text like '%vous avez demandé de l’aide%' and text not like '%son adresse%'";
    assert_eq!(
        desk.count(letter).await,
        1,
        "when and why, and not the operator's own words"
    );
    assert_eq!(desk.count("select count(*) from platform.text_messages").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_has_a_phone_alone_is_told_by_bell_and_text_message(pool: PgPool) {
    let at = proved(pool).await;
    let desk = &at.0;
    let aya = desk.town.resident("Aya").await;
    desk.arrange(
        "with phone as (
             insert into platform.phones (account_id, number, confirmed_at)
             select id, '+2250707123456', now() from platform.accounts where display_name = 'Aya'
         )
         update platform.accounts set email = null, password_hash = null where display_name = 'Aya'",
    )
    .await;
    begins(&at, &aya, "security", REASON).await.expect("begun");
    let text = "select count(*) from platform.text_messages
                where recipient = '+2250707123456' and text like '%danger%'";
    assert_eq!(desk.count(text).await, 1);
    assert_eq!(desk.count("select count(*) from platform.mails").await, 0);
    let bell = "select count(*) from platform.notifications where kind = 'looked_at'";
    assert_eq!(desk.count(bell).await, 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn nobody_looks_without_ground_and_reason(pool: PgPool) {
    let at = proved(pool).await;
    let aya = at.0.town.resident("Aya").await;
    let error = begins(&at, &aya, "whim", " ").await.expect_err("refused");
    let fields: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["ground", "reason"]);
    assert_eq!(at.0.count("select count(*) from platform.notifications").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn some_eyes_are_never_lent(pool: PgPool) {
    let at = proved(pool).await;
    let desk = &at.0;
    let (colleague, leaver) = (desk.town.resident("Olga").await, desk.town.resident("Moussa").await);
    desk.arrange(
        "insert into platform.grants (account_id, role, granted_at)
         select id, 'operator', now() from platform.accounts where display_name = 'Olga'",
    )
    .await;
    desk.arrange(
        "insert into platform.deletions (account_id, asked_at, due_at)
         select id, now(), now() + interval '7 days' from platform.accounts where display_name = 'Moussa'",
    )
    .await;
    for (account, code) in [
        (&desk.odile, "own_account"),
        (&colleague, "operator_account"),
        (&leaver, "not_found"),
    ] {
        let look = look_at(&desk.context, &desk.operator, account.account)
            .await
            .expect("a look");
        assert_eq!(look, Look::Closed, "{code}");
        let error = begins(&at, account, "help", REASON).await.expect_err("refused");
        assert_eq!(error.code, code);
    }
    assert_eq!(desk.count("select count(*) from platform.notifications").await, 0);
    assert_eq!(desk.count("select count(*) from platform.audit_log").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_suspended_account_is_looked_at_and_the_card_says_whether_it_can_be(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let aya = desk.town.resident("Aya").await;
    desk.arrange(
        "insert into platform.suspensions select id, 'law', now() from platform.accounts where display_name = 'Aya'",
    )
    .await;
    let look = look_at(&desk.context, &desk.operator, aya.account)
        .await
        .expect("a look");
    assert_eq!(look, Look::ProveFirst);
    let session = desk.context.session().expect("a session");
    prove(session, desk.odile.account, desk.context.now())
        .await
        .expect("proved");
    let look = look_at(&desk.context, &desk.operator, aya.account)
        .await
        .expect("a look");
    assert_eq!(look, Look::Open);
    let proof = Reauthenticated::of(&desk.context).await.expect("a proof");
    begins(&(desk, proof), &aya, "security", REASON).await.expect("begun");
}
