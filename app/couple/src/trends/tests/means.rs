use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::{on, seen, written, wrote};
use crate::{
    story::{Two, founds, says, tries},
    trends::model::Range,
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn thirty_and_ninety_days_have_a_point_a_day_and_end_today(pool: PgPool) {
    let two = Two::together(pool).await;
    for (range, back, left_out, nines) in [(Range::Month, 29, 30, 0), (Range::Quarter, 89, 90, 1)] {
        wrote(&two, &two.aya, back, 4).await;
        wrote(&two, &two.aya, left_out, 9).await;
        let trends = seen(&two.aya, range).await;
        assert_eq!(u64::try_from(trends.points.len()).unwrap(), range.days());
        assert_eq!(trends.points.last().map(String::as_str), Some("20 nov."));
        let mood = trends.mine.unwrap().mood;
        assert_eq!(mood[0].map(|mean| mean.written(',')).as_deref(), Some("4"));
        assert_eq!(written(&mood).iter().filter(|mood| *mood == "9").count(), nines);
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_year_has_the_means_of_its_weeks(pool: PgPool) {
    let two = Two::together(pool).await;
    // From Monday the 9th to Sunday the 15th; then Monday the 16th.
    for (day, mood) in [("2026-11-09", 4), ("2026-11-15", 5), ("2026-11-16", 8)] {
        on(&two, &two.aya, day.parse().unwrap(), mood).await;
    }
    // The first day of the year that ends on 20 November 2026, and the one before.
    on(&two, &two.aya, "2025-11-21".parse().unwrap(), 2).await;
    on(&two, &two.aya, "2025-11-20".parse().unwrap(), 10).await;
    let trends = seen(&two.aya, Range::Year).await;
    assert_eq!(trends.span, "21 novembre 2025 – 20 novembre 2026");
    assert_eq!(
        (
            trends.points.len(),
            trends.points[0].as_str(),
            trends.points[52].as_str()
        ),
        (53, "17 nov.", "16 nov.")
    );
    let lines = trends.mine.unwrap();
    assert_eq!(written(&lines.mood), ["2", "4,5", "8"]);
    assert_eq!(
        (written(&lines.stress).len(), written(&lines.energy)[0].as_str()),
        (3, "6")
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_week_has_a_pattern_from_seven_check_ins_on(pool: PgPool) {
    let two = Two::together(pool).await;
    for back in 0..6 {
        wrote(&two, &two.aya, back, 5).await;
    }
    assert_eq!(seen(&two.aya, Range::Month).await.mine.unwrap().week, None);
    // Today is a Friday: the seventh day back is a Saturday, and so is the fourteenth.
    wrote(&two, &two.aya, 6, 2).await;
    let week = seen(&two.aya, Range::Month).await.mine.unwrap().week.unwrap();
    assert_eq!(written(&week), ["5", "5", "5", "5", "5", "2", "5"]);
    wrote(&two, &two.aya, 13, 9).await;
    let week = seen(&two.aya, Range::Month).await.mine.unwrap().week.unwrap();
    assert_eq!(written(&week)[5], "5,5");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_week_begins_on_monday_in_each_language(pool: PgPool) {
    let two = Two::together(pool).await;
    let trends = seen(&two.aya, Range::Month).await;
    assert_eq!(
        (trends.weekdays[0].as_str(), trends.weekdays[6].as_str()),
        ("lun.", "dim.")
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_others_lines_stand_beside_ones_own_or_not_at_all(pool: PgPool) {
    let two = Two::together(pool).await;
    let nobody = seen(&two.aya, Range::Month).await;
    assert_eq!((nobody.mine, nobody.theirs), (None, None));
    says(&two.kofi, "", 8, "for us").await.unwrap();
    let other_alone = seen(&two.aya, Range::Month).await;
    assert_eq!((other_alone.mine, other_alone.theirs), (None, None));
    let own = seen(&two.kofi, Range::Month).await;
    assert!(own.mine.is_some() && own.theirs.is_none());
    says(&two.aya, "", 6, "for us").await.unwrap();
    for resident in [&two.aya, &two.kofi] {
        let both = seen(resident, Range::Month).await;
        assert!(both.mine.is_some() && both.theirs.is_some());
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_range_ends_with_the_later_of_the_two_days(pool: PgPool) {
    // It is the 21st in Seoul.
    let two = Two::in_zones(pool, "Africa/Abidjan", "Asia/Seoul").await;
    says(&two.kofi, "2026-11-21", 8, "for us").await.unwrap();
    says(&two.aya, "", 5, "for us").await.unwrap();
    let trends = seen(&two.aya, Range::Month).await;
    assert_eq!(trends.points.last().map(String::as_str), Some("21 nov."));
    assert_eq!(written(&trends.theirs.unwrap().mood), ["8"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn another_couples_days_are_not_in_it(pool: PgPool) {
    let two = Two::together(pool).await;
    let (awa, yao) = (two.town.resident("Awa").await, two.town.resident("Yao").await);
    let invite = founds(&awa).await;
    tries(&yao, &invite).await.unwrap();
    says(&two.aya, "", 5, "for us").await.unwrap();
    says(&two.kofi, "", 5, "for us").await.unwrap();
    let theirs = seen(&awa, Range::Year).await;
    assert_eq!((theirs.mine, theirs.theirs), (None, None));
}
