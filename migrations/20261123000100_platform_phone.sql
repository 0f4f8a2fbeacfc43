-- The phone as a door in: whose number it is, the codes that prove it, the messages that carry them.

create table platform.phones (
    account_id uuid primary key references platform.accounts (id) on delete cascade,
    -- E.164, such as +2250707123456. It opens the account: nobody else has it.
    number text not null,
    confirmed_at timestamptz not null,
    constraint phones_number_unique unique (number),
    constraint phones_number_e164 check (number ~ '^\+[1-9][0-9]{6,14}$')
);

-- A code that was asked for. The browser that asked remembers its id; it is good there alone.
create table platform.text_codes (
    id uuid primary key,
    purpose text not null,
    -- Who it is for; null when the number is nobody's.
    account_id uuid references platform.accounts (id) on delete cascade,
    number text not null,
    -- XChaCha20-Poly1305 under a key that is not in the database, bound to this row.
    sealed_code bytea not null,
    -- Whether a message left with it: no other code is ever right.
    sent boolean not null,
    tries integer not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint text_codes_purpose_known check (purpose in ('sign_in', 'new_number')),
    constraint text_codes_expire_later check (expires_at > created_at)
);
create index text_codes_account on platform.text_codes (account_id) where account_id is not null;
create index text_codes_expires_at on platform.text_codes (expires_at);

-- The outbox of text messages: written with the event, sent by a job, once.
create table platform.text_messages (
    id uuid primary key,
    event_key text not null,
    account_id uuid references platform.accounts (id) on delete cascade,
    recipient text not null,
    language text not null,
    kind text not null,
    -- Emptied when a carrier has taken it, or it was given up.
    text text not null,
    state text not null default 'waiting',
    attempts integer not null default 0,
    last_error text,
    created_at timestamptz not null,
    -- After this nobody wants it any more.
    expires_at timestamptz not null,
    sent_at timestamptz,
    constraint text_messages_event_once unique (event_key),
    constraint text_messages_state_known check (state in ('waiting', 'sent', 'dead'))
);
create index text_messages_account on platform.text_messages (account_id) where account_id is not null;
create index text_messages_created_at on platform.text_messages (created_at);
