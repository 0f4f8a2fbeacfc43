use platform::{context::RequestContext, database::MIGRATOR, language::Language, testing::Resident};
use sqlx::PgPool;

use super::{code, own, sees, sent, takes_back};
use crate::{
    capability::Partner,
    questions::{Asked, change, model::Filter, question, questions, suggestion, take},
    story::{Two, as_partner, count},
};

/// Those that are still the library's.
const OF_LIBRARY: &str = "select count(*) from couple.questions where library_id is not null and elsewhere <> ''";

/// A request of a partner who reads another language.
async fn reading(resident: &Resident, language: Language) -> (RequestContext, Partner) {
    let (context, partner) = as_partner(resident).await;
    (RequestContext { language, ..context }, partner)
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn each_reads_a_question_of_the_library_in_their_language_and_finds_it_there(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let id = take(&context, &aya, "joys.smile", true).await.unwrap();
    for (language, text, word) in [
        (
            Language::Fr,
            "Qu’est-ce qui t’a fait sourire cette semaine\u{202f}?",
            "sourire",
        ),
        (Language::En, "What made you smile this week?", "smile"),
        (Language::Ko, "이번 주에 무엇이 당신을 웃게 했어요?", "당신"),
    ] {
        let (context, kofi) = reading(&two.kofi, language).await;
        let seen = question(&context, &kofi, &id.to_string()).await.unwrap();
        assert_eq!((seen.text.as_str(), seen.reveal_together), (text, true));
        let found = questions(&context, &kofi, Filter::parse("", "", "", word), "")
            .await
            .unwrap();
        assert_eq!(found.list[0].text, text);
    }
    assert_eq!(
        count(
            two.pool(),
            "select count(*) from couple.questions where text like '%sourire%'"
        )
        .await,
        1
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn two_who_take_the_same_one_at_once_ask_it_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let taking = [two.aya.clone(), two.kofi.clone()].map(|one| {
        tokio::spawn(async move {
            let (context, partner) = as_partner(&one).await;
            take(&context, &partner, "joys.smile", true).await.unwrap()
        })
    });
    let [first, second] = taking;
    assert_eq!(first.await.unwrap(), second.await.unwrap());
    assert_eq!(count(&pool, "select count(*) from couple.questions").await, 1);
    assert_eq!(
        count(
            &pool,
            "select count(*) from platform.notifications where kind = 'question_asked'"
        )
        .await,
        1
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_offered_was_not_asked_and_another_one_is_another(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let first = suggestion(&context, &aya, "", "").await.unwrap().suggestion.unwrap();
    let next = suggestion(&context, &aya, "", &first.id)
        .await
        .unwrap()
        .suggestion
        .unwrap();
    assert_ne!(first.id, next.id);
    let (kofis, kofi) = as_partner(&two.kofi).await;
    take(&kofis, &kofi, &first.id, true).await.unwrap();
    let left = suggestion(&context, &aya, "", "").await.unwrap().suggestion.unwrap();
    assert_eq!(left.id, next.id, "the same order for both");
    let joys = suggestion(&context, &aya, "joys", "").await.unwrap();
    assert!(joys.kept_theme && joys.suggestion.unwrap().id.starts_with("joys."));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn one_that_is_taken_back_can_be_asked_again(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let id = take(&context, &aya, "joys.smile", true).await.unwrap();
    takes_back(&two.aya, id).await.unwrap();
    assert_ne!(take(&context, &aya, "joys.smile", false).await.unwrap(), id);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_question_of_the_library_put_another_way_is_ones_own(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let id = take(&context, &aya, "joys.smile", true).await.unwrap().to_string();
    let library = own(&two.aya, id.parse().unwrap()).await.editable.unwrap();
    let kept = Asked {
        text: library.text,
        theme: "everyday".to_owned(),
        ..sent("", "at once")
    };
    change(&context, &aya, &id, kept, "").await.unwrap();
    assert_eq!(count(&pool, OF_LIBRARY).await, 1, "its text is the library's");
    change(&context, &aya, &id, sent("Qui t’a fait sourire ?", "at once"), "")
        .await
        .unwrap();
    assert_eq!(count(&pool, OF_LIBRARY).await, 0);
    let (korean, kofi) = reading(&two.kofi, Language::Ko).await;
    assert_eq!(
        question(&korean, &kofi, &id).await.unwrap().text,
        "Qui t’a fait sourire ?"
    );
    assert_eq!(
        sees(&two.kofi, id.parse().unwrap()).await.text,
        "Qui t’a fait sourire ?"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_the_library_has_not_is_not_found(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    for id in ["", "joys", "joys.none", "weather.rain"] {
        assert_eq!(code(take(&context, &aya, id, true).await), "not_found", "{id}");
    }
}
