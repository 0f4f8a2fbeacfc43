-- Notifications to browsers that are closed (Web Push, RFC 8030).
create table platform.push_subscriptions (
    id uuid primary key,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    -- Where the browser's push service takes messages for it, and what only this browser can read with.
    endpoint text not null,
    public_key bytea not null,
    auth_secret bytea not null,
    -- Our own key at that time: the push service takes what is signed with it, and nothing else.
    server_key bytea not null,
    created_at timestamptz not null,
    constraint push_subscriptions_endpoint_once unique (endpoint),
    constraint push_subscriptions_endpoint_short check (length(endpoint) <= 2000),
    constraint push_subscriptions_keys_whole check (octet_length(public_key) = 65 and octet_length(auth_secret) = 16)
);
create index push_subscriptions_account on platform.push_subscriptions (account_id, id desc);

-- The session of a browser remembers its subscription. That outlives a change of the session's id,
-- and ends with the session: without one, nothing is sent.
alter table platform.sessions
    add column push_subscription uuid generated always as ((data ->> 'push')::uuid) stored;
create index sessions_push_subscription on platform.sessions (push_subscription) where push_subscription is not null;

-- The outbox: written with the event, sent by a job, once to each browser.
create table platform.pushes (
    id uuid primary key,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    subscription_id uuid not null references platform.push_subscriptions (id) on delete cascade,
    event_key text not null,
    kind text not null,
    -- What is said; forgotten once it is sent or given up.
    words jsonb,
    state text not null default 'waiting',
    attempts integer not null default 0,
    last_error text,
    created_at timestamptz not null,
    gives_up_at timestamptz not null,
    sent_at timestamptz,
    constraint pushes_event_once unique (subscription_id, event_key),
    constraint pushes_state_known check (state in ('waiting', 'sent', 'dead')),
    constraint pushes_words_while_waiting check ((words is not null) = (state = 'waiting'))
);
create index pushes_account on platform.pushes (account_id);
create index pushes_created_at on platform.pushes (created_at);

-- Only for who wants a locked screen to say what a couple's news is about.
create table platform.push_preferences (
    account_id uuid primary key references platform.accounts (id) on delete cascade,
    shows_words boolean not null
);

alter table platform.notification_preferences
    drop constraint notification_preferences_channel_known,
    add constraint notification_preferences_channel_known check (channel in ('bell', 'mail', 'push'));
