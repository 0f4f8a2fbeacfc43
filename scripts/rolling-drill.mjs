// A new version without a pause, tried: every process is restarted under load behind nginx, and nothing is lost.
import assert from "node:assert/strict";

import { SIGN_INS, roll } from "../bench/rolling/roll.mjs";
import { SERVER, SITE } from "../bench/town/places.mjs";

const LOAD = { couples: 40, pagesPerSecond: 10, checkInsPerSecond: 8, registrationsPerSecond: 0.5, restMs: 300, program: SERVER, site: SITE };

for (const { carrier, rounds, nats } of [{ carrier: "PostgreSQL", rounds: 2 }, { carrier: "NATS", rounds: 1, nats: true }]) {
  const run = await roll({ ...LOAD, rounds, nats });
  assert.deepEqual(run.failures, [], "no request failed");
  assert.deepEqual(run.refusedLines, [], "no live line was refused");
  assert.ok(run.expected > 0 && run.reopened > 0, "there was something to lose");
  assert.equal(run.missed, 0, "every subscriber was told of every change");
  assert.equal(run.twice, 0, "once");
  assert.ok(run.letters > 0, "letters were sent");
  assert.deepEqual([run.lettersLost, run.lettersTwice], [0, 0], "each once");
  assert.equal(run.letIn, SIGN_INS, "tries are counted together");
  console.log(`${carrier}: ${run.away.length} restarts, ${run.requests} requests, ${run.expected} changes told, ${run.reopened} lines opened again; nothing lost`);
}
