-- A private place for two.
create schema couple;

create table couple.couples (
    id uuid primary key,
    created_at timestamptz not null,
    -- When the second partner came; null while waiting.
    completed_at timestamptz,
    -- When a partner left: from here on only the export remains, until deletion.
    ended_at timestamptz,
    delete_at timestamptz,
    -- Today's values open when both have done theirs.
    both_first boolean not null default false,
    constraint couples_end check ((ended_at is null) = (delete_at is null))
);
create index couples_delete_at on couple.couples (delete_at) where delete_at is not null;

-- Two seats: 1 created the couple, 2 joined it.
create table couple.partners (
    couple_id uuid not null references couple.couples (id) on delete cascade,
    seat smallint not null,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    joined_at timestamptz not null,
    -- Set for both when one leaves: the row stays for the export, and frees the account.
    left_at timestamptz,
    primary key (couple_id, seat),
    constraint partners_seat_range check (seat in (1, 2)),
    constraint partners_account_in_couple unique (couple_id, account_id)
);
create unique index partners_one_couple_per_account on couple.partners (account_id) where left_at is null;
create index partners_account on couple.partners (account_id);

create table couple.invites (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    code text not null,
    created_by uuid not null references platform.accounts (id) on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by uuid references platform.accounts (id) on delete set null,
    replaced_at timestamptz,
    constraint invites_code_six_digits check (code ~ '^[0-9]{6}$')
);
create unique index invites_open_code on couple.invites (code) where used_at is null and replaced_at is null;
create unique index invites_one_open_per_couple on couple.invites (couple_id) where used_at is null and replaced_at is null;
create index invites_code on couple.invites (code, created_at desc);

create table couple.check_ins (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    -- A date in this partner's time zone.
    day date not null,
    mood smallint not null,
    stress smallint not null,
    energy smallint not null,
    note text not null default '',
    -- "For me": the other sees that it exists, not what it says.
    private boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint check_ins_one_per_day unique (couple_id, account_id, day),
    constraint check_ins_mood_range check (mood between 0 and 10),
    constraint check_ins_stress_range check (stress between 0 and 10),
    constraint check_ins_energy_range check (energy between 0 and 10),
    constraint check_ins_note_length check (length(note) <= 2000)
);
create index check_ins_couple_day on couple.check_ins (couple_id, day desc, id desc);

-- The one rule of who sees what, for every reader: pages, charts, averages, exports.
--   open     one's own, and what the other shares
--   private  "for me": only that it exists
--   closed   both first, and the viewer has not done this day's while it is still somebody's today
-- Values that are not open are null: they do not leave the database.
create function couple.check_ins_seen_by(viewer uuid, of_couple uuid, still_today date)
returns table (
    id uuid, account_id uuid, day date, openness text,
    mood smallint, stress smallint, energy smallint, note text, private boolean, updated_at timestamptz
)
language sql stable as $$
    select c.id, c.account_id, c.day, seen.openness,
           case when seen.openness = 'open' then c.mood end,
           case when seen.openness = 'open' then c.stress end,
           case when seen.openness = 'open' then c.energy end,
           case when seen.openness = 'open' then c.note end,
           c.private,
           c.updated_at
    from couple.check_ins c
    join couple.couples k on k.id = c.couple_id
    cross join lateral (
        select case
            when c.account_id = viewer then 'open'
            when c.private then 'private'
            when k.both_first and c.day >= still_today and not exists (
                select from couple.check_ins own
                where own.couple_id = c.couple_id and own.account_id = viewer and own.day = c.day
            ) then 'closed'
            else 'open'
        end as openness
    ) as seen
    where c.couple_id = of_couple
$$;
