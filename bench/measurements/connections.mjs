// Ten thousand live lines that have nothing to tell: what they cost the server in memory, and
// whether a change still reaches its two browsers among them.
import { setTimeout as pause } from "node:timers/promises";

import { figures } from "../load/figures.mjs";
import { closeLines, openLines } from "../load/live.mjs";
import { atLeast, atMost, known, report } from "../report/result.mjs";
import { connect } from "../town/postgres.mjs";
import { signInCouples } from "../town/people.mjs";
import { residentMemory, withServer } from "../town/server.mjs";

const LINES = 10_000;
const MEMORY_MB = 400;
const REST_MS = 25_000; // longer than a heartbeat
const CHANGES = 100;

/** How long a change takes to its two browsers. */
async function tell(database, lines) {
  const started = performance.now();
  const told = lines.map((line) => new Promise((resolve) => (line.onEvent = (_, at) => resolve(at - started))));
  await database.query(
    "insert into platform.changes (audience, resource, resource_id, op) values ($1, 'check_ins', gen_random_uuid(), 'updated')",
    [`couple:${lines[0].person.couple}`],
  );
  return Promise.all(told);
}

async function openAtServer(origin) {
  const response = await fetch(`${origin}/metrics`);
  return Number((await response.text()).match(/^live_connections (\d+)/m)?.[1] ?? NaN);
}

await withServer(async ({ origin, child }) => {
  const database = await connect();
  const couples = await signInCouples(database, LINES / 2);
  const people = couples.flatMap(({ partners }) => partners);
  // What the first lines bring along is not the cost of each.
  closeLines(await openLines(origin, people.slice(0, 50)));
  await pause(1_000);
  const before = residentMemory(child.pid);

  const opening = performance.now();
  const lines = await openLines(origin, people);
  const openedInSeconds = (performance.now() - opening) / 1000;
  await pause(REST_MS);
  const during = residentMemory(child.pid);
  const atServer = await openAtServer(origin);

  const times = [];
  for (let number = 0; number < CHANGES; number += 1) {
    const first = 2 * Math.floor(Math.random() * (lines.length / 2));
    times.push(...(await tell(database, lines.slice(first, first + 2))));
  }
  const open = lines.filter(({ isOpen }) => isOpen).length;
  closeLines(lines);
  await pause(7_000);
  const after = residentMemory(child.pid);
  const leftAtServer = await openAtServer(origin);
  await database.end();

  const told = figures(times);
  report(
    "connections",
    [
      atLeast("idle live lines held open", Math.min(open, atServer), LINES, ""),
      atMost("memory that they add to the server", Math.round(during - before), MEMORY_MB, "MB"),
      known("memory of one line", Math.round(((during - before) * 1000) / LINES), "KB"),
      known("commit to live line among them: slowest of 200", told.max, "ms"),
      atMost("live lines that the server still counts after they closed", leftAtServer, 0, ""),
    ],
    { opened_in_s: openedInSeconds, memory_mb: { before, during, after }, told_ms: told },
  );
});
