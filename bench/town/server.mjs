// The server under measurement: the release build on its own embedded PostgreSQL, as `make run`
// starts it, behind a "proxy" on the loopback whose word about a visitor's address is believed.
import { spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";

import { DATA, SERVER, SITE, WORK } from "./places.mjs";

const START_PATIENCE = 60_000;
const STOP_PATIENCE = 45_000;

/** Nothing of the surroundings reaches the server but what every program needs. */
function environment() {
  const { HOME, LANG, PATH, USER } = process.env;
  return {
    ...Object.fromEntries(Object.entries({ HOME, LANG, PATH, USER }).filter(([, value]) => value !== undefined)),
    LEPTOS_OUTPUT_NAME: "parvis",
    LEPTOS_SITE_ROOT: SITE,
    LEPTOS_SITE_PKG_DIR: "pkg",
    LEPTOS_HASH_FILES: "true",
    PARVIS_ADDR: "127.0.0.1:0",
    PARVIS_DATA_DIR: DATA,
    PARVIS_LOG: "json",
    PARVIS_TRUSTED_PROXIES: "127.0.0.1/32",
  };
}

/** Starts the server; resolves once it has said where it is open. */
export async function start() {
  const startedAt = performance.now();
  // The working folder holds no .env that could change what is measured.
  const child = spawn(SERVER, ["serve"], { cwd: WORK, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  child.stderr.pipe(createWriteStream(join(WORK, "server.log"), { flags: "a" }));
  const exited = new Promise((resolve) => child.once("exit", resolve));
  // Whatever ends this process ends the server.
  const ending = () => child.kill("SIGTERM");
  process.once("exit", ending);
  exited.then(() => process.off("exit", ending));
  const origin = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the server did not start in a minute")), START_PATIENCE);
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
      const address = said.match(/http:\/\/[\d.]+:\d+/);
      if (address) {
        clearTimeout(late);
        resolve(address[0]);
      }
    });
    exited.then((code) => reject(new Error(`the server ended with ${code}; see bench/work/server.log`)));
  }).catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
  return { child, exited, origin, startedAt };
}

/** Tells the server to stop and waits; it stops its PostgreSQL too. */
export async function stop({ child, exited }) {
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE);
  await exited;
  clearTimeout(late);
}

/** Does some work with a server that is ready, and stops it whatever happens. */
export async function withServer(work) {
  const server = await start();
  const interrupted = () => stop(server).then(() => process.exit(124));
  process.once("SIGTERM", interrupted);
  process.once("SIGINT", interrupted);
  try {
    await ready(server.origin);
    return await work(server);
  } finally {
    process.off("SIGTERM", interrupted);
    process.off("SIGINT", interrupted);
    await stop(server);
  }
}

async function ready(origin) {
  const response = await fetch(`${origin}/ready`);
  if (!response.ok) throw new Error(`the server is not ready: ${await response.text()}`);
}

/** The memory that a process has in use, in megabytes of a million bytes. */
export function residentMemory(pid) {
  const [, kilobytes] = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB$/m);
  return (Number(kilobytes) * 1024) / 1e6;
}
