//! What besides the day the home says, and in which order it yields to what.

use platform::{database::MIGRATOR, testing::Resident};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    home::{Matters, Open, today},
    letters, pause, questions, repair,
    story::{Two, as_partner},
};

async fn matters(resident: &Resident) -> Matters {
    let (context, partner) = as_partner(resident).await;
    today(&context, &partner).await.unwrap().matters
}

async fn open(resident: &Resident) -> Open {
    match matters(resident).await {
        Matters::Open(open) => *open,
        Matters::Quiet(pause) => panic!("a pause runs: {pause:?}"),
    }
}

async fn asks_for_a_pause(resident: &Resident) {
    let (context, partner) = as_partner(resident).await;
    let sent = pause::Sent {
        length: "20".to_owned(),
        word: "Je marche un peu.".to_owned(),
        ..pause::Sent::default()
    };
    pause::begin(&context, &partner, sent).await.unwrap();
}

/// A repair with all its steps, sent or still being written.
async fn writes_a_repair(resident: &Resident, is_sent: bool) -> Uuid {
    let (context, partner) = as_partner(resident).await;
    let id = repair::begin(&context, &partner).await.unwrap();
    for step in repair::model::Step::ALL {
        let sent = repair::SentStep {
            step: step.word().to_owned(),
            words: "mes mots".to_owned(),
            go: repair::model::Direction::Next,
            key: String::new(),
        };
        repair::write(&context, &partner, id, sent).await.unwrap();
    }
    if is_sent {
        repair::send(&context, &partner, id).await.unwrap();
    }
    id
}

async fn asks_a_question(resident: &Resident) {
    let (context, partner) = as_partner(resident).await;
    let asked = questions::Asked {
        text: "Que chantait ta mère ?".to_owned(),
        theme: "roots".to_owned(),
        own_theme: String::new(),
        reveal_together: true,
    };
    questions::ask(&context, &partner, asked, "").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn at_first_there_is_only_a_letter_to_begin(pool: PgPool) {
    let two = Two::together(pool).await;
    let open = open(&two.aya).await;
    assert_eq!(
        (open.repair, open.questions.waiting, open.questions.opened),
        (None, None, None)
    );
    assert!(open.goals.next.is_empty());
    assert_eq!((open.letter.month.as_str(), open.letter.changed), ("2026-11", None));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn while_a_pause_runs_nothing_else_is_said(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_a_question(&two.kofi).await;
    asks_for_a_pause(&two.kofi).await;
    for (resident, mine) in [(&two.aya, false), (&two.kofi, true)] {
        let Matters::Quiet(pause) = matters(resident).await else {
            panic!("a pause runs")
        };
        assert_eq!((pause.mine, pause.name.as_str()), (mine, "Kofi"));
    }
    let (context, kofi) = as_partner(&two.kofi).await;
    pause::come_back(&context, &kofi).await.unwrap();
    assert!(open(&two.aya).await.questions.waiting.is_some());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_repair_is_shown_to_whose_turn_it_is_once_it_is_sent(pool: PgPool) {
    let two = Two::together(pool).await;
    writes_a_repair(&two.kofi, false).await;
    assert_eq!(open(&two.aya).await.repair, None);
    assert_eq!(open(&two.kofi).await.repair, None);
    let two_more = writes_a_repair(&two.aya, true).await;
    let waiting = open(&two.kofi).await.repair.unwrap();
    assert_eq!((waiting.id, waiting.is_new), (two_more.to_string(), true));
    assert_eq!(open(&two.aya).await.repair, None);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_question_waits_for_who_was_asked(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_a_question(&two.kofi).await;
    let waiting = open(&two.aya).await.questions.waiting.unwrap();
    assert_eq!((waiting.text.as_str(), waiting.mine), ("Que chantait ta mère ?", false));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_goals_next_step_and_who_wrote_the_letter_are_there(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    letters::save(
        &context,
        &kofi,
        letters::Sent {
            month: "2026-11".to_owned(),
            body: "Novembre à deux".to_owned(),
            ..letters::Sent::default()
        },
    )
    .await
    .unwrap();
    sqlx::raw_sql(
        "insert into couple.goals (id, couple_id, created_by, changed_by, title, created_at, updated_at)
             select gen_random_uuid(), couple_id, account_id, account_id, 'Grand-Bassam', now(), now()
             from couple.partners where seat = 2;
         insert into couple.goal_actions (id, couple_id, goal_id, created_by, changed_by, text, place, created_at)
             select gen_random_uuid(), couple_id, id, created_by, created_by, 'Choisir la date', 1, now() from couple.goals",
    )
    .execute(two.pool())
    .await
    .unwrap();
    let step = open(&two.aya).await.goals.next.remove(0);
    assert_eq!(
        (step.title.as_str(), step.text.as_str()),
        ("Grand-Bassam", "Choisir la date")
    );
    let ayas = open(&two.aya).await.letter;
    assert_eq!((ayas.changed.as_deref(), ayas.mine), (Some("20 novembre 2026"), false));
    assert!(open(&two.kofi).await.letter.mine);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn another_couples_matters_are_not_ones_own(pool: PgPool) {
    let two = Two::together(pool).await;
    let (awa, yao) = (two.town.resident("Awa").await, two.town.resident("Yao").await);
    let invite = crate::story::founds(&awa).await;
    crate::story::tries(&yao, &invite).await.unwrap();
    asks_a_question(&two.kofi).await;
    writes_a_repair(&two.aya, true).await;
    asks_for_a_pause(&two.kofi).await;
    let theirs = open(&yao).await;
    assert_eq!((theirs.repair, theirs.questions.waiting), (None, None));
}
