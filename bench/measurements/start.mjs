// How soon `parvis serve` answers with a database that exists already, and what it weighs at rest.
import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

import { median } from "../load/figures.mjs";
import { atMost, known, report } from "../report/result.mjs";
import { running } from "../town/postgres.mjs";
import { residentMemory, start, stop } from "../town/server.mjs";

const STARTS = 7;
const START_MS = 300;
const IDLE_MB = 60;
const REST_MS = 5_000;

/** From the start of the process to the first good answers. */
async function started() {
  const server = await start();
  const since = async (path) => {
    const response = await fetch(server.origin + path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    await response.arrayBuffer();
    return performance.now() - server.startedAt;
  };
  return { server, alive: await since("/health"), ready: await since("/ready") };
}

async function killed({ child, exited }) {
  child.kill("SIGKILL");
  await exited;
}

async function repeat(end) {
  const times = [];
  for (let number = 0; number < STARTS; number += 1) {
    const { server, alive, ready } = await started();
    times.push({ alive, ready });
    await end(server);
  }
  return times;
}

/** What PostgreSQL's processes have to themselves plus their shares of what they have in common. */
function postgresMemory() {
  const first = running().process;
  const ofPostgres = (process_) => {
    try {
      const parent = Number(readFileSync(`/proc/${process_}/stat`, "utf8").split(") ")[1].split(" ")[1]);
      return Number(process_) === first || parent === first;
    } catch {
      return false;
    }
  };
  const share = (process_) => Number(readFileSync(`/proc/${process_}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+) kB$/m)[1]);
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && ofPostgres(name));
  return (processes.reduce((total, process_) => total + share(process_), 0) * 1024) / 1e6;
}

const withPostgres = await repeat(stop);

const { server: atRest } = await started();
await pause(REST_MS);
const idle = residentMemory(atRest.child.pid);
const postgres = postgresMemory();
await killed(atRest);

// Its PostgreSQL has outlived it, as after a crash or a new version of the server.
const besidePostgres = await repeat(killed);
const { server: last } = await started();
await stop(last);

const middle = (times, of) => Math.round(median(times.map(of)));
report(
  "start",
  [
    atMost("start, PostgreSQL running: /health", middle(besidePostgres, ({ alive }) => alive), START_MS, "ms"),
    atMost("start, PostgreSQL running: /ready", middle(besidePostgres, ({ ready }) => ready), START_MS, "ms"),
    atMost("start together with PostgreSQL: /health", middle(withPostgres, ({ alive }) => alive), START_MS, "ms"),
    atMost("start together with PostgreSQL: /ready", middle(withPostgres, ({ ready }) => ready), START_MS, "ms"),
    atMost("idle memory of the server", Math.round(idle), IDLE_MB, "MB"),
    known("idle memory of its PostgreSQL", Math.round(postgres), "MB"),
  ],
  { starts: STARTS, shown: "median", with_postgres_ms: withPostgres, beside_postgres_ms: besidePostgres },
);
