use sqlx::PgPool;

use super::store::consents;
use crate::{registration::model::TERMS_VERSION, town::Neighbourhood};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn one_sees_what_oneself_agreed_to_and_when(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("kofi@example.ci").await;
    let aya = here.member("aya@example.ci").await;
    let seen = consents(&aya, &aya.member().expect("signed in")).await.expect("a list");
    assert_eq!(seen.len(), 1);
    assert_eq!(
        (seen[0].kind.as_str(), seen[0].version.as_str()),
        ("terms", TERMS_VERSION)
    );
    assert_eq!(seen[0].given, "aujourd’hui à 18:42");
}
