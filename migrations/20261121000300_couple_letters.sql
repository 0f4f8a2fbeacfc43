-- The month's letter, which both write.
create table couple.letters (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    -- The first day of its month.
    month date not null,
    -- The number of the version that is read now; it grows with every save.
    latest integer not null,
    created_at timestamptz not null,
    constraint letters_one_per_month unique (couple_id, month),
    constraint letters_month_begins check (extract(day from month) = 1),
    constraint letters_latest_positive check (latest > 0)
);

-- What a letter said at a time. The latest is the letter; the others are its history, for ninety days.
create table couple.letter_versions (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    letter_id uuid not null references couple.letters (id) on delete cascade,
    -- Of the save that wrote it; saves that only carried it on have moved it.
    number integer not null,
    -- A letter belongs to both: it outlives the account of one.
    account_id uuid references platform.accounts (id) on delete set null,
    body text not null,
    -- The open page that wrote it: one that missed the answer to its own save is in no conflict with itself.
    pen uuid,
    -- Whether the other has been given exactly this text. Never shown to anybody: it says that the
    -- text may not be written over any more.
    given boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint letter_versions_number unique (letter_id, number),
    constraint letter_versions_number_positive check (number > 0),
    constraint letter_versions_body_length check (length(body) <= 50000)
);
create index letter_versions_couple on couple.letter_versions (couple_id);
create index letter_versions_updated_at on couple.letter_versions (updated_at);
