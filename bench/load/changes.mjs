// A thread that commits changes at a steady rate, each in a transaction of its own, so that its
// work does not delay the clocks of those who measure. Started by `writeChanges`.
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

import { pool } from "../town/postgres.mjs";
import { anyOf, steadily } from "./pace.mjs";

const CONNECTIONS = 8;

/** Commits changes for some audiences; resolves with the rate it kept and what each audience was told. */
export function writeChanges(audiences, perSecond, seconds) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { audiences, perSecond, seconds } });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

async function write({ audiences, perSecond, seconds }) {
  const database = pool(CONNECTIONS);
  const told = new Map(audiences.map((audience) => [audience, []]));
  const insert = {
    name: "change",
    text: "insert into platform.changes (audience, resource, resource_id, op) values ($1, 'check_ins', $2, 'updated')",
  };
  const { perSecond: kept } = await steadily(perSecond, seconds, async () => {
    const audience = anyOf(audiences);
    const id = randomUUID();
    await database.query({ ...insert, values: [audience, id] });
    told.get(audience).push(id);
  });
  await database.end();
  return { perSecond: kept, told };
}

if (!isMainThread) parentPort.postMessage(await write(workerData));
