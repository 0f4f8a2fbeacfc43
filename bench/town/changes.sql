-- A week of changes, in as many transactions as hours, for the couples of the town.
do $$
begin
    for hour in reverse 167..0 loop
        insert into platform.changes (audience, resource, resource_id, op, created_at)
        select audience, 'check_ins', gen_random_uuid(), 'created', now() - hour * interval '1 hour'
        from platform.audience_members
        where random() < 1.0 / 24;
        commit;
    end loop;
end
$$;
