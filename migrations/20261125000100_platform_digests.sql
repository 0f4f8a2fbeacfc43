-- Letters that come gathered: only for who wants them so.
create table platform.mail_rhythms (
    account_id uuid primary key references platform.accounts (id) on delete cascade,
    rhythm text not null,
    constraint mail_rhythms_rhythm_known check (rhythm in ('daily', 'weekly'))
);

-- What waits for the next of these letters. It goes in the transaction that writes the letter.
create table platform.digest_lines (
    id uuid primary key,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    kind text not null,
    event_key text not null,
    detail jsonb not null default '{}',
    created_at timestamptz not null,
    constraint digest_lines_event_once unique (account_id, event_key)
);
