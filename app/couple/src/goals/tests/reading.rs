use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::{SentGoal, adds, sends, sent, sets};
use crate::{
    goals::{
        api::{self, glance, progress},
        model::{GoalPage, GoalProgress},
    },
    story::{Two, as_partner},
};

async fn asks(two: &Two, status: &str, owner: &str, after: &str) -> GoalPage {
    let (context, aya) = as_partner(&two.aya).await;
    api::goals(&context, &aya, [status, owner, after]).await.unwrap()
}

fn titles(page: &GoalPage) -> Vec<&str> {
    page.list.iter().map(|goal| goal.title.as_str()).collect()
}

/// Four goals of Aya's making: one under way for both, one of hers paused, one of Kofi's reached, one of hers.
async fn four(two: &Two) -> [String; 4] {
    let (context, aya) = as_partner(&two.aya).await;
    let mut ids = Vec::new();
    for (title, owner) in [
        ("les deux", "both"),
        ("la pause", "me"),
        ("le sien", "partner"),
        ("le mien", "me"),
    ] {
        let goal = SentGoal {
            owner: owner.to_owned(),
            ..sent(title)
        };
        ids.push(sends(&two.aya, goal).await.unwrap().unwrap().to_string());
        two.town.advance(chrono::TimeDelta::seconds(1));
    }
    api::move_goal(&context, &aya, &ids[1], "paused").await.unwrap();
    api::move_goal(&context, &aya, &ids[2], "done").await.unwrap();
    ids.try_into().unwrap()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn goals_are_chosen_by_status_and_owner(pool: PgPool) {
    let two = Two::together(pool).await;
    four(&two).await;
    assert_eq!(titles(&asks(&two, "", "", "").await), ["le mien", "les deux"]);
    assert_eq!(
        titles(&asks(&two, "all", "", "").await),
        ["le mien", "le sien", "la pause", "les deux"]
    );
    assert_eq!(titles(&asks(&two, "paused", "", "").await), ["la pause"]);
    assert_eq!(titles(&asks(&two, "done", "", "").await), ["le sien"]);
    assert_eq!(titles(&asks(&two, "all", "me", "").await), ["le mien", "la pause"]);
    assert_eq!(titles(&asks(&two, "all", "partner", "").await), ["le sien"]);
    assert_eq!(titles(&asks(&two, "all", "both", "").await), ["les deux"]);
    let (context, kofi) = as_partner(&two.kofi).await;
    let his = api::goals(&context, &kofi, ["all", "me", ""]).await.unwrap();
    assert_eq!(titles(&his), ["le sien"], "mine is who looks");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_page_has_twenty_goals_and_the_next_begins_behind_them(pool: PgPool) {
    let two = Two::together(pool).await;
    for number in 1..=20 {
        sets(&two.aya, &format!("but {number}")).await;
        two.town.advance(chrono::TimeDelta::seconds(1));
    }
    let page = asks(&two, "", "", "").await;
    assert_eq!((page.list.len(), page.next), (20, None));
    sets(&two.aya, "but 21").await;
    let page = asks(&two, "", "", "").await;
    assert_eq!((page.list.len(), titles(&page)[0]), (20, "but 21"));
    let rest = asks(&two, "", "", &page.next.unwrap()).await;
    assert_eq!((titles(&rest), rest.next.as_deref()), (vec!["but 1"], None));
    assert_eq!(asks(&two, "", "", "nowhere").await.list.len(), 20);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn progress_counts_goals_and_their_actions(pool: PgPool) {
    let two = Two::together(pool).await;
    let ids = four(&two).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    assert_eq!(
        progress(&context, &kofi).await.unwrap(),
        GoalProgress {
            active: 2,
            paused: 1,
            done: 1,
            ..GoalProgress::default()
        }
    );
    let first = adds(&two.aya, &ids[0], "a").await;
    adds(&two.aya, &ids[0], "b").await;
    adds(&two.kofi, &ids[1], "c").await;
    api::tick(&context, &kofi, &first, true).await.unwrap();
    let counted = progress(&context, &kofi).await.unwrap();
    assert_eq!((counted.actions_done, counted.actions_total), (1, 3));
    let listed = asks(&two, "", "both", "").await.list.remove(0);
    assert_eq!((listed.done, listed.total), (1, 2));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_glance_shows_the_next_step_of_two_goals_under_way(pool: PgPool) {
    let two = Two::together(pool).await;
    let [both, paused, done, mine] = four(&two).await;
    let (context, aya) = as_partner(&two.aya).await;
    assert!(glance(&context, &aya).await.unwrap().next.is_empty());
    for goal in [&paused, &done] {
        adds(&two.aya, goal, "not now").await;
    }
    let first = adds(&two.aya, &both, "first").await;
    adds(&two.aya, &both, "second").await;
    adds(&two.aya, &mine, "only").await;
    let next = |glance: crate::goals::model::GoalGlance| {
        glance
            .next
            .into_iter()
            .map(|next| (next.title, next.text))
            .collect::<Vec<_>>()
    };
    let told = |title: &str, text: &str| (title.to_owned(), text.to_owned());
    assert_eq!(
        next(glance(&context, &aya).await.unwrap()),
        [told("le mien", "only"), told("les deux", "first")]
    );
    api::tick(&context, &aya, &first, true).await.unwrap();
    let third = sets(&two.aya, "le dernier").await;
    adds(&two.aya, &third, "now").await;
    assert_eq!(
        next(glance(&context, &aya).await.unwrap()),
        [told("le dernier", "now"), told("le mien", "only")],
        "two at most, the latest first"
    );
}
