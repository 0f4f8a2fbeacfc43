-- A repair: a guided exchange after a quarrel. One writes in five steps and sends; the other says
-- what they understood, the author says whether that is it; then both look for what to agree on.
create table couple.repairs (
    id uuid primary key,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    author_id uuid not null references platform.accounts (id) on delete cascade,
    -- draft and set_aside are the author's alone; every other is both's.
    stage text not null default 'draft',
    -- How many moves were made. Who moves names the last one that they saw.
    turn integer not null default 0,
    fact text not null default '',
    interpretation text not null default '',
    feeling text not null default '',
    need text not null default '',
    proposal text not null default '',
    -- What was agreed: the words of the proposal that was accepted, as both saw them.
    agreement text,
    -- The goal that it became, if who said yes wished so.
    goal_id uuid,
    created_at timestamptz not null,
    sent_at timestamptz,
    -- When the author said "yes, that is it".
    understood_at timestamptz,
    ended_at timestamptz,
    constraint repairs_stage check (stage in (
        'draft', 'sent', 'understood', 'incomplete', 'author_proposed', 'reader_proposed',
        'author_takes_time', 'reader_takes_time', 'agreed', 'closed', 'set_aside'
    )),
    constraint repairs_turn_range check (turn >= 0),
    constraint repairs_text_length check (
        length(fact) <= 2000 and length(interpretation) <= 2000 and length(feeling) <= 2000
        and length(need) <= 2000 and length(proposal) <= 2000 and length(agreement) between 1 and 2000
    ),
    constraint repairs_sent_is_whole check (
        stage = 'draft' or '' not in (fact, interpretation, feeling, need, proposal)
    ),
    constraint repairs_sent check ((stage = 'draft') = (sent_at is null)),
    -- Nobody answers a proposal before the author feels understood.
    constraint repairs_understanding_comes_first check (
        understood_at is not null or stage in ('draft', 'sent', 'understood', 'incomplete', 'closed', 'set_aside')
    ),
    constraint repairs_agreement check ((stage = 'agreed') = (agreement is not null)),
    constraint repairs_end check ((stage in ('agreed', 'closed', 'set_aside')) = (ended_at is not null)),
    constraint repairs_goal_of_agreement check (goal_id is null or stage = 'agreed'),
    constraint repairs_goal_of_couple foreign key (couple_id, goal_id)
        references couple.goals (couple_id, id) on delete set null (goal_id),
    constraint repairs_in_couple unique (couple_id, id)
);
-- Each of the two may have one of their own under way.
create unique index repairs_one_open_per_author on couple.repairs (couple_id, author_id) where ended_at is null;
create index repairs_former on couple.repairs (couple_id, ended_at desc, id desc) where ended_at is not null;
create index repairs_goal on couple.repairs (couple_id, goal_id) where goal_id is not null;
create index repairs_author on couple.repairs (author_id);

-- The moves of a repair, one after the other.
create table couple.repair_turns (
    repair_id uuid not null,
    number integer not null,
    couple_id uuid not null references couple.couples (id) on delete cascade,
    account_id uuid not null references platform.accounts (id) on delete cascade,
    made text not null,
    words text not null default '',
    made_at timestamptz not null,
    primary key (repair_id, number),
    constraint repair_turns_of_couple foreign key (couple_id, repair_id)
        references couple.repairs (couple_id, id) on delete cascade,
    constraint repair_turns_number_range check (number >= 1),
    constraint repair_turns_made check (made in (
        'send', 'set_aside', 'understand', 'confirm', 'miss', 'accept', 'take_time', 'propose', 'close'
    )),
    constraint repair_turns_words check (
        case when made in ('understand', 'miss', 'propose') then length(words) between 1 and 2000 else words = '' end
    )
);
create index repair_turns_account on couple.repair_turns (couple_id, account_id);
