// The change feed under a thousand changes a second: a thousand browsers that ask every five
// seconds. Nothing may be missed or told twice.
import { figures } from "../load/figures.mjs";
import { connections, fetchJson } from "../load/http.mjs";
import { writeChanges } from "../load/changes.mjs";
import { steadily } from "../load/pace.mjs";
import { atLeast, atMost, known, report } from "../report/result.mjs";
import { connect } from "../town/postgres.mjs";
import { signInCouples } from "../town/people.mjs";
import { withServer } from "../town/server.mjs";

const COUPLES = 500;
const CHANGES_PER_SECOND = 1_000;
const READS_PER_SECOND = 200;
const SECONDS = 40;
const P99_MS = 50;
/** A writer that cannot keep up would make the measurement easier than it claims to be. */
const LEAST_CHANGES_PER_SECOND = 950;

/** A browser that asks for what has changed since it last asked. */
class Reader {
  heard = [];
  #cursor;
  #before = Promise.resolve();

  constructor(agent, origin, person) {
    Object.assign(this, { agent, origin, person });
  }

  /** One question after the other: the next one goes on from the former's answer. */
  ask() {
    this.#before = this.#before.then(() => this.#ask());
    return this.#before;
  }

  async #ask() {
    const since = this.#cursor ?? new Date().toISOString();
    const { bytes, milliseconds } = await fetchJson(this.agent, this.origin, this.person, `/api/sync/changes?since=${encodeURIComponent(since)}`);
    const { cursor, changes, more } = JSON.parse(bytes);
    this.#cursor = cursor;
    for (const ids of Object.values(changes)) this.heard.push(...ids);
    return { milliseconds, more };
  }

  async catchUp() {
    while ((await this.ask()).more);
  }
}

/** Changes that a reader was not told, or was told more than once. */
function mistakes(readers, told) {
  let missed = 0;
  let twice = 0;
  for (const { heard, person } of readers) {
    const once = new Set(heard);
    twice += heard.length - once.size;
    missed += told.get(`couple:${person.couple}`).filter((id) => !once.has(id)).length;
  }
  return { missed, twice };
}

await withServer(async ({ origin }) => {
  const database = await connect();
  const couples = await signInCouples(database, COUPLES);
  await database.end();
  const agent = connections(100);
  const readers = couples.flatMap(({ partners }) => partners).map((person) => new Reader(agent, origin, person));
  for (const reader of readers) await reader.ask();

  const audiences = couples.map(({ couple }) => `couple:${couple}`);
  const writing = writeChanges(audiences, CHANGES_PER_SECOND, SECONDS);
  const times = [];
  await steadily(READS_PER_SECOND, SECONDS, async (number) => {
    const { milliseconds } = await readers[number % readers.length].ask();
    times.push(milliseconds);
  });
  const { perSecond, told } = await writing;
  for (const reader of readers) await reader.catchUp();
  agent.destroy();

  const { missed, twice } = mistakes(readers, told);
  const read = figures(times);
  report(
    "sync",
    [
      atMost("sync/changes: p99", read.p99, P99_MS, "ms"),
      known("sync/changes: p50", read.p50, "ms"),
      atLeast("sync/changes: while so many changes were committed", Math.round(perSecond), LEAST_CHANGES_PER_SECOND, "/s"),
      atMost("sync/changes: missed", missed, 0, ""),
      atMost("sync/changes: told twice", twice, 0, ""),
    ],
    { browsers: readers.length, reads_per_second: READS_PER_SECOND, seconds: SECONDS, read_ms: read, missed, twice },
  );
});
