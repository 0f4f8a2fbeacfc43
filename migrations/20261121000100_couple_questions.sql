-- Questions that two ask each other, and what each answers.

-- Words as they are compared: without accents, in small letters. Hangul comes back whole.
create function couple.folded(text text) returns text
language sql immutable strict parallel safe as $$
    select replace(replace(replace(lower(
        normalize(regexp_replace(normalize(text, NFKD), '[\u0300-\u036f]', '', 'g'), NFKC)
    ), 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae')
$$;

-- The words of a text, whatever its language, thirty letters of each. What separates them is
-- spelt out, since no collation is to be relied on: spaces, ASCII and Latin-1 signs, general,
-- CJK and full-width punctuation.
create function couple.words_of(text text) returns setof text
language sql immutable strict parallel safe as $$
    select distinct left(word, 30)
    from regexp_split_to_table(
        couple.folded(text),
        '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f]+'
    ) as word
    where word <> ''
$$;

-- What a text is found by. A word is found by its beginning, so that no dictionary is needed. In
-- scripts whose words grow together with what follows and precedes them (Korean above all, for
-- which PostgreSQL has no dictionary), it is found by the beginning of any of its endings.
create function couple.search_terms(text text) returns tsvector
language sql immutable strict parallel safe as $$
    select array_to_tsvector(coalesce(array_agg(distinct substr(word, place)), '{}'))
    from couple.words_of(text) as word,
         generate_series(1, case when word ~ '[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]' then length(word) else 1 end) as place
$$;

-- What somebody looks for: every word, by its beginning. A lone Latin letter, as of an elided
-- article, is left out. Null when there is no word in it.
create function couple.search_query(text text) returns tsquery
language sql immutable strict parallel safe as $$
    select string_agg(quote_literal(word) || ':*', ' & ')::tsquery
    from couple.words_of(text) as word
    where word !~ '^[a-z]$'
$$;

create table couple.questions (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    author_id uuid not null references platform.accounts (id) on delete cascade,
    -- One of the library's themes, or one that the two have named.
    theme text,
    own_theme text,
    text text not null,
    -- Where it comes from in the library, as long as its text is the library's.
    library_id text,
    -- The same question in the library's other languages, so that both find it in theirs.
    elsewhere text not null default '',
    -- The other's answer stays closed until one has answered.
    reveal_together boolean not null,
    asked_at timestamptz not null,
    edited_at timestamptz,
    search tsvector not null generated always as (couple.search_terms(text || ' ' || elsewhere)) stored,
    constraint questions_one_theme check ((theme is null) <> (own_theme is null)),
    constraint questions_theme_known check (
        theme in ('memories', 'everyday', 'dreams', 'feelings', 'us', 'roots', 'joys', 'growing')
    ),
    constraint questions_own_theme_length check (length(own_theme) between 1 and 40),
    constraint questions_text_length check (length(text) between 1 and 500)
);
-- Ids carry their moment (RFC 9562, 5.7): their order is that of asking. A couple's rows are few
-- and found together, so the search needs no index of its own.
create index questions_couple on couple.questions (couple_id, id desc);
create unique index questions_library_once on couple.questions (couple_id, library_id) where library_id is not null;

create table couple.answers (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    question_id uuid not null references couple.questions (id) on delete cascade,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    status text not null,
    text text not null,
    -- When it first was an answer, and not a word about answering.
    answered_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    search tsvector not null generated always as (couple.search_terms(text)) stored,
    constraint answers_one_each unique (question_id, account_id),
    constraint answers_status_known check (status in ('answered', 'needs_time', 'clarify')),
    constraint answers_text_length check (length(text) <= 5000),
    constraint answers_text_required check (status = 'needs_time' or text <> ''),
    constraint answers_answered_at check (status <> 'answered' or answered_at is not null)
);
create index answers_couple on couple.answers (couple_id);

-- What an answer was before it was saved again. Its author alone reads it.
create table couple.answer_revisions (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    answer_id uuid not null references couple.answers (id) on delete cascade,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    status text not null,
    text text not null,
    -- When these words were saved.
    saved_at timestamptz not null,
    constraint answer_revisions_status_known check (status in ('answered', 'needs_time', 'clarify')),
    constraint answer_revisions_text_length check (length(text) <= 5000)
);
create index answer_revisions_answer on couple.answer_revisions (answer_id, id desc);
create index answer_revisions_couple on couple.answer_revisions (couple_id);

-- The one rule of who sees what, for every reader: pages, search, glance, export.
--   A *clarify* is read at once, since it asks the other something.
--   What else the other wrote is read at once, unless the question is revealed together: then it
--   stays closed until the viewer has answered ("needs time" is no answer).
-- Text and words that are closed do not leave the database; that they exist, and their status, do.
--   state    answered (by both), clarify or needs_time (one of them said so), waiting
--   waits_*  whose turn it is: nothing said yet or time asked for; asked to clarify and the
--            question not changed since; or one's own "clarify" met by a changed question.
create function couple.questions_seen_by(viewer uuid, of_couple uuid)
returns table (
    id uuid, author_id uuid, theme text, own_theme text, text text, library_id text,
    reveal_together boolean, asked_at timestamptz, edited_at timestamptz,
    my_status text, my_text text, my_updated_at timestamptz,
    their_status text, their_text text, their_updated_at timestamptz, their_changed boolean,
    state text, waits_for_me boolean, waits_for_them boolean, opened_at timestamptz, search tsvector
)
language sql stable as $$
    select q.id, q.author_id, q.theme, q.own_theme, q.text, q.library_id,
           q.reveal_together, q.asked_at, q.edited_at,
           mine.status, mine.text, mine.updated_at,
           theirs.status,
           case when seen.is_open then theirs.text end,
           case when seen.is_open then theirs.updated_at end,
           seen.is_open and exists (
               select from couple.answer_revisions former
               where former.answer_id = theirs.id and former.status = 'answered'
           ),
           case
               when mine.status = 'answered' and theirs.status = 'answered' then 'answered'
               when mine.status = 'clarify' or theirs.status = 'clarify' then 'clarify'
               when mine.status = 'needs_time' or theirs.status = 'needs_time' then 'needs_time'
               else 'waiting'
           end,
           turn.mine or turn.clear_for_me or turn.unclear_for_them,
           turn.theirs or turn.clear_for_them or turn.unclear_for_me,
           case when mine.status = 'answered' and theirs.status = 'answered'
               then greatest(mine.answered_at, theirs.answered_at) end,
           q.search || coalesce(mine.search, '') || case when seen.is_open then coalesce(theirs.search, '') else '' end
    from couple.questions q
    left join couple.answers mine on mine.question_id = q.id and mine.account_id = viewer
    left join couple.answers theirs on theirs.question_id = q.id and theirs.account_id <> viewer
    cross join lateral (
        select coalesce(theirs.status = 'clarify' or not q.reveal_together or mine.status = 'answered', false) as is_open
    ) as seen
    cross join lateral (
        select coalesce(mine.status = 'needs_time', true) as mine,
               coalesce(theirs.status = 'needs_time', true) as theirs,
               coalesce(mine.status = 'clarify' and q.edited_at > mine.updated_at, false) as clear_for_me,
               coalesce(theirs.status = 'clarify' and q.edited_at > theirs.updated_at, false) as clear_for_them,
               coalesce(mine.status = 'clarify', false) and not coalesce(q.edited_at > mine.updated_at, false) as unclear_for_me,
               coalesce(theirs.status = 'clarify', false) and not coalesce(q.edited_at > theirs.updated_at, false) as unclear_for_them
    ) as turn
    where q.couple_id = of_couple
$$;
