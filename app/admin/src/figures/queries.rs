//! The queries behind the figures: each text is the one that runs and the one that is shown.
//!
//! Stand-ins and the seeded town (addresses that end with `.test`) are left out. Days are days of UTC.
//! What would have to read every visit of every person is counted each night into a table of some
//! hundred rows; the rest reads the thirty or ninety days of an index (`accounts_counted`).

/// Accounts made, by day; `$1` is today.
pub(super) const SIGN_UPS: &str = "\
with days as (
    select generate_series($1::date - 89, $1::date, interval '1 day')::date as day
),
made as (
    select (created_at at time zone 'UTC')::date as day, count(*) as people
    from platform.accounts
    where not stands_in and coalesce(email, '') not like '%.test'
      and created_at >= ($1::date - 89)::timestamp at time zone 'UTC'
    group by 1
)
select day, coalesce(people, 0) as people
from days left join made using (day)
order by day";

/// Who came, by day and in the week until then; `$1` is today.
pub(super) const ACTIVE: &str = "\
with days as (
    select generate_series($1::date - 89, $1::date, interval '1 day')::date as day
)
select days.day, by_day.count as by_day, by_week.count as by_week
from days
left join platform.daily_counts by_day on by_day.what = 'active_day' and by_day.day = days.day
left join platform.daily_counts by_week on by_week.what = 'active_week' and by_week.day = days.day
order by days.day";

/// Counts who came on the last seven days that are over, unless that was done; `$1` is today.
pub(super) const COUNT_ACTIVE: &str = "\
with days as (
    select generate_series($1::date - 7, $1::date - 1, interval '1 day')::date as day
),
spans (what, length) as (values ('active_day', 1), ('active_week', 7))
insert into platform.daily_counts (day, what, count)
select days.day, spans.what, count(distinct a.account_id)
from days
cross join spans
left join (
    select active_days.day, active_days.account_id
    from platform.active_days
    join platform.accounts on accounts.id = active_days.account_id
    where not accounts.stands_in and coalesce(accounts.email, '') not like '%.test'
) as a on a.day > days.day - spans.length and a.day <= days.day
group by days.day, spans.what
on conflict (what, day) do nothing";

/// The way in, of the last thirty days; `$1` is today.
pub(super) const FUNNEL: &str = "\
with counted as (
    select coalesce(sum(count) filter (where what = 'visit_landing'), 0)::bigint as visited,
           coalesce(sum(count) filter (where what = 'registered'), 0)::bigint as registered
    from platform.daily_counts
    where what in ('visit_landing', 'registered') and day > $1::date - 30 and day <= $1::date
),
made as (
    select count(*) as confirmed, count(paired.account_id) as paired, count(checked_in.account_id) as checked_in
    from platform.accounts a
    left join platform.milestones paired on paired.account_id = a.id and paired.kind = 'paired'
    left join platform.milestones checked_in
        on checked_in.account_id = a.id and checked_in.kind = 'first_check_in'
    where not a.stands_in and coalesce(a.email, '') not like '%.test'
      and a.created_at >= ($1::date - 29)::timestamp at time zone 'UTC'
)
select visited, registered, confirmed, paired, checked_in from counted, made";

/// Of those who signed up in one week, how many came in another; `$1` is today.
pub(super) const COHORTS: &str = "\
select cohort, week, members, active
from platform.cohort_counts
where cohort >= date_trunc('week', $1::timestamp)::date - 84
order by cohort desc, week";

/// Counts the last week that is over, unless that was done; `$1` is today.
pub(super) const COUNT_COHORTS: &str = "\
with last as (
    select date_trunc('week', $1::timestamp)::date - 7 as week
),
people as (
    select id, date_trunc('week', created_at at time zone 'UTC')::date as cohort
    from platform.accounts, last
    where not stands_in and coalesce(email, '') not like '%.test'
      and created_at >= (last.week - 77)::timestamp at time zone 'UTC'
      and created_at < (last.week + 7)::timestamp at time zone 'UTC'
),
came as (
    select distinct account_id from platform.active_days, last where day >= last.week and day < last.week + 7
)
insert into platform.cohort_counts (cohort, week, members, active)
select people.cohort, last.week, count(*), count(came.account_id)
from last
cross join people
left join came on came.account_id = people.id
group by people.cohort, last.week
on conflict (cohort, week) do nothing";
