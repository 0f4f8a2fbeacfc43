// The queries that every page or live line needs: words that find each in .sqlx, and arguments.
const LATEST = "2200-01-01";

const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const month = (back) => `${day(0).slice(0, 4) - back}-${day(0).slice(5, 7)}-01`;
const moment = (back) => new Date(Date.now() - back * 86_400_000).toISOString();
const key = ({ key }) => `\\x${key}`;
const heard = ({ couple, me }) => [`account:${me.account}`, `couple:${couple}`];
const both = ({ me, other }) => [me.account, other.account];

export const HOT = [
  {
    name: "session of a request",
    words: ["select data, expires_at from platform.sessions"],
    values: ({ me }) => [key(me), moment(0)],
  },
  {
    name: "use of a session, noted once an hour",
    words: ["update platform.sessions", "user_agent = $3"],
    values: ({ me }) => [key(me), moment(0), "bench", moment(-14), me.account, moment(0.04)],
  },
  {
    name: "who asks",
    words: ["a.display_name, a.language, a.time_zone", "g.role = 'operator'", "platform.notifications"],
    values: ({ me }) => [me.account, false],
  },
  {
    name: "limit of requests",
    words: ["insert into platform.rate_limits as counted"],
    values: ({ me }) => ["everything", me.account, moment(0), moment(-0.001), 1],
  },
  {
    name: "audiences of a person",
    words: ["select audience from platform.audience_members where account_id = $1"],
    values: ({ me }) => [me.account],
  },
  {
    name: "changes since a cursor",
    words: ["pg_visible_in_snapshot"],
    values: (town) => [heard(town), town.cursor, null, null, 0, 1_001],
  },
  {
    name: "changes since a process last looked, whomever they are for",
    words: ["array_agg(distinct c.transaction_id::text::bigint)"],
    values: ({ cursor }) => [cursor, cursor.split(":")[0]],
  },
  {
    name: "changes of the last 24 hours",
    words: ["pg_visible_in_snapshot"],
    values: (town) => [heard(town), null, null, moment(1), 0, 1_001],
  },
  {
    name: "whether a live line's session still stands",
    words: ["select exists (", "from platform.sessions where id_hash = $1 and account_id = $2"],
    values: ({ me }) => [key(me), me.account, moment(0)],
  },
  {
    name: "where a person stands in a couple",
    words: ["me.couple_id, me.seat, c.completed_at"],
    values: ({ me }) => [me.account],
  },
  {
    name: "check-ins of today",
    words: ["couple.check_ins_seen_by($1, $2, $3)", "where day between $4 and $5"],
    values: ({ couple, me }) => [me.account, couple, day(0), day(0), day(0)],
  },
  {
    name: "history: a page of the list",
    words: ["couple.check_ins_seen_by($1, $2, $3)", "limit $9"],
    values: (town) => [town.me.account, town.couple, day(0), both(town), day(364), day(0), null, null, 31],
  },
  {
    name: "history: a later page of the list",
    words: ["couple.check_ins_seen_by($1, $2, $3)", "limit $9"],
    values: (town) => [town.me.account, town.couple, day(0), both(town), day(364), day(0), day(200), "ffffffff-ffff-7fff-bfff-ffffffffffff", 31],
  },
  {
    name: "history: points of the chart, thirty days",
    words: ["couple.check_ins_seen_by($1, $2, $3)", "where openness = 'open' and account_id = any ($4) and day between $5 and $6"],
    values: (town) => [town.me.account, town.couple, day(0), both(town), day(30), day(0)],
  },
  {
    name: "history: averages of a year",
    words: ["couple.check_ins_seen_by($1, $2, $3)", "date_trunc('month', day::timestamp)"],
    values: (town) => [town.me.account, town.couple, day(0), both(town), day(364), day(0)],
  },
  {
    name: "trends: means of a year, by week and by weekday",
    words: ["couple.check_ins_seen_by($1, $2, $3)", "group by grouping sets"],
    values: (town) => [town.me.account, town.couple, day(0), day(364), day(0), true],
  },
  {
    name: "reminders: one's own",
    words: ["select at, day_of_month from couple.reminders"],
    values: ({ couple, me }) => [couple, me.account],
  },
  {
    name: "reminders: the next two hundred that are due",
    words: ["from couple.reminders r", "skip locked"],
    values: () => [moment(0), 200],
  },
  {
    name: "goals: a page of those under way",
    words: ["from couple.goals g", "g.owner_id is not distinct from $4"],
    values: ({ couple }) => [couple, "active", true, null, null, 21],
  },
  {
    name: "goals: a later page of one's own",
    words: ["from couple.goals g", "g.owner_id is not distinct from $4"],
    values: ({ couple, me }) => [couple, null, false, me.account, "ffffffff-ffff-7fff-bfff-ffffffffffff", 21],
  },
  {
    name: "goals: one of them, by an id that is none",
    words: ["g.title, g.why, g.owner_id"],
    values: ({ couple }) => [crypto.randomUUID(), couple],
  },
  {
    name: "goals: the steps of one",
    words: ["from couple.goal_actions", "changed_by = $3", "order by place"],
    values: ({ couple, me }) => [couple, crypto.randomUUID(), me.account],
  },
  {
    name: "goals: the next steps at a glance",
    words: ["next.text", "g.status = 'active'"],
    values: ({ couple }) => [couple, 2],
  },
  {
    name: "goals: how far they are",
    words: ["filter (where status = 'active')", "actions_total!"],
    values: ({ couple }) => [couple],
  },
  {
    name: "letters: a page of the months",
    words: ["left(v.body, 600)", "l.month < $2"],
    values: ({ couple }) => [couple, null, 22],
  },
  {
    name: "letters: the month's letter",
    words: ["v.number, coalesce(v.account_id = $2, false)", "v.pen, v.updated_at"],
    values: ({ couple, me }) => [couple, me.account, month(0)],
  },
  {
    name: "letters: whether the month's was begun, for the home",
    words: ["select v.updated_at, coalesce(v.account_id = $2, false)"],
    values: ({ couple, me }) => [couple, me.account, month(0)],
  },
  {
    name: "letters: the month's photos",
    words: ["from couple.letter_photos p", "order by p.id"],
    values: ({ couple, me }) => [couple, me.account, month(0)],
  },
  {
    name: "messages: the latest",
    words: ["from couple.messages s", "limit $4"],
    values: ({ couple, me }) => [couple, me.account, null, 21],
  },
  {
    name: "media: whether somebody may see one",
    words: ["select m.kind, m.file, m.width"],
    values: ({ me }) => ["00000000-0000-7000-8000-000000000000", me.account],
  },
  {
    name: "letters: a page of the versions",
    words: ["left(v.body, 600)", "v.number < $4"],
    values: ({ couple, me }) => [couple, me.account, month(0), null, 21],
  },
  {
    name: "saving a letter: its row is locked",
    words: ["select id from couple.letters where couple_id = $1 and month = $2 for update"],
    values: ({ couple }) => [couple, month(0)],
  },
  {
    name: "questions: a page of the list",
    words: ["couple.questions_seen_by($1, $2)", "limit $9"],
    values: ({ couple, me }) => [me.account, couple, null, null, null, null, "", null, 21],
  },
  {
    name: "questions: those whose turn is mine, of a theme",
    words: ["couple.questions_seen_by($1, $2)", "limit $9"],
    values: ({ couple, me }) => [me.account, couple, "joys", null, null, "me", "", null, 21],
  },
  {
    name: "questions: a search in questions and answers",
    words: ["couple.questions_seen_by($1, $2)", "limit $9"],
    values: ({ couple, me }) => [me.account, couple, null, null, null, null, "marché pluie", null, 21],
  },
  {
    name: "questions: one with its answers",
    words: ["couple.questions_seen_by($1, $2)", "where id = $3"],
    values: ({ couple, me }) => [me.account, couple, crypto.randomUUID()],
  },
  {
    name: "questions: what the home says of them",
    words: ["couple.questions_seen_by($1, $2)", "seen as not materialized"],
    values: ({ couple, me }) => [me.account, couple, moment(1)],
  },
  {
    name: "questions: the couple's own themes",
    words: ["select distinct own_theme"],
    values: ({ couple }) => [couple],
  },
  {
    name: "questions: those of the library that were asked",
    words: ['select library_id as "library_id!" from couple.questions'],
    values: ({ couple }) => [couple],
  },
  {
    name: "answering: the question is locked",
    words: ["from couple.questions where id = $1 and couple_id = $2", "for update"],
    values: ({ couple }) => [crypto.randomUUID(), couple],
  },
  {
    name: "whether a pause runs: its page, the home",
    words: ["word, began_at, until, ended_at", "ended_at is null and until > $2"],
    values: ({ couple }) => [couple, moment(0)],
  },
  {
    name: "telling the other: whether it is quiet",
    words: ["select exists (", "select from couple.pauses where couple_id = $1 and ended_at is null and until > $2"],
    values: ({ couple }) => [couple, moment(0)],
  },
  {
    name: "repairs under way: their page, the home",
    words: ["from couple.repairs", "ended_at is null and (author_id = $2 or stage <> 'draft')"],
    values: ({ couple, me }) => [couple, me.account],
  },
  {
    name: "repairs: a page of those that are over",
    words: ["from couple.repairs", "limit $5"],
    values: ({ couple, me }) => [couple, me.account, null, null, 21],
  },
  {
    name: "repairs: a later page of those that are over",
    words: ["from couple.repairs", "limit $5"],
    values: ({ couple, me }) => [couple, me.account, moment(150), "ffffffff-ffff-7fff-bfff-ffffffffffff", 21],
  },
  {
    name: "bell: the latest notifications",
    words: ["select id, kind, detail, created_at, read_at from platform.notifications"],
    values: ({ me }) => [me.account, null, 31],
  },
  {
    name: "saving a check-in: the couple is held",
    words: ["select c.id from couple.couples c", "for share"],
    values: ({ couple }) => [couple],
  },
  {
    name: "saving a check-in: the row",
    words: ["on conflict on constraint check_ins_one_per_day"],
    values: ({ couple, me }) => [crypto.randomUUID(), couple, me.account, LATEST, 5, 5, 5, "", false, moment(0)],
  },
  {
    name: "saving a check-in: the change",
    words: ["insert into platform.changes"],
    values: ({ couple }) => [`couple:${couple}`, "check_ins", crypto.randomUUID(), "created"],
  },
];
