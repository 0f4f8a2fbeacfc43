-- Accounts, their doors in, and what they may do.
create schema platform;

create table platform.accounts (
    id uuid primary key,
    email text not null,
    password_hash text not null,
    display_name text not null,
    language text not null default 'fr',
    time_zone text not null default 'Africa/Abidjan',
    created_at timestamptz not null,
    constraint accounts_email_unique unique (email),
    constraint accounts_email_lower check (email = lower(email) and length(email) between 3 and 254),
    constraint accounts_display_name_length check (length(display_name) between 1 and 60),
    constraint accounts_language_known check (language in ('fr', 'en', 'ko'))
);

-- A registration waits here until its mail is confirmed: an unconfirmed address blocks nobody.
create table platform.registrations (
    id uuid primary key,
    email text not null,
    password_hash text not null,
    display_name text not null,
    language text not null,
    time_zone text not null,
    terms_version text not null,
    token_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint registrations_token_unique unique (token_hash)
);
create index registrations_expires_at on platform.registrations (expires_at);

-- Links sent by mail: used once, for one purpose, for a while.
create table platform.mail_tokens (
    token_hash bytea primary key,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    purpose text not null,
    new_email text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint mail_tokens_purpose_known check (purpose in ('password_reset', 'email_change')),
    constraint mail_tokens_new_email check ((purpose = 'email_change') = (new_email is not null))
);
create index mail_tokens_account on platform.mail_tokens (account_id);
create index mail_tokens_expires_at on platform.mail_tokens (expires_at);

create table platform.consents (
    account_id uuid not null references platform.accounts (id) on delete cascade,
    kind text not null,
    version text not null,
    given_at timestamptz not null,
    primary key (account_id, kind, version)
);

-- A role is a grant: who, which role, over what ('' is the whole town).
create table platform.grants (
    account_id uuid not null references platform.accounts (id) on delete cascade,
    role text not null,
    scope text not null default '',
    granted_at timestamptz not null,
    primary key (account_id, role, scope),
    constraint grants_role_known check (role in ('operator', 'moderator'))
);

create table platform.sessions (
    id_hash bytea primary key,
    account_id uuid references platform.accounts (id) on delete cascade,
    data jsonb not null,
    user_agent text not null default '',
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
);
create index sessions_account on platform.sessions (account_id) where account_id is not null;
create index sessions_expires_at on platform.sessions (expires_at);

-- Shared by all server processes; losing it in a crash only forgives.
create unlogged table platform.rate_limits (
    bucket text not null,
    subject text not null,
    used integer not null,
    resets_at timestamptz not null,
    primary key (bucket, subject)
);
create index rate_limits_resets_at on platform.rate_limits (resets_at);

-- What was done, by whom: append-only.
create table platform.audit_log (
    id uuid primary key,
    at timestamptz not null,
    account_id uuid,
    action text not null,
    subject text not null default '',
    detail jsonb not null default '{}'
);
create index audit_log_account on platform.audit_log (account_id, at desc);
create index audit_log_at on platform.audit_log (at desc);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the table %.% is append-only', tg_table_schema, tg_table_name;
end
$$;
create trigger audit_log_append_only before update or delete on platform.audit_log
    for each row execute function platform.refuse_change();
