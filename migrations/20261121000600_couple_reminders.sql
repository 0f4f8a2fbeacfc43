-- What each partner asked to be reminded of. A row is a reminder that is on; both are off at first.
create table couple.reminders (
    couple_id uuid not null references couple.couples (id) on delete cascade,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    kind text not null,
    -- By the clock on the wall where the person is.
    at time not null,
    -- The letter's day of the month; 31 is the last one, whichever it is.
    day_of_month smallint,
    -- When to look at it next.
    due_at timestamptz not null,
    primary key (couple_id, account_id, kind),
    constraint reminders_kind_known check (kind in ('check_in', 'letter')),
    constraint reminders_day_of_letters check ((kind = 'letter') = (day_of_month is not null)),
    constraint reminders_day_of_month_range check (day_of_month between 1 and 28 or day_of_month = 31)
);
create index reminders_due_at on couple.reminders (due_at);
create index reminders_account on couple.reminders (account_id);

-- Somebody who moves keeps their hours by the clock of the new place: whatever sets the time zone,
-- their reminders are looked at anew at once.
create function couple.reminders_follow_the_clock() returns trigger language plpgsql as $$
begin
    update couple.reminders set due_at = '-infinity' where account_id = new.id;
    return null;
end
$$;
create trigger accounts_move_their_reminders after update of time_zone on platform.accounts
    for each row when (old.time_zone is distinct from new.time_zone)
    execute function couple.reminders_follow_the_clock();
