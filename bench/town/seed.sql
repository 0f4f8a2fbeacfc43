-- A town for measurements: bench.couples couples, each with a year of everything that two do here.
truncate platform.accounts, platform.changes, couple.couples cascade;
set synchronous_commit = off;
set maintenance_work_mem = '512MB';

-- An id of a moment, in the order of time like those of the application (RFC 9562, 5.7).
create function pg_temp.id_at(moment timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0')
        || '7' || substr(md5(random()::text), 1, 3)
        || '8' || substr(md5(random()::text), 1, 15))::uuid
$$;

create temp table people as
select couple, seat, pg_temp.id_at(now() - interval '1 year') as id,
       (array['Aya', 'Kofi', 'Mariam', 'Yao', 'Adjoua', 'Koffi', 'Fatou', 'Serge'])[1 + (couple * 2 + seat) % 8] as name
from generate_series(1, current_setting('bench.couples')::int) as couple, generate_series(1, 2) as seat;

create temp table pairs as
select couple, pg_temp.id_at(now() - interval '1 year') as id
from generate_series(1, current_setting('bench.couples')::int) as couple;

insert into platform.accounts (id, email, password_hash, display_name, created_at)
select id, format('resident-%s-%s@bench.invalid', couple, seat), 'none', name, now() - interval '1 year' from people;

insert into couple.couples (id, created_at, completed_at)
select id, now() - interval '1 year', now() - interval '1 year' from pairs;

insert into couple.partners (couple_id, seat, account_id, joined_at)
select pairs.id, people.seat, people.id, now() - interval '1 year' from people join pairs using (couple);

insert into platform.audience_members (account_id, audience)
select people.id, 'couple:' || pairs.id from people join pairs using (couple);

-- A few notifications each, one of them unread.
insert into platform.notifications (id, account_id, kind, event_key, detail, created_at, read_at)
select pg_temp.id_at(moment), people.id, 'partner_joined', 'bench-' || number, '{"name": "Aya"}', moment,
       case when number > 1 then moment end
from people, generate_series(1, 5) as number, lateral (select now() - number * interval '30 days' as moment) as told;

-- A partner in two is reminded of the check-in, one in four of the letter; each at their own time.
insert into couple.reminders (couple_id, account_id, kind, at, day_of_month, due_at)
select pairs.id, people.id, kind, time '18:00' + made.minutes * interval '1 minute', made.day_of_month,
       date_trunc('day', now()) + interval '1 day 18 hours' + made.minutes * interval '1 minute'
from people join pairs using (couple)
cross join (values ('check_in', 2), ('letter', 4)) as asked (kind, one_in)
cross join lateral (
    select people.couple % 48 * 5 as minutes,
           case when kind = 'letter' then (array[1, 5, 15, 28, 31])[1 + people.couple % 5]::smallint end as day_of_month
) as made
where (people.couple * 2 + people.seat) % one_in = 0;

-- Constraints and indexes are set aside while the rows come in, and put back as they were.
create temp table set_aside as
select 0 as step, format('alter table couple.check_ins drop constraint %I', conname) as off,
       format('alter table couple.check_ins add constraint %I %s', conname, pg_get_constraintdef(oid)) as back
from pg_constraint where conrelid = 'couple.check_ins'::regclass and contype in ('p', 'u')
union all
select 1, format('alter table couple.check_ins drop constraint %I', conname),
       format('alter table couple.check_ins add constraint %I %s', conname, pg_get_constraintdef(oid))
from pg_constraint where conrelid = 'couple.check_ins'::regclass and contype = 'f'
union all
select 0, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
from pg_index where indrelid = 'couple.check_ins'::regclass
    and not exists (select from pg_constraint where conindid = indexrelid and conrelid = indrelid);

do $$
declare
    change record;
    day date;
    notes text[] := array[
        '', 'Longue journée au marché, mais belle.', 'Fatigué, envie de calme.', '',
        'On a bien ri ce soir. Merci pour le foutou.', 'Réunion difficile, j’ai besoin d’en parler.',
        '', 'La pluie toute la journée, et un bon livre.', 'Content de te retrouver demain.'
    ];
