-- Two more doors in: passkeys, and providers who say who somebody is.

create table platform.passkeys (
    id uuid primary key,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    -- What the device calls it; it comes with every answer.
    credential_id bytea not null,
    -- Its public half and how it counts, as webauthn-rs keeps it. It opens nothing.
    credential jsonb not null,
    name text not null,
    created_at timestamptz not null,
    used_at timestamptz,
    constraint passkeys_credential_unique unique (credential_id),
    constraint passkeys_name_length check (char_length(name) between 1 and 60)
);
create index passkeys_account on platform.passkeys (account_id);

-- Who somebody is elsewhere. The provider's own id counts, never an address.
create table platform.identities (
    issuer text not null,
    subject text not null,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    -- What the provider calls them: so that its owner recognises it.
    label text not null,
    linked_at timestamptz not null,
    used_at timestamptz,
    primary key (issuer, subject),
    constraint identities_one_for_each_issuer unique (account_id, issuer),
    constraint identities_subject_length check (char_length(subject) between 1 and 255),
    constraint identities_label_length check (char_length(label) <= 254)
);
