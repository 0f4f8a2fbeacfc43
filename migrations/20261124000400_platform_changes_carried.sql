-- Where NATS carries the change feed (NATS_URL), the process that wrote says so after its commit, and its connections
-- say here that it does: then PostgreSQL announces nothing, and commits do not queue for their announcements.
create or replace function platform.announce_changes() returns trigger language plpgsql as $$
begin
    if current_setting('parvis.changes_carried_by', true) is not distinct from 'nats' then
        return null;
    end if;
    perform pg_notify('platform_changes', audience)
    from (select distinct audience from new_changes) as announced;
    return null;
end
$$;

-- What was written since a process last looked, whomever it is for.
create index changes_transaction on platform.changes (transaction_id);
