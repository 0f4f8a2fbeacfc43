// The embedded PostgreSQL of the town, seen from outside: its socket, its end.
import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import pg from "pg";

import { DATA } from "./places.mjs";

/** What PostgreSQL wrote about itself: process, port, socket folder; nothing when it does not run. */
export function running() {
  try {
    const lines = readFileSync(join(DATA, "postgres/data/postmaster.pid"), "utf8").split("\n");
    const process_ = Number(lines[0]);
    process.kill(process_, 0);
    return { process: process_, port: Number(lines[3]), host: lines[4] };
  } catch {
    return undefined;
  }
}

function address() {
  const postgres = running();
  if (!postgres) throw new Error("the town's PostgreSQL does not run");
  return { host: postgres.host, port: postgres.port, user: "parvis", database: "parvis" };
}

/** Connections to the town's database, while the server runs. */
export const pool = (connections) => new pg.Pool({ ...address(), max: connections });

/** One connection to it. */
export async function connect() {
  const client = new pg.Client(address());
  // Whoever waits for an answer learns from it that the server has gone; a connection at rest may go with it.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Stops a PostgreSQL that a killed server left behind. */
export async function stopLeftover() {
  const postgres = running();
  if (!postgres) return;
  process.kill(postgres.process, "SIGINT");
  for (let waited = 0; running(); waited += 50) {
    if (waited > 60_000) throw new Error(`PostgreSQL ${postgres.process} does not stop`);
    await pause(50);
  }
}

/** Throws the town's database away. */
export async function discard() {
  await stopLeftover();
  let folder;
  try {
    // For root it may be a link to a folder that PostgreSQL's user can reach.
    folder = realpathSync(join(DATA, "postgres"));
  } catch {
    // There is none.
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
  rmSync(DATA, { recursive: true, force: true });
}
