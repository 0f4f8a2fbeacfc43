-- Photos that lie beside a month's letter.
create table couple.letter_photos (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    -- The first day of the letter's month.
    month date not null,
    -- A letter has twelve places.
    place smallint not null,
    media_id uuid not null references platform.media (id) on delete cascade,
    created_at timestamptz not null,
    constraint letter_photos_media_once unique (media_id),
    constraint letter_photos_place_range check (place between 1 and 12),
    constraint letter_photos_place_once unique (couple_id, month, place),
    constraint letter_photos_month_begins check (extract(day from month) = 1)
);
create index letter_photos_couple_month on couple.letter_photos (couple_id, month, id);

-- What one of the two has said to the other.
create table couple.messages (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    media_id uuid not null references platform.media (id) on delete cascade,
    created_at timestamptz not null,
    constraint messages_media_once unique (media_id)
);
create index messages_couple on couple.messages (couple_id, id desc);
create index messages_account on couple.messages (account_id);

-- A photo or a voice does not outlive the place where it was left, whatever took that along.
create function couple.let_go_of_media() returns trigger language plpgsql as $$
begin
    delete from platform.media where id = old.media_id;
    return null;
end
$$;
create trigger letter_photos_media after delete on couple.letter_photos
    for each row execute function couple.let_go_of_media();
create trigger messages_media after delete on couple.messages
    for each row execute function couple.let_go_of_media();
