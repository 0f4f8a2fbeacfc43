//! When an account ends, nothing of the person is left in any table.

use account::deletion::{EraseAccounts, LeaveAreas};
use chrono::TimeDelta;
use platform::{
    account::AccountId,
    jobs::{Job, Timing, enqueue, run_waiting},
    testing::Resident,
};
use server::jobs::registry;
use sqlx::{AssertSqlSafe, PgPool, Row};

use crate::{access::two_residents, browser::Site};

/// Somebody whom no other text in the database is called like.
const NAME: &str = "Aminata-Zébrine";
/// A number that no other text in the database holds, in the ways in which it is written.
const NUMBER: [&str; 3] = ["+2250798765432", "0798765432", "07 98 76 54 32"];

/// A row of hers wherever a table refers to accounts, and of his where the two have shared something.
const ROWS: &[&str] = &[
    "insert into platform.registrations
         (id, email, password_hash, display_name, language, time_zone, terms_version, token_hash, created_at, expires_at)
     select gen_random_uuid(), email, '!', display_name, 'fr', time_zone, '2026-11', '\\x01', created_at,
            created_at + interval '30 days'
     from platform.accounts where id = $1",
    "insert into platform.mail_tokens (token_hash, account_id, purpose, created_at, expires_at)
     values ('\\x02', $1, 'password_reset', now(), now() + interval '30 days')",
    "insert into platform.mail_tokens (token_hash, account_id, purpose, new_email, created_at, expires_at)
     select '\\x03', $2, 'email_change', email, now(), now() + interval '30 days' from platform.accounts where id = $1",
    "insert into platform.consents values ($1, 'terms', '2026-11', now())",
    "insert into platform.second_factors values ($1, '\\x05', 1, '\\x06', now())",
    "insert into platform.recovery_codes values ($1, '\\x07', now())",
    "insert into platform.passkeys (id, account_id, credential_id, credential, name, created_at)
     select gen_random_uuid(), id, '\\x0a', '{}', display_name, now() from platform.accounts where id = $1",
    "insert into platform.identities (issuer, subject, account_id, label, linked_at)
     select 'https://id.example.org', '1', id, email, now() from platform.accounts where id = $1",
    "insert into platform.phones values ($1, '+2250798765432', now())",
    "insert into platform.text_codes
         (id, purpose, account_id, number, sealed_code, sent, created_at, expires_at)
     select gen_random_uuid(), 'sign_in', who, '+2250798765432', '\\x08', who is not null, now(),
            now() + interval '30 days'
     from unnest(array[$1, null]) as who",
    "insert into platform.text_codes
         (id, purpose, number, sealed_code, sent, newcomer, created_at, expires_at)
     select gen_random_uuid(), 'register', '+2250798765432', '\\x08', true,
            jsonb_build_object('display_name', display_name), now(), now() + interval '30 days'
     from platform.accounts where id = $1",
    "insert into platform.text_messages
         (id, event_key, account_id, recipient, language, kind, text, created_at, expires_at)
     select gen_random_uuid(), coalesce(who::text, 'from before it'), who, '+2250798765432', 'fr', 'one_time_code', '',
            now(), now() + interval '30 days'
     from unnest(array[$1, null]) as who",
    "insert into platform.sessions (id_hash, data, created_at, seen_at, expires_at)
     values ('\\x09', jsonb_build_object('flash', jsonb_build_object('phone', '07 98 76 54 32')), now(), now(),
             now() + interval '30 days')",
    "insert into platform.suspensions values ($1, 'rules', now())",
    "insert into platform.reports (id, reporter_id, about_id, subject_kind, subject_id, ground, words, filed_at)
     select gen_random_uuid(), $1, about, 'page', $1::text, 'other', display_name || ' ' || email, now()
     from platform.accounts, unnest(array[null, $2]) as about where id = $1",
    "insert into platform.reports (id, reporter_id, about_id, subject_kind, subject_id, ground, words, filed_at)
     select gen_random_uuid(), $2, $1, 'profile', $1::text, 'other', display_name, now()
     from platform.accounts where id = $1",
    "insert into platform.sessions (id_hash, account_id, data, created_at, seen_at, expires_at)
     values ('\\x0a', $2, jsonb_build_object('looking_as', jsonb_build_object('account', $1::text)), now(), now(),
             now() + interval '30 days')",
    "insert into platform.milestones values ($1, 'first_check_in', now()) on conflict do nothing",
    "insert into platform.active_days values (date '2026-11-20', $1) on conflict do nothing",
    "insert into platform.flag_overrides values ('install_offer', 'some', 0, now())",
    "insert into platform.flag_accounts values ('install_offer', $1)",
    "insert into platform.grants values ($1, 'moderator', 'a street', now())",
    "insert into platform.sessions (id_hash, data, created_at, seen_at, expires_at)
     select '\\x04', jsonb_build_object('flash', jsonb_build_object('email', upper(email))), now(), now(),
            now() + interval '30 days'
     from platform.accounts where id = $1",
    "insert into platform.rate_limits values ('test', $1::text, 1, now() + interval '30 days')",
    "insert into platform.receipts values ($1, gen_random_uuid(), now())",
    "insert into platform.changes (audience, resource, resource_id, op)
     values ('account:' || $1::text, 'sessions', $1::text, 'updated')",
    "insert into platform.audit_log (id, at, account_id, action, subject)
     values (gen_random_uuid(), now(), $1, 'account.created', $1::text)",
    "insert into platform.audit_log (id, at, account_id, action, subject)
     values (gen_random_uuid(), now(), $2, 'account.suspended', $1::text)",
    "insert into platform.notifications (id, account_id, kind, event_key, created_at)
     values (gen_random_uuid(), $1, 'pairing_undone', 'test', now())",
    "insert into platform.notification_preferences values ($1, 'goal_set', 'mail', true)",
    "insert into platform.push_subscriptions
         (id, account_id, endpoint, public_key, auth_secret, server_key, created_at)
     select gen_random_uuid(), $1, 'https://push.example.org/' || $1::text, decode(repeat('04', 65), 'hex'),
            decode(repeat('01', 16), 'hex'), '\\x04', now()",
    "insert into platform.pushes (id, account_id, subscription_id, event_key, kind, words, created_at, gives_up_at)
     select gen_random_uuid(), account_id, id, 'test', 'pairing_undone', '{}', now(), now() + interval '30 days'
     from platform.push_subscriptions where account_id = $1",
    "insert into platform.push_preferences values ($1, true)",
    "insert into platform.quiet_hours values ($1, '22:00', '07:00')",
    "insert into platform.mail_rhythms values ($1, 'daily')",
    "insert into platform.digest_lines (id, account_id, kind, event_key, created_at)
     values (gen_random_uuid(), $1, 'pairing_undone', 'test', now())",
    "insert into platform.digest_lines (id, account_id, kind, event_key, detail, created_at)
     select gen_random_uuid(), $2, 'partner_joined', 'test', jsonb_build_object('name', a.display_name), c.completed_at
     from platform.accounts a
     join couple.partners p on p.account_id = a.id
     join couple.couples c on c.id = p.couple_id
     where a.id = $1",
    "insert into platform.mails
         (id, event_key, account_id, recipient, language, kind, subject, html, text, state, created_at, sent_at)
     select gen_random_uuid(), 'his digest', $2, 'his@example.org', 'fr', 'digest', a.display_name, '', '', 'sent',
            c.completed_at + interval '6 days', c.completed_at + interval '6 days'
     from platform.accounts a
     join couple.partners p on p.account_id = a.id
     join couple.couples c on c.id = p.couple_id
     where a.id = $1",
    "insert into platform.mails (id, event_key, account_id, recipient, language, kind, subject, html, text, created_at)
     select gen_random_uuid(), 'of the account', id, email, 'fr', 'notice', '', display_name, display_name, now()
     from platform.accounts where id = $1",
    "insert into platform.mails (id, event_key, recipient, language, kind, subject, html, text, state, created_at)
     select gen_random_uuid(), 'from before it', email, 'fr', 'verify_address', '', display_name, display_name,
            'dead', now()
     from platform.accounts where id = $1",
    "insert into platform.exports (id, account_id, file, asked_at) values (gen_random_uuid(), $1, 'aaaa', now())",
    "insert into couple.invites (id, couple_id, code, created_by, created_at, expires_at, used_at, used_by, replaced_at)
     select gen_random_uuid(), couple_id, '000000', $2, now(), now(), now(), $1, now()
     from couple.partners where account_id = $1",
    "insert into couple.check_ins (id, couple_id, account_id, day, mood, stress, energy, note, created_at, updated_at)
     select gen_random_uuid(), couple_id, who, date '2026-11-20', 5, 5, 5, 'a day of ' || who, now(), now()
     from couple.partners, unnest(array[$2]) as who where account_id = $1",
    "insert into couple.check_ins (id, couple_id, account_id, day, mood, stress, energy, note, created_at, updated_at)
     select gen_random_uuid(), couple_id, $1, date '2026-11-20', 5, 5, 5, 'hers', now(), now()
     from couple.partners where account_id = $1",
    "insert into couple.questions (id, couple_id, author_id, theme, text, reveal_together, asked_at)
     select gen_random_uuid(), couple_id, $1, 'joys', 'hers', false, now()
     from couple.partners where account_id = $1",
    "insert into couple.answers
         (id, couple_id, question_id, account_id, status, text, answered_at, created_at, updated_at)
     select gen_random_uuid(), q.couple_id, q.id, who, 'answered', 'an answer', now(), now(), now()
     from couple.questions q, unnest(array[$1, $2]) as who",
    "insert into couple.answer_revisions (id, couple_id, answer_id, account_id, status, text, saved_at)
     select gen_random_uuid(), couple_id, id, account_id, 'answered', 'before', now() from couple.answers",
    "insert into couple.goals (id, couple_id, created_by, changed_by, owner_id, title, created_at, updated_at)
     select gen_random_uuid(), couple_id, $1, $1, $1, 'hers', now(), now()
     from couple.partners where account_id = $1",
    "insert into couple.goals (id, couple_id, created_by, changed_by, title, created_at, updated_at)
     select gen_random_uuid(), couple_id, $2, $1, 'his', now(), now()
     from couple.partners where account_id = $1",
    "insert into couple.goal_actions (id, couple_id, goal_id, created_by, changed_by, text, place, created_at)
     select gen_random_uuid(), couple_id, id, $1, $1, 'a step', 1, now() from couple.goals",
    "insert into couple.letters (id, couple_id, month, latest, created_at)
     select gen_random_uuid(), couple_id, date '2026-11-01', 1, now() from couple.partners where account_id = $1",
    "insert into couple.letter_versions (id, couple_id, letter_id, number, account_id, body, created_at, updated_at)
     select gen_random_uuid(), couple_id, id, 1, $1, 'a letter', now(), now() from couple.letters",
    "insert into platform.media (id, account_id, audience, kind, file, bytes, alternative, created_at)
     select gen_random_uuid(), $1, 'couple:' || couple_id, kind, 'hers-' || kind, 1, 'hers', now()
     from couple.partners, unnest(array['photo', 'voice']) as kind where account_id = $1",
    "insert into couple.letter_photos (id, couple_id, month, place, media_id, created_at)
     select gen_random_uuid(), couple_id, date '2026-11-01', 1, m.id, now()
     from couple.partners p, platform.media m where p.account_id = $1 and m.kind = 'photo'",
    "insert into couple.messages (id, couple_id, account_id, media_id, created_at)
     select gen_random_uuid(), couple_id, $1, m.id, now()
     from couple.partners p, platform.media m where p.account_id = $1 and m.kind = 'voice'",
    "insert into couple.repairs
         (id, couple_id, author_id, stage, turn, fact, interpretation, feeling, need, proposal, created_at, sent_at, ended_at)
     select gen_random_uuid(), couple_id, $1, 'closed', 2, 'a', 'b', 'c', 'd', 'e', now(), now(), now()
     from couple.partners where account_id = $1",
    "insert into couple.repair_turns (repair_id, number, couple_id, account_id, made, words, made_at)
     select id, n, couple_id, case n when 1 then $2 else $1 end, 'understand', 'words', now()
     from couple.repairs, generate_series(1, 2) n",
    "insert into couple.pauses (id, couple_id, account_id, word, began_at, until, ended_at)
     select gen_random_uuid(), couple_id, $1, 'a word', now(), now() + interval '1 hour', now()
     from couple.partners where account_id = $1",
    "insert into couple.reminders (couple_id, account_id, kind, at, due_at)
     select couple_id, $1, 'check_in', '08:00', now() from couple.partners where account_id = $1",
];

