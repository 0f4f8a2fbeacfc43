//! Answers that prove nothing.

use serde_json::{Value, json};
use sqlx::PgPool;

use super::*;
use crate::providers::leaving::LIFETIME;

/// The whole way for somebody who has an account already, where the provider says something else.
async fn where_it_says(place: &Place, claims: Value) -> String {
    place.provider.says(claims);
    goes(place, &place.here.browser(), Purpose::SignIn).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_answer_belongs_to_who_asked_and_to_their_question(pool: PgPool) {
    let place = open(pool).await;
    newcomer(&place).await;
    let browser = place.here.browser();
    let address = leaves(&browser, "openid", Purpose::SignIn).await;
    let answered = place.provider.agrees(&address);
    let expired = unfinished(Unfinished::Expired);
    for state in ["", "forged", &answered.state[1..]] {
        let forged = Answered {
            state: state.to_owned(),
            ..answered.clone()
        };
        assert_eq!(comes_back(&browser, "openid", forged).await, expired, "{state}");
    }
    assert_eq!(
        comes_back(&browser, "facebook", answered.clone()).await,
        expired,
        "another provider's"
    );
    let stranger = place.here.browser();
    assert_eq!(
        comes_back(&stranger, "openid", answered.clone()).await,
        expired,
        "another browser's"
    );
    leaves(&stranger, "openid", Purpose::SignIn).await;
    assert_eq!(
        comes_back(&stranger, "openid", answered.clone()).await,
        expired,
        "another question's"
    );

    // None of that has voided the right one, which is good once.
    assert_eq!(comes_back(&browser, "openid", answered.clone()).await, "/couple/goals");
    assert_eq!(comes_back(&browser, "openid", answered).await, expired, "used");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_answer_comes_within_ten_minutes(pool: PgPool) {
    let place = open(pool).await;
    let browser = place.here.browser();
    let address = leaves(&browser, "openid", Purpose::SignIn).await;
    place.here.town.advance(LIFETIME);
    assert_eq!(departure(&browser).await, Ok(None));
    let answered = place.provider.agrees(&address);
    assert_eq!(
        comes_back(&browser, "openid", answered).await,
        unfinished(Unfinished::Expired)
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_of_another_s_question_is_worth_nothing(pool: PgPool) {
    let place = open(pool).await;
    let (thief, owner) = (place.here.browser(), place.here.browser());
    let of_thief = place.provider.agrees(&leaves(&thief, "openid", Purpose::SignIn).await);
    let of_owner = place.provider.agrees(&leaves(&owner, "openid", Purpose::SignIn).await);
    let stolen = Answered {
        state: of_thief.state,
        ..of_owner
    };
    assert_eq!(
        comes_back(&thief, "openid", stolen).await,
        unfinished(Unfinished::Unproved)
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_was_said_for_others_or_by_others_proves_nothing(pool: PgPool) {
    let place = open(pool).await;
    newcomer(&place).await;
    let now = place.here.town.services.clock.now().timestamp();
    for (wrong, right) in [
        (json!({ "nonce": "another" }), json!({ "nonce": null })),
        (json!({ "aud": "somebody else" }), json!({ "aud": "parvis" })),
        (
            json!({ "aud": ["parvis", "somebody else"] }),
            json!({ "aud": "parvis" }),
        ),
        (
            json!({ "iss": "https://evil.example" }),
            json!({ "iss": place.provider.base }),
        ),
        (json!({ "exp": now }), json!({ "exp": now + 60 })),
        (json!({ "sub": "" }), json!({ "sub": "aya-1" })),
        (json!({ "sub": "a".repeat(256) }), json!({ "sub": "aya-1" })),
    ] {
        assert_eq!(
            where_it_says(&place, wrong.clone()).await,
            unfinished(Unfinished::Unproved),
            "{wrong}"
        );
        place.provider.says(right);
        // A nonce that is said over and over is wrong as well.
        place.provider.forgets("nonce");
    }
    assert_eq!(
        where_it_says(&place, json!({})).await,
        "/couple/goals",
        "all is as it was"
    );
    assert_eq!(
        where_it_says(&place, json!({ "nonce": null })).await,
        unfinished(Unfinished::Unproved)
    );
    place.provider.forgets("nonce");
    place.provider.is_imitated();
    assert_eq!(where_it_says(&place, json!({})).await, unfinished(Unfinished::Unproved));
    let audit = place.here.audit(None).await;
    assert!(
        audit.len() >= 9 && audit.iter().all(|action| action == "session.refused"),
        "{audit:?}"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_answers_is_who_was_asked(pool: PgPool) {
    let place = open(pool).await;
    newcomer(&place).await;
    for (issuer, page) in [
        ("https://evil.example", unfinished(Unfinished::Unproved)),
        (place.provider.base.as_str(), "/couple/goals".to_owned()),
    ] {
        let browser = place.here.browser();
        let answered = Answered {
            issuer: Some(issuer.to_owned()),
            ..place
                .provider
                .agrees(&leaves(&browser, "openid", Purpose::SignIn).await)
        };
        assert_eq!(comes_back(&browser, "openid", answered).await, page, "{issuer}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_refusal_is_told_and_ends_the_question(pool: PgPool) {
    let place = open(pool).await;
    let browser = place.here.browser();
    let answered = place
        .provider
        .agrees(&leaves(&browser, "openid", Purpose::SignIn).await);
    let refused = Answered {
        code: None,
        ..answered.clone()
    };
    assert_eq!(
        comes_back(&browser, "openid", refused).await,
        unfinished(Unfinished::Refused)
    );
    assert_eq!(
        comes_back(&browser, "openid", answered).await,
        unfinished(Unfinished::Expired)
    );
}