begin
    for change in select off from set_aside order by step desc loop execute change.off; end loop;
    -- Day by day, as they came: what a couple wrote lies scattered over the whole table.
    for day in select generate_series(current_date - 364, current_date, interval '1 day')::date loop
        insert into couple.check_ins
            (id, couple_id, account_id, day, mood, stress, energy, note, private, created_at, updated_at)
        select pg_temp.id_at(day + interval '20 hours'), pairs.id, people.id, day,
               (random() * 10)::int, (random() * 10)::int, (random() * 10)::int,
               notes[1 + (random() * 8)::int], random() < 0.04, least(day + interval '20 hours', now()),
               least(day + interval '20 hours', now())
        from people join pairs using (couple);
    end loop;
    for change in select back from set_aside order by step loop execute change.back; end loop;
end
$$;

-- Two goals a month and couple, each with four steps: most reached, some set aside.
create temp table year_of_goals as
select pg_temp.id_at(moment) as id, pairs.id as couple_id, people.id as created_by, number, moment,
       case when number % 3 = 0 then people.id end as owner_id,
       case when number % 4 = 1 then 'active' when number % 8 = 2 then 'paused' else 'done' end as status
from people
join pairs using (couple)
join generate_series(1, 24) as number on number % 2 = seat - 1,
lateral (select now() - (24 - number) * interval '15 days' - random() * interval '10 days' as moment) as set_at;

insert into couple.goals
    (id, couple_id, created_by, changed_by, owner_id, title, why, status, target_day, created_at, updated_at, done_at)
select id, couple_id, created_by, created_by, owner_id,
       (array['Un dimanche rien qu’à nous', 'Refaire le toit', 'Voir la mer', 'Parler d’argent sans se fâcher'])[1 + number % 4],
       case when number % 2 = 0 then 'Parce que la semaine passe mieux quand on s’est retrouvés.' else '' end,
       status, case when number % 3 = 1 then (moment + interval '60 days')::date end, moment, moment,
       case when status = 'done' then moment end
from year_of_goals;

insert into couple.goal_actions (id, couple_id, goal_id, created_by, changed_by, text, place, created_at, done_at)
select pg_temp.id_at(moment), couple_id, id, created_by, created_by,
       (array['Choisir un jour', 'Demander à la tante', 'Mettre de l’argent de côté', 'Prévenir la famille'])[place],
       place, moment, case when status = 'done' or place < 3 then moment end
from year_of_goals, generate_series(1, 4) as place;
-- A letter a month, each of 1,500 characters, and three versions of it: both have written.
create temp table months as
select pairs.id as couple_id, pg_temp.id_at(month + interval '2 days') as letter_id, month::date as month
from pairs, generate_series(date_trunc('month', now()) - interval '11 months', date_trunc('month', now()), interval '1 month') as month;

insert into couple.letters (id, couple_id, month, latest, created_at)
select letter_id, couple_id, month, 3, month + interval '2 days' from months;

insert into couple.letter_versions
    (id, couple_id, letter_id, number, account_id, body, given, created_at, updated_at)
select pg_temp.id_at(written), months.couple_id, months.letter_id, number, partners.account_id,
       '# Ce mois-ci' || repeat(E'\n\nLe marché, la pluie, *ton rire* sur la terrasse, et **nous deux**.', 7 * number),
       number < 3, written, written
from months
cross join generate_series(1, 3) as number
cross join lateral (select least(months.month + number * interval '2 days', now()) as written) as moment
join couple.partners on partners.couple_id = months.couple_id and partners.seat = 1 + number % 2;

-- A question a week, answered by most; the last weeks wait for one or the other.
do $$
declare
    week int;
    texts text[] := array[
        'Quel moment de cette semaine aimerais-tu garder ?', 'Qu’est-ce qui t’a pesé ces jours-ci ?',
        'De quoi rêves-tu pour l’année prochaine ?', 'Quel petit geste de ma part t’aide le plus ?',
        'Où aimerais-tu que nous allions ensemble ?'
    ];
    answers text[] := array[
        'Le retour du marché sous la pluie, quand nous avons partagé le même parapluie et ri tout le long du chemin.',
        'Je crois que j’ai besoin de dormir un peu plus, et que nous parlions du loyer calmement, dimanche.',
        'Un jardin derrière la maison, avec du piment, du gombo, et un banc pour le soir.',
        'Quand tu prépares le café avant moi. Je ne le dis pas souvent, mais je le remarque chaque fois.'
    ];
    themes text[] := array['memories', 'everyday', 'dreams', 'feelings', 'us', 'roots', 'joys', 'growing'];
