-- A pause of two: asked for by one, known to both, over by itself.
create table couple.pauses (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    -- Who asked for it.
    account_id uuid not null references platform.accounts (id) on delete cascade,
    word text not null default '',
    began_at timestamptz not null,
    -- The time of return.
    until timestamptz not null,
    -- When it was over: its time, or earlier, when who asked came back. Null while it runs, and
    -- for the moment between its time and the job that ends it.
    ended_at timestamptz,
    constraint pauses_word_length check (length(word) <= 300),
    constraint pauses_length check (until - began_at between interval '20 minutes' and interval '24 hours'),
    constraint pauses_end check (ended_at between began_at and until)
);
create unique index pauses_one_running on couple.pauses (couple_id) where ended_at is null;
create index pauses_couple on couple.pauses (couple_id, began_at desc, id desc);
create index pauses_account on couple.pauses (account_id);
