-- What somebody shows beside their password: codes by the clock (RFC 6238), and codes for the day
-- on which the phone is lost.
create table platform.second_factors (
    account_id uuid primary key references platform.accounts (id) on delete cascade,
    -- XChaCha20-Poly1305 under a key that is not in the database, bound to the account.
    sealed_secret bytea not null,
    -- The latest half-minute whose code was accepted: none up to it is accepted again.
    last_step bigint not null,
    -- One for all codes of the account, so that a typed one is hashed once.
    recovery_salt bytea not null,
    turned_on_at timestamptz not null
);

create table platform.recovery_codes (
    account_id uuid not null references platform.second_factors (account_id) on delete cascade,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (account_id, code_hash)
);
