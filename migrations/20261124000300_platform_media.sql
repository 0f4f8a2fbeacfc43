-- Photos, voices and films: what somebody sent, for an audience of the change feed.

create table platform.media (
    id uuid primary key,
    -- Who sent it.
    account_id uuid not null references platform.accounts (id) on delete cascade,
    -- Who may see it: those who hear this audience, as long as they do.
    audience text not null,
    kind text not null,
    -- Nothing is served before it is ready.
    state text not null default 'received',
    -- Why it was refused, for programs.
    refusal text,
    -- What the file is called where files are kept: first as it was sent, then with a part behind it
    -- (`…-small`). It never leaves the server.
    file text not null,
    -- Of everything that is kept of it.
    bytes bigint not null,
    -- What it shows or says, in words.
    alternative text not null,
    -- Of the largest picture, in pixels.
    width integer,
    height integer,
    -- A few pixels of it, as the address of an image (RFC 2397).
    placeholder text,
    -- What a voice or a film is and how long it lasts.
    content_type text,
    milliseconds integer,
    -- The job to enqueue when it is ready.
    afterwards jsonb,
    created_at timestamptz not null,
    constraint media_file_once unique (file),
    constraint media_kind_known check (kind in ('photo', 'voice', 'video')),
    constraint media_state_known check (state in ('received', 'ready', 'refused')),
    constraint media_refusal check ((state = 'refused') = (refusal is not null)),
    constraint media_ready_photo check (
        state <> 'ready' or kind <> 'photo' or (width > 0 and height > 0 and placeholder is not null)
    ),
    constraint media_ready_clip check (
        state <> 'ready' or kind = 'photo' or (milliseconds >= 0 and content_type is not null)
    ),
    constraint media_bytes_positive check (bytes >= 0),
    constraint media_alternative_length check (length(alternative) between 1 and 2000)
);
create index media_account on platform.media (account_id);
create index media_unsettled on platform.media (created_at) where state <> 'ready';

-- Files that belong to no row: noted before they are written, and taken off the list in the
-- transaction of the row that they belong to. What stays on it is thrown away.
create table platform.loose_files (
    file text primary key,
    throw_away_at timestamptz not null
);
create index loose_files_due on platform.loose_files (throw_away_at);

-- With the row go its files, whatever took the row along. What a job is writing right now is on the
-- list already, for later, and stays so.
create function platform.let_go_of_files() returns trigger language plpgsql as $$
begin
    insert into platform.loose_files (file, throw_away_at)
    select old.file || part, '-infinity' from unnest(array['', '-small', '-medium', '-large', '-clip']) as part
    on conflict do nothing;
    return null;
end
$$;
create trigger media_files after delete on platform.media
    for each row execute function platform.let_go_of_files();