async fn fill(pool: &PgPool, her: AccountId, him: AccountId) {
    for row in ROWS {
        // Each names one of the two or both; all are given both.
        let row = format!("with people as (select $1::uuid, $2::uuid) {row}");
        sqlx::query(AssertSqlSafe(row.clone()))
            .bind(her)
            .bind(him)
            .execute(pool)
            .await
            .expect(&row);
    }
}

/// Every column that refers to accounts, as `schema.table` and `column`.
async fn references(pool: &PgPool) -> Vec<(String, String)> {
    sqlx::query_as(
        "select c.conrelid::regclass::text, a.attname::text
         from pg_constraint c
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and c.confrelid = 'platform.accounts'::regclass
         order by 1, 2",
    )
    .fetch_all(pool)
    .await
    .expect("the references")
}

/// Every column of every table, as `schema.table` and `column`.
async fn columns(pool: &PgPool) -> Vec<(String, String)> {
    sqlx::query_as(
        "select format('%I.%I', c.table_schema, c.table_name), c.column_name::text
         from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
         where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
         order by 1, 2",
    )
    .fetch_all(pool)
    .await
    .expect("the columns")
}

/// How many rows say something in a column, in whatever capitals.
async fn saying(pool: &PgPool, (table, column): &(String, String), what: &str) -> i64 {
    let query = format!("select count(*) from {table} where strpos(lower(\"{column}\"::text), lower($1)) > 0");
    sqlx::query_scalar(AssertSqlSafe(query))
        .bind(what)
        .fetch_one(pool)
        .await
        .expect("a count")
}

