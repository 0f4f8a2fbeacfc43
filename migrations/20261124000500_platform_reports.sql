-- What people report, for the operator's desk: something that is wrong, or somebody who does harm.
create table platform.reports (
    id uuid primary key,
    -- Nobody, once who reported has gone; then there are no words either.
    reporter_id uuid references platform.accounts (id) on delete set null,
    -- Whom it is about, where it is somebody. When they have gone there is nothing left to be done.
    about_id uuid references platform.accounts (id) on delete cascade,
    subject_kind text not null,
    subject_id text not null,
    ground text not null,
    words text not null,
    filed_at timestamptz not null,
    -- Why it was decided so, and by whom, stands in the audit log.
    outcome text,
    closed_at timestamptz,
    constraint reports_of_another check (about_id <> reporter_id),
    constraint reports_ground_known
        check (ground in ('harassment', 'threat', 'fraud', 'content', 'minor', 'fault', 'other')),
    constraint reports_subject_short check (char_length(subject_id) <= 200),
    constraint reports_words_short check (char_length(words) <= 2000),
    constraint reports_outcome_known check (outcome in ('closed', 'warned', 'suspended')),
    constraint reports_outcome_closes check ((outcome is null) = (closed_at is null))
);

-- Ids are in the order of time: what waits is read from its oldest, what is closed from its latest.
create index reports_open on platform.reports (id) where closed_at is null;
create index reports_closed on platform.reports (id desc) where closed_at is not null;
create index reports_closed_at on platform.reports (closed_at) where closed_at is not null;
create index reports_reporter on platform.reports (reporter_id, id desc) where reporter_id is not null;
create index reports_about on platform.reports (about_id, id desc) where about_id is not null;
