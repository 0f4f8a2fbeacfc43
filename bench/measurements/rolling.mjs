// Two processes that show the town and one that works, each restarted in turn under load behind nginx as
// deploy/ has it; once with PostgreSQL between them, once with NATS, which dies in between. They need a PostgreSQL that outlives
// each of them, so this has one of its own beside the town's.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { figures } from "../load/figures.mjs";
import { atMost, known, report } from "../report/result.mjs";
import { SIGN_INS, roll } from "../rolling/roll.mjs";
import { ROOT, SERVER, SITE } from "../town/places.mjs";

const LOAD = { couples: 100, pagesPerSecond: 30, checkInsPerSecond: 20, registrationsPerSecond: 0.5, rounds: 4, restMs: 1_000 };

/** The rows of one run. */
function rowsOf(run, carrier) {
  const { requests, failures, refusedLines, reopened, missed, twice, lettersLost, lettersTwice, letIn } = run;
  const wrong = letIn - SIGN_INS;
  return [
    known(`restarts under load, ${carrier} between the processes`, run.away.length, ""),
    known(`${carrier}: requests`, requests, ""),
    atMost(`${carrier}: requests that failed`, failures.length, 0, ""),
    atMost(`${carrier}: live lines refused, of ${reopened} opened again`, refusedLines.length, 0, ""),
    atMost(`${carrier}: changes that a subscriber missed, of ${run.expected}`, missed, 0, ""),
    atMost(`${carrier}: changes told twice`, twice, 0, ""),
    atMost(`${carrier}: letters lost or sent twice, of ${run.letters}`, lettersLost + lettersTwice, 0, ""),
    atMost(`${carrier}: sign-ins let through beyond the limit, whichever process was asked`, Math.abs(wrong), 0, ""),
    known(`${carrier}: pages, p99`, figures(run.pageTimes).p99, "ms"),
    known(`${carrier}: tap to the other's live line, half of all`, figures(run.toldTimes).p50, "ms"),
    known(`${carrier}: tap to the other's live line, slowest`, figures(run.toldTimes).max, "ms"),
  ];
}

/** What is worth keeping of it. */
const detailsOf = ({ pageTimes, postTimes, toldTimes, away, reopened, failures, refusedLines }) => ({
  pages_ms: figures(pageTimes),
  posts_ms: figures(postTimes),
  told_ms: figures(toldTimes),
  away_ms: figures(away),
  lines_opened_again: reopened,
  failures: failures.slice(0, 20),
  refused_lines: refusedLines.slice(0, 20),
});

if (!process.env.DATABASE_URL) {
  const { status } = spawnSync("scripts/with-postgres.sh", [process.execPath, fileURLToPath(import.meta.url)], { cwd: ROOT, stdio: "inherit" });
  process.exit(status ?? 1);
}
const setting = { ...LOAD, program: SERVER, site: SITE };
const postgres = await roll({ ...setting, nats: false });
const nats = await roll({ ...setting, nats: true });
report("rolling", [...rowsOf(postgres, "PostgreSQL"), ...rowsOf(nats, "NATS")], { ...LOAD, postgres: detailsOf(postgres), nats: detailsOf(nats) });
