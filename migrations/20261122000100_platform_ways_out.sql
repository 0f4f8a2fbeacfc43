-- The ways out: a copy of what is one's own, and the end of an account.

-- A copy that somebody asked for. The row goes with its file.
create table platform.exports (
    id uuid primary key,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    state text not null default 'being_made',
    -- What the file is called where files are kept. It never leaves the server.
    file text not null,
    bytes bigint,
    asked_at timestamptz not null,
    expires_at timestamptz,
    constraint exports_file_once unique (file),
    constraint exports_state_known check (state in ('being_made', 'ready', 'failed')),
    constraint exports_ready check ((state = 'ready') = (bytes is not null and expires_at is not null))
);
create unique index exports_one_at_a_time on platform.exports (account_id) where state = 'being_made';
create index exports_account on platform.exports (account_id, id desc);

-- An account that its owner wants to end. Until it is due they can stay; whoever signs in finds
-- nothing but that.
create table platform.deletions (
    account_id uuid primary key references platform.accounts (id) on delete cascade,
    asked_at timestamptz not null,
    -- When everything personal goes.
    due_at timestamptz not null,
    -- When the areas were left; null until the job has done it.
    left_at timestamptz,
    constraint deletions_due_later check (due_at > asked_at)
);
create index deletions_due_at on platform.deletions (due_at);

-- A row that stands in for somebody who has gone, where what they shared is still another's to read
-- for a while. It has no name and no way in.
alter table platform.accounts add column stands_in boolean not null default false;

-- The log keeps what was done. A line may forget whom it is about, and goes after a year; nothing
-- else of it ever changes.
create function platform.keep_the_deed() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.at < now() - interval '1 year' then
            return old;
        end if;
    elsif (new.id, new.at, new.action, new.detail) is not distinct from (old.id, old.at, old.action, old.detail)
        and (new.account_id is null or new.account_id is not distinct from old.account_id)
        and new.subject in (old.subject, '')
    then
        return new;
    end if;
    raise exception 'the table %.% is append-only', tg_table_schema, tg_table_name;
end
$$;
drop trigger audit_log_append_only on platform.audit_log;
create trigger audit_log_append_only before update or delete on platform.audit_log
    for each row execute function platform.keep_the_deed();
