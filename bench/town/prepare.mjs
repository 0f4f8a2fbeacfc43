// Makes the town that everything is measured in, unless today's is there already.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT, WORK } from "./places.mjs";
import { connect, discard, stopLeftover } from "./postgres.mjs";
import { withServer } from "./server.mjs";

const couples = Number(process.env.BENCH_COUPLES ?? 10_000);
const stamp = join(WORK, "town.json");

/** What the town depends on: a migration or the seed that changes makes a new one, and so does a new day. */
function wanted() {
  const hash = createHash("sha256");
  const migrations = readdirSync(join(ROOT, "migrations")).sort();
  const files = [...migrations.map((name) => `migrations/${name}`), "bench/town/seed.sql", "bench/town/changes.sql"];
  for (const file of files) hash.update(file).update(readFileSync(join(ROOT, file)));
  return JSON.stringify({ couples, day: new Date().toISOString().slice(0, 10), made_from: hash.digest("hex") });
}

function present() {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return undefined;
  }
}

async function fill(database) {
  await database.query("select set_config('bench.couples', $1, false)", [String(couples)]);
  for (const file of ["seed.sql", "changes.sql"]) {
    await database.query(readFileSync(join(ROOT, "bench/town", file), "utf8"));
  }
  for (const table of ["platform.accounts", "platform.audience_members", "platform.notifications", "platform.changes"]) {
    await database.query(`vacuum (analyze) ${table}`);
  }
  for (const table of ["couple.couples", "couple.partners", "couple.check_ins", "couple.letters", "couple.letter_versions", "couple.questions", "couple.answers"]) {
    await database.query(`vacuum (analyze) ${table}`);
  }
}

await stopLeftover();
if (present() !== wanted()) {
  rmSync(stamp, { force: true });
  await discard();
  const started = performance.now();
  await withServer(async () => {
    const database = await connect();
    await fill(database);
    await database.end();
  });
  writeFileSync(stamp, wanted());
  console.log(`   made in ${Math.round((performance.now() - started) / 1000)} s`);
}