begin
    for week in reverse 51..0 loop
        create temp table asked on commit drop as
        select pg_temp.id_at(moment) as id, pairs.id as couple_id, pairs.couple, moment
        from pairs, lateral (select now() - week * interval '7 days' - interval '2 hours' as moment) as told;

        insert into couple.questions (id, couple_id, author_id, theme, text, reveal_together, asked_at)
        select asked.id, asked.couple_id, people.id, themes[1 + (asked.couple + week) % 8],
               texts[1 + (asked.couple + week) % 5], (asked.couple + week) % 2 = 0, moment
        from asked join people on people.couple = asked.couple and people.seat = 1 + week % 2;

        insert into couple.answers
            (id, couple_id, question_id, account_id, status, text, answered_at, created_at, updated_at)
        select pg_temp.id_at(at), asked.couple_id, asked.id, people.id, 'answered',
               answers[1 + (asked.couple + week + people.seat) % 4], at, at, at
        from asked join people using (couple),
             lateral (select asked.moment + people.seat * interval '30 minutes' as at) as said
        where week > 3 or (asked.couple + week + people.seat) % 3 = 0;

        drop table asked;
    end loop;
end
$$;


-- A year's repairs: one a fortnight, each agreed after four moves; the latest waits for the second.
create temp table repaired as
select pg_temp.id_at(moment) as id, pairs.id as couple_id, author.id as author_id, reader.id as reader_id, moment,
       number = 1 as is_open
from generate_series(1, 26) as number,
     lateral (select now() - number * interval '14 days' as moment) as sent,
     pairs
     join people author on author.couple = pairs.couple and author.seat = 1
     join people reader on reader.couple = pairs.couple and reader.seat = 2
order by moment;

insert into couple.repairs
    (id, couple_id, author_id, stage, turn, fact, interpretation, feeling, need, proposal, agreement,
     created_at, sent_at, understood_at, ended_at)
select id, couple_id, author_id, case when is_open then 'sent' else 'agreed' end, case when is_open then 1 else 4 end,
       'Hier soir, j’ai attendu jusqu’à 22 h, et le téléphone n’a pas sonné.',
       'Je me suis dit que cette soirée ne comptait que pour moi.',
       'De l’inquiétude, puis de la tristesse.', 'De savoir que nos soirées comptent pour nous deux.',
       'Quand l’un de nous rentre tard, un message avant 20 h.',
       case when not is_open then 'Quand l’un de nous rentre tard, un message avant 20 h.' end,
       moment, moment, case when not is_open then moment + interval '1 day' end,
       case when not is_open then moment + interval '2 days' end
from repaired;

insert into couple.repair_turns (repair_id, number, couple_id, account_id, made, words, made_at)
select id, number, couple_id, case when number % 2 = 1 then author_id else reader_id end, made,
       case when made = 'understand' then 'Tu m’as attendu, et le silence t’a fait de la peine.' else '' end,
       moment + number * interval '8 hours'
from repaired,
     unnest(array['send', 'understand', 'confirm', 'accept']) with ordinality as made_in_order (made, number)
where number = 1 or not is_open;

-- A pause a month, all over.
insert into couple.pauses (id, couple_id, account_id, word, began_at, until, ended_at)
select pg_temp.id_at(moment), pairs.id, people.id, 'Je marche un peu, je reviens.', moment,
       moment + interval '1 hour', moment + interval '1 hour'
from generate_series(1, 12) as number,
     lateral (select now() - number * interval '30 days' as moment) as begun,
     people join pairs using (couple)
where people.seat = 1 + number % 2;

analyze couple.repairs, couple.repair_turns, couple.pauses;
