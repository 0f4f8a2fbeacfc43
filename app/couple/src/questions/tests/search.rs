//! Searching, in the languages of the town.

use platform::{database::MIGRATOR, testing::Resident};
use sqlx::PgPool;

use super::{asks, replies};
use crate::{
    questions::{model::Filter, questions},
    story::{Two, as_partner},
};

async fn finds(resident: &Resident, words: &str) -> Vec<String> {
    let (context, partner) = as_partner(resident).await;
    let filter = Filter::parse("", "", "", words);
    let list = questions(&context, &partner, filter, "").await.unwrap().list;
    list.into_iter().map(|question| question.text).collect()
}

async fn assert_found(two: &Two, question: &str, cases: &[(&str, bool)]) {
    asks(&two.aya, question, "at once").await;
    for (words, is_found) in cases {
        let found = finds(&two.kofi, words).await.iter().any(|text| text == question);
        assert_eq!(found, *is_found, "{words:?} in {question:?}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn accents_and_capitals_do_not_matter(pool: PgPool) {
    let two = Two::together(pool).await;
    let question = "Où as-tu regardé la télé l’été dernier, cœur léger ?";
    let cases = [
        ("tele", true),
        ("TÉLÉ", true),
        ("téle", true),
        ("l’été", true),
        ("l'ete", true),
        ("coeur", true),
        ("Cœur", true),
        ("regard télé", true),
        ("télé regard", true),
        ("télé radio", false),
        ("élé", false),
    ];
    assert_found(&two, question, &cases).await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn accents_typed_in_two_strokes_are_the_same(pool: PgPool) {
    let two = Two::together(pool).await;
    assert_found(&two, "La te\u{301}le\u{301} ?", &[("télé", true), ("tele", true)]).await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn english_is_found_by_the_beginnings_of_its_words(pool: PgPool) {
    let two = Two::together(pool).await;
    let cases = [
        ("grand", true),
        ("GRANDMOTHER", true),
        ("wouldn't", true),
        ("wouldn’t", true),
        ("mother", false),
    ];
    assert_found(&two, "Why wouldn’t Grandmother’s kitchen count?", &cases).await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn korean_is_found_inside_its_words_whatever_hangs_on_them(pool: PgPool) {
    let two = Two::together(pool).await;
    let cases = [
        ("이야기", true),
        ("한국어", true),
        ("국어", true),
        ("할머니", true),
        ("부엌", true),
        ("할머니 이야기", true),
        ("어머니", false),
        ("야구", false),
    ];
    assert_found(&two, "외할머니의 부엌에서 한국어로 나눈 이야기를 기억해요?", &cases).await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn answers_are_found_beside_the_question(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    replies(&two.aya, id, "answered", "On ira au marché.").await.unwrap();
    replies(&two.kofi, id, "answered", "강가에서 낚시할래요.")
        .await
        .unwrap();
    for words in ["marche", "낚시", "demain marché 강가"] {
        assert_eq!(finds(&two.kofi, words).await.len(), 1, "{words}");
        assert_eq!(finds(&two.aya, words).await.len(), 1, "{words}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_search_without_a_word_finds_nothing_and_no_sign_breaks_it(pool: PgPool) {
    let two = Two::together(pool).await;
    asks(&two.aya, "Et demain ?", "at once").await;
    for words in ["?!", "' & | ! :* <-> ( \\", "%", "a"] {
        assert_eq!(finds(&two.kofi, words).await.len(), 0, "{words}");
    }
    for words in ["demain & | ! (", "'demain':*", "demain\\", "\u{0}demain", ""] {
        assert_eq!(finds(&two.kofi, words).await.len(), 1, "{words}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_longest_words_can_be_kept_and_found(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    replies(&two.aya, id, "answered", &"a".repeat(5_000)).await.unwrap();
    replies(&two.kofi, id, "answered", &"가".repeat(5_000)).await.unwrap();
    assert_eq!(finds(&two.kofi, &"a".repeat(100)).await.len(), 1);
    assert_eq!(finds(&two.kofi, "가가가").await.len(), 1);
}
