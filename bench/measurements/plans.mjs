// The plans of the queries that pages and live lines need every time, in a town of full size. The
// queries are those of the server: they are read from .sqlx. Written to bench/results/plans.txt.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { HOT } from "../town/queries.mjs";
import { atMost, report } from "../report/result.mjs";
import { RESULTS, ROOT } from "../town/places.mjs";
import { connect } from "../town/postgres.mjs";
import { signInCouples } from "../town/people.mjs";
import { withServer } from "../town/server.mjs";

const SLOW_MS = 5;
/** Enough sessions for a plan that does not simply read them all. */
const SIGNED_IN = 2_000;

function texts() {
  const folder = join(ROOT, ".sqlx");
  if (!existsSync(folder)) throw new Error("there is no .sqlx; scripts/sqlx-prepare.sh writes it");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).query);
}

/** The one query that has all the given words. */
function find(queries, { name, words }) {
  const found = queries.filter((query) => words.every((word) => query.includes(word)));
  if (found.length !== 1) throw new Error(`${name}: ${found.length} queries of .sqlx have ${words.join(" … ")}`);
  return found[0];
}

/** Where a reader stood some transactions ago. */
async function earlierCursor(database) {
  const { rows } = await database.query("select (pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 50)::text as transaction");
  const [{ transaction }] = rows;
  return `${transaction}:${transaction}:`;
}

function literal(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return literal(`{${value.join(",")}}`);
  return `'${String(value).replaceAll("'", "''")}'`;
}

/** Prepared as the server prepares it, with the plan that serves any arguments. */
async function explain(database, query, values) {
  await database.query("begin");
  await database.query("set local plan_cache_mode = force_generic_plan");
  await database.query(`prepare hot as ${query}`);
  const execute = `explain (analyze, buffers) execute hot${values.length > 0 ? `(${values.map(literal).join(", ")})` : ""}`;
  await database.query(execute);
  // The second time its pages are in memory, as they are for a page that is opened often.
  const { rows } = await database.query(execute);
  await database.query("deallocate hot");
  await database.query("rollback");
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const milliseconds = (plan) => Number(plan.match(/Execution Time: ([\d.]+) ms/)[1]);
/** A table that grows with the town must not be read from end to end. */
const GROWING = /Seq Scan on (accounts|sessions|notifications|changes|audience_members|couples|partners|check_ins|questions|answers|answer_revisions)\b/;

await withServer(async () => {
  const database = await connect();
  const [{ couple, partners }] = await signInCouples(database, SIGNED_IN);
  const queries = texts();
  const town = { couple, me: partners[0], other: partners[1], cursor: await earlierCursor(database) };
  const plans = [];
  for (const hot of HOT) {
    const query = find(queries, hot);
    const plan = await explain(database, query, hot.values(town));
    plans.push({ name: hot.name, query, plan, milliseconds: milliseconds(plan), scans: GROWING.test(plan) });
  }
  const { rows } = await database.query("select version()");
  await database.end();
  const text = plans.map(({ name, query, plan }) => `== ${name}\n\n${query}\n\n${plan}\n`).join("\n");
  writeFileSync(join(RESULTS, "plans.txt"), `${rows[0].version}\n\n${text}`);
  report(
    "plans",
    [
      atMost("hot queries that read a growing table from end to end", plans.filter(({ scans }) => scans).length, 0, ""),
      atMost("slowest hot query", Math.max(...plans.map(({ milliseconds }) => milliseconds)), SLOW_MS, "ms"),
    ],
    { queries: plans.map(({ name, milliseconds, scans }) => ({ name, milliseconds, scans })) },
  );
});
