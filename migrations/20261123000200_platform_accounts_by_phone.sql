-- An account may have a phone alone: no address, no password.
alter table platform.accounts alter column email drop not null;
alter table platform.accounts alter column password_hash drop not null;

alter table platform.text_codes drop constraint text_codes_purpose_known;
alter table platform.text_codes add constraint text_codes_purpose_known
    check (purpose in ('sign_in', 'new_number', 'register', 'confirm'));
-- What somebody typed who registers: the account is made of it once the code comes back.
alter table platform.text_codes add column newcomer jsonb;
alter table platform.text_codes add constraint text_codes_newcomer check ((purpose = 'register') = (newcomer is not null));