async fn email_of(pool: &PgPool, resident: &Resident) -> String {
    sqlx::query_scalar("select email from platform.accounts where id = $1")
        .bind(resident.account)
        .fetch_one(pool)
        .await
        .expect("an address")
}

async fn count(pool: &PgPool, query: &'static str, account: AccountId) -> i64 {
    sqlx::query(query)
        .bind(account)
        .fetch_one(pool)
        .await
        .expect("a count")
        .get(0)
}

async fn job_runs(site: &Site, job: &impl Job) {
    let services = &site.town.services;
    let mut connection = services.pool.acquire().await.expect("a connection");
    enqueue(&mut connection, job, Timing::Now).await.expect("enqueued");
    drop(connection);
    run_waiting(services, &registry()).await.expect("the jobs run");
}

/// Seven days after somebody asked for it, with what the areas do at once.
async fn the_account_ends(site: &Site, pool: &PgPool, account: AccountId) {
    let services = &site.town.services;
    sqlx::query("insert into platform.deletions (account_id, asked_at, due_at) values ($1, $2, $2::timestamptz + interval '7 days')")
        .bind(account)
        .bind(services.clock.now())
        .execute(pool)
        .await
        .expect("asked");
    job_runs(site, &LeaveAreas {}).await;
    site.town.advance(TimeDelta::days(7));
    job_runs(site, &EraseAccounts {}).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_column_of_any_table_remembers_who_has_gone(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let [her, him] = two_residents(&site, [NAME, "Kofi"]).await;
    let email = email_of(&pool, &her).await;
    fill(&pool, her.account, him.account).await;
    // A browser of hers, and a copy that waits.
    site.browser_of(&her).await.goes_to("/account").await;
    for reference in references(&pool).await {
        let seeded = saying(&pool, &reference, &her.account.to_string()).await > 0;
        let comes_later = reference.0 == "platform.deletions";
        assert!(seeded || comes_later, "no row of hers in {reference:?}");
    }

    the_account_ends(&site, &pool, her.account).await;

    let id = her.account.to_string();
    let mut left = Vec::new();
    for column in columns(&pool).await {
        for what in [id.as_str(), &id.replace('-', ""), &email, NAME]
            .into_iter()
            .chain(NUMBER)
        {
            if saying(&pool, &column, what).await > 0 {
                left.push(format!("{}.{}: {what}", column.0, column.1));
            }
        }
    }
    assert!(left.is_empty(), "\n{}", left.join("\n"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_the_other_wrote_stays_and_so_do_the_deeds(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let [her, him] = two_residents(&site, [NAME, "Kofi"]).await;
    fill(&pool, her.account, him.account).await;
    let deeds: i64 = sqlx::query_scalar("select count(*) from platform.audit_log")
        .fetch_one(&pool)
        .await
        .expect("a count");
    the_account_ends(&site, &pool, her.account).await;
    for (query, expected) in [
        ("select count(*) from couple.check_ins where account_id = $1", 1),
        ("select count(*) from couple.answers where account_id = $1", 1),
        ("select count(*) from couple.answer_revisions where account_id = $1", 1),
        ("select count(*) from couple.goals where created_by = $1", 1),
        ("select count(*) from couple.repair_turns where account_id = $1", 1),
        (
            "select count(*) from platform.notifications where account_id = $1 and kind = 'partner_left'",
            1,
        ),
        // That she complained of him; what he said of her has gone with her.
        ("select count(*) from platform.reports where about_id = $1", 1),
        ("select count(*) from platform.reports where reporter_id = $1", 0),
        ("select count(*) from platform.accounts where id = $1", 1),
    ] {
        assert_eq!(count(&pool, query, him.account).await, expected, "{query}");
    }
    let after: i64 = sqlx::query_scalar("select count(*) from platform.audit_log")
        .fetch_one(&pool)
        .await
        .expect("a count");
    assert!(after > deeds, "the log grows and never shrinks");
    let mut his = site.browser_of(&him).await;
    let copy = his.fetches("/couple/export").await;
    assert_eq!(copy.json()["couples"][0]["letters"][0]["markdown"], "a letter");
}
