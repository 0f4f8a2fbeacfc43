-- The change feed: what changed, for whom, in the order in which it became visible.
--
-- A reader's cursor is the snapshot it last read with. The next read returns the rows whose
-- transaction was not visible in that snapshot and is visible now: a transaction that commits
-- late is neither skipped nor seen twice, whatever the order of ids.
create table platform.changes (
    id bigint generated always as identity primary key,
    transaction_id xid8 not null default pg_current_xact_id(),
    audience text not null,
    resource text not null,
    resource_id text not null,
    op text not null,
    created_at timestamptz not null default now(),
    constraint changes_op_known check (op in ('created', 'updated', 'deleted'))
);
create index changes_audience_transaction on platform.changes (audience, transaction_id);
create index changes_created_at on platform.changes (created_at);

-- Who hears what, beyond each account's own audience.
create table platform.audience_members (
    account_id uuid not null references platform.accounts (id) on delete cascade,
    audience text not null,
    primary key (account_id, audience)
);

-- One notification per audience and statement; PostgreSQL folds equal ones of a transaction.
create function platform.announce_changes() returns trigger language plpgsql as $$
begin
    perform pg_notify('platform_changes', audience)
    from (select distinct audience from new_changes) as announced;
    return null;
end
$$;
create trigger changes_announced after insert on platform.changes
    referencing new table as new_changes
    for each statement execute function platform.announce_changes();

-- What a browser sends twice is done once: the key it chose, kept for a week.
create table platform.receipts (
    account_id uuid not null references platform.accounts (id) on delete cascade,
    key uuid not null,
    created_at timestamptz not null,
    primary key (account_id, key)
);
create index receipts_created_at on platform.receipts (created_at);
