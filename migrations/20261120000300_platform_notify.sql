-- The bell and the mail.
create table platform.notifications (
    id uuid primary key,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    kind text not null,
    event_key text not null,
    detail jsonb not null default '{}',
    created_at timestamptz not null,
    read_at timestamptz,
    constraint notifications_event_once unique (account_id, event_key)
);
create index notifications_account on platform.notifications (account_id, id desc);
create index notifications_unread on platform.notifications (account_id) where read_at is null;

-- Only what a person changed from the default.
create table platform.notification_preferences (
    account_id uuid not null references platform.accounts (id) on delete cascade,
    kind text not null,
    channel text not null,
    enabled boolean not null,
    primary key (account_id, kind, channel),
    constraint notification_preferences_channel_known check (channel in ('bell', 'mail'))
);
create table platform.quiet_hours (
    account_id uuid primary key references platform.accounts (id) on delete cascade,
    starts_at time not null,
    ends_at time not null
);

-- The outbox: written with the event, sent by a job, once.
create table platform.mails (
    id uuid primary key,
    event_key text not null,
    account_id uuid references platform.accounts (id) on delete cascade,
    recipient text not null,
    language text not null,
    kind text not null,
    subject text not null,
    html text not null,
    text text not null,
    state text not null default 'waiting',
    attempts integer not null default 0,
    last_error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    constraint mails_event_once unique (event_key),
    constraint mails_state_known check (state in ('waiting', 'sent', 'dead'))
);
create index mails_created_at on platform.mails (created_at desc);
create index mails_waiting on platform.mails (created_at) where state = 'waiting';
