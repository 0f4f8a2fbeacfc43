-- The operator's desk: what it looks for, what it holds back, what it counts.

-- An account that an operator has closed for a while. Why in words stands in the audit log.
create table platform.suspensions (
    account_id uuid primary key references platform.accounts (id) on delete cascade,
    ground text not null,
    since timestamptz not null,
    constraint suspensions_ground_known check (ground in ('security', 'rules', 'law'))
);

-- Looking for people by the beginning of their address or name, whatever the collation.
create index accounts_email_prefix on platform.accounts (email text_pattern_ops);
create index accounts_name_prefix on platform.accounts (lower(display_name) text_pattern_ops);
create index registrations_email_prefix on platform.registrations (email text_pattern_ops);
-- People as the figures count them: no stand-ins, nobody of the seeded town (RFC 2606, 2).
create index accounts_counted on platform.accounts (created_at) where not stands_in and coalesce(email, '') not like '%.test';

-- Ids are in the order of time: a page of the log is a range of one of these.
create index audit_log_action on platform.audit_log (action text_pattern_ops, id desc);
create index audit_log_account_id on platform.audit_log (account_id, id desc);
create index audit_log_subject on platform.audit_log (subject, id desc) where subject <> '';
create index mails_state on platform.mails (state, id desc);
create index text_messages_state on platform.text_messages (state, id desc);

-- What operators decided about the flags that the code knows; one without a row is as the code says.
create table platform.flag_overrides (
    flag text primary key,
    audience text not null,
    -- Of a hundred accounts, how many; for the audience `some`.
    percentage smallint not null default 0,
    decided_at timestamptz not null,
    constraint flag_overrides_audience_known check (audience in ('all', 'nobody', 'some')),
    constraint flag_overrides_percentage_range check (percentage between 0 and 100)
);
create table platform.flag_accounts (
    flag text not null references platform.flag_overrides (flag) on delete cascade,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    primary key (flag, account_id)
);
create index flag_accounts_account on platform.flag_accounts (account_id);

-- Every server process keeps the decisions in memory, and forgets them when it hears this.
create function platform.announce_flags() returns trigger language plpgsql as $$
begin
    perform pg_notify('platform_flags', '');
    return null;
end
$$;
create trigger flag_overrides_announced after insert or update or delete on platform.flag_overrides
    for each statement execute function platform.announce_flags();
create trigger flag_accounts_announced after insert or update or delete on platform.flag_accounts
    for each statement execute function platform.announce_flags();

-- How often something happened on a day of UTC: numbers, nobody behind them.
create table platform.daily_counts (
    day date not null,
    what text not null,
    count bigint not null,
    primary key (what, day)
);

-- Who came on which day, until it is counted: two weeks.
create table platform.active_days (
    day date not null,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    primary key (day, account_id)
);
create index active_days_account on platform.active_days (account_id);

-- Of those who signed up in one week, how many came in another.
create table platform.cohort_counts (
    -- The Mondays of both weeks.
    cohort date not null,
    week date not null,
    members bigint not null,
    active bigint not null,
    primary key (cohort, week)
);

-- What somebody did for the first time.
create table platform.milestones (
    account_id uuid not null references platform.accounts (id) on delete cascade,
    kind text not null,
    reached_at timestamptz not null,
    primary key (account_id, kind),
    constraint milestones_kind_known check (kind in ('paired', 'first_check_in'))
);
insert into platform.milestones (account_id, kind, reached_at)
select p.account_id, 'paired', min(greatest(p.joined_at, c.completed_at))
from couple.partners p
join couple.couples c on c.id = p.couple_id
where c.completed_at is not null
group by p.account_id;
insert into platform.milestones (account_id, kind, reached_at)
select account_id, 'first_check_in', min(created_at) from couple.check_ins group by account_id;
