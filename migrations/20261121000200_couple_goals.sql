-- What two people set out to do, and the steps towards it.
create table couple.goals (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    created_by uuid not null references platform.accounts (id) on delete cascade,
    -- Who changed it last: the other's screen shows what is news to them.
    changed_by uuid not null references platform.accounts (id) on delete cascade,
    -- Whose it is; null when it is both's.
    owner_id uuid references platform.accounts (id) on delete cascade,
    title text not null,
    why text not null default '',
    status text not null default 'active',
    -- A day to look forward to, in nobody's time zone; past or not, it is only a date.
    target_day date,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    done_at timestamptz,
    -- What the actions refer to: an action cannot be of another couple than its goal.
    constraint goals_of_couple unique (couple_id, id),
    constraint goals_title_length check (length(title) between 1 and 120),
    constraint goals_why_length check (length(why) <= 1000),
    constraint goals_status_known check (status in ('active', 'paused', 'done')),
    constraint goals_done check ((status = 'done') = (done_at is not null))
);
create index goals_couple on couple.goals (couple_id, id desc);
create index goals_created_by on couple.goals (created_by);
create index goals_changed_by on couple.goals (changed_by);
create index goals_owner on couple.goals (owner_id) where owner_id is not null;

create table couple.goal_actions (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    goal_id uuid not null,
    created_by uuid not null references platform.accounts (id) on delete cascade,
    changed_by uuid not null references platform.accounts (id) on delete cascade,
    text text not null,
    -- Its place among the goal's actions. Whoever changes places holds the goal's row.
    place integer not null,
    created_at timestamptz not null,
    done_at timestamptz,
    constraint goal_actions_of_goal
        foreign key (couple_id, goal_id) references couple.goals (couple_id, id) on delete cascade,
    -- Looked at when a statement ends, so that one statement can put all of them into a new order.
    constraint goal_actions_place unique (goal_id, place) deferrable initially immediate,
    constraint goal_actions_text_length check (length(text) between 1 and 300),
    constraint goal_actions_place_range check (place > 0)
);
create index goal_actions_couple on couple.goal_actions (couple_id, goal_id);
create index goal_actions_created_by on couple.goal_actions (created_by);
create index goal_actions_changed_by on couple.goal_actions (changed_by);
