use std::collections::BTreeSet;

use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::{asks, replies, sent};
use crate::{
    capability::Partner,
    questions::{
        Asked, ask,
        model::{Filter, QuestionList, Theme},
        question_form, questions,
    },
    story::{Two, as_partner, founds, tries},
};

async fn ayas(two: &Two, filter: Filter, after: &str) -> QuestionList {
    let (context, aya) = as_partner(&two.aya).await;
    questions(&context, &aya, filter, after).await.unwrap()
}

/// Questions of Kofi, the last one the latest.
async fn many(two: &Two, count: i32) {
    sqlx::query(
        "insert into couple.questions (id, couple_id, author_id, theme, text, reveal_together, asked_at)
         select lpad(to_hex(number), 32, '0')::uuid, couple_id, account_id, 'joys', 'Question ' || number, false, now()
         from couple.partners, generate_series(1, $1) as number where seat = 2",
    )
    .bind(count)
    .execute(two.pool())
    .await
    .unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn twenty_fit_on_a_page_and_the_twenty_first_makes_another(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for (count, more) in [(19, false), (20, false), (21, true)] {
        sqlx::query("delete from couple.questions")
            .execute(&pool)
            .await
            .unwrap();
        many(&two, count).await;
        assert_eq!(ayas(&two, Filter::default(), "").await.next.is_some(), more, "{count}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_list_is_read_page_by_page_without_a_gap_or_a_double(pool: PgPool) {
    let two = Two::together(pool).await;
    many(&two, 45).await;
    let (mut seen, mut pages, mut after) = (Vec::new(), Vec::new(), String::new());
    loop {
        let page = ayas(&two, Filter::default(), &after).await;
        pages.push(page.list.len());
        seen.extend(page.list.into_iter().map(|question| question.text));
        let Some(next) = page.next else { break };
        after = next;
    }
    assert_eq!(pages, [20, 20, 5]);
    assert_eq!(
        seen.first().map(String::as_str),
        Some("Question 45"),
        "the latest first"
    );
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 45);
    assert_eq!(
        ayas(&two, Filter::default(), "nowhere").await.list.len(),
        20,
        "a place that is none is the beginning"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_theme_is_the_librarys_or_one_that_the_two_have_named(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let own = Asked {
        own_theme: "Notre jardin".to_owned(),
        ..sent("Et les manguiers ?", "at once")
    };
    ask(&context, &aya, own, "").await.unwrap();
    asks(&two.aya, "Et demain ?", "at once").await;
    for (theme, expected) in [
        ("own:Notre jardin", vec!["Et les manguiers ?"]),
        ("dreams", vec!["Et demain ?"]),
        ("joys", vec![]),
        ("", vec!["Et demain ?", "Et les manguiers ?"]),
    ] {
        let list = ayas(&two, Filter::parse(theme, "", "", ""), "").await.list;
        let mut texts: Vec<_> = list.iter().map(|question| question.text.as_str()).collect();
        texts.sort_unstable();
        assert_eq!(texts, expected, "{theme}");
    }
    let (context, kofi) = as_partner(&two.kofi).await;
    let form = question_form(&context, &kofi).await.unwrap();
    assert_eq!(form.own_themes, [Theme::of("own:Notre jardin").unwrap()]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn filters_hold_together(pool: PgPool) {
    let two = Two::together(pool).await;
    let answered = asks(&two.kofi, "Et demain ?", "at once").await;
    asks(&two.kofi, "Et hier ?", "at once").await;
    replies(&two.aya, answered, "answered", "Dormir.").await.unwrap();
    for (filter, expected) in [
        (Filter::parse("dreams", "waiting", "me", "hier"), 1),
        (Filter::parse("dreams", "waiting", "me", "demain"), 0),
        (Filter::parse("dreams", "waiting", "partner", "demain"), 1),
        (Filter::parse("joys", "waiting", "partner", "demain"), 0),
        (Filter::parse("dreams", "answered", "", ""), 0),
    ] {
        assert_eq!(ayas(&two, filter.clone(), "").await.list.len(), expected, "{filter:?}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn another_couple_sees_nothing_of_it_and_who_is_alone_has_no_list(pool: PgPool) {
    let two = Two::together(pool).await;
    asks(&two.aya, "Et demain ?", "at once").await;
    let (awa, yao) = (two.town.resident("Awa").await, two.town.resident("Yao").await);
    let invite = founds(&awa).await;
    assert!(Partner::found(&awa.context().await).await.unwrap().is_none());
    tries(&yao, &invite).await.unwrap();
    let (context, awa) = as_partner(&awa).await;
    let list = questions(&context, &awa, Filter::default(), "").await.unwrap();
    assert!(list.list.is_empty() && list.own_themes.is_empty());
}
