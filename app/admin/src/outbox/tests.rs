use sqlx::PgPool;

use super::{model::Channel, reading::page, resending::resend};
use crate::town::Desk;

async fn letters(desk: &Desk) {
    desk.arrange(
        "insert into platform.mails
             (id, event_key, recipient, language, kind, subject, html, text, state, last_error, created_at)
         select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, state, 'aya.kouassi@example.ci', 'fr',
                'notice', 'Kofi a posé une question', 'secret', 'secret', state,
                '550 <aya.kouassi@example.ci> unknown', now()
         from unnest(array['dead', 'waiting', 'sent']) with ordinality as states (state, n)",
    )
    .await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_letter_shows_neither_its_words_nor_whom_it_goes_to(pool: PgPool) {
    let desk = Desk::open(pool).await;
    letters(&desk).await;
    for fate in ["dead", "waiting", "sent"] {
        let page = page(&desk.context, &desk.operator, fate, "").await.expect("a page");
        assert_eq!((page.fate.word(), page.letters.len()), (fate, 1));
        let written = serde_json::to_string(&page).expect("JSON");
        for hidden in ["kouassi", "Kofi", "secret"] {
            assert!(!written.contains(hidden), "{written}");
        }
        assert_eq!(page.letters[0].trouble.as_deref(), Some("550 <a…@example.ci> unknown"));
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn only_a_letter_that_was_given_up_is_sent_again(pool: PgPool) {
    let desk = Desk::open(pool).await;
    letters(&desk).await;
    let [dead, waiting, sent] = [1, 2, 3].map(|n| format!("00000000-0000-7000-8000-00000000000{n}"));
    for letter in [&waiting, &sent] {
        let error = resend(&desk.context, &desk.operator, letter, "au hasard")
            .await
            .expect_err("refused");
        assert_eq!(error.status(), 404);
    }
    resend(&desk.context, &desk.operator, &dead, "serveur réparé")
        .await
        .expect("sent");
    assert_eq!(
        desk.count("select count(*) from platform.mails where state = 'waiting'")
            .await,
        2
    );
    assert_eq!(
        desk.count("select count(*) from graphile_worker.jobs where task_identifier = 'send_mail'")
            .await,
        1
    );
    assert_eq!(
        desk.latest_deed().await,
        ("operator.letter_resent".to_owned(), dead, "serveur réparé".to_owned())
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn text_messages_stand_among_letters_by_their_time_and_are_not_sent_again(pool: PgPool) {
    let desk = Desk::open(pool).await;
    letters(&desk).await;
    desk.arrange(
        "insert into platform.text_messages
             (id, event_key, recipient, language, kind, text, state, last_error, created_at, expires_at)
         values ('00000000-0000-7000-8000-000000000009', 'code', '+2250707123456', 'fr', 'one_time_code', 'secret',
                 'dead', '+2250707123456 is no mobile', now(), now())",
    )
    .await;
    let dead = page(&desk.context, &desk.operator, "dead", "").await.expect("a page");
    let channels: Vec<_> = dead.letters.iter().map(|line| line.channel).collect();
    assert_eq!(channels, [Channel::Text, Channel::Mail]);
    assert_eq!(dead.letters[0].recipient, "+2250…");
    assert_eq!(dead.letters[0].trouble.as_deref(), Some("+2250… is no mobile"));
    let error = resend(&desk.context, &desk.operator, &dead.letters[0].id, "au hasard")
        .await
        .expect_err("nobody wants a late code");
    assert_eq!(error.status(), 404);
}
