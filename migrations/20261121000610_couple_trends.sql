-- Trends read a year of both in one go. What they need stands in the index itself, so that a page of
-- seven hundred check-ins, scattered over the whole table, is a handful of reads. It serves the
-- history's list as before.
drop index couple.check_ins_couple_day;
create index check_ins_couple_day on couple.check_ins (couple_id, day desc, id desc)
    include (account_id, mood, stress, energy, private);
