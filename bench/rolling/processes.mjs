// Two processes that show the town, one that works for it, and nginx before them as deploy/ has it.
import { execFileSync, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { freePort } from "../load/port.mjs";
import { ROOT } from "../town/places.mjs";

const PATIENCE_MS = 60_000;
/** How long NATS stays away. */
const AWAY_MS = 500;

async function until(what, isSo) {
  for (const started = performance.now(); !(await isSo()); await pause(10)) {
    if (performance.now() - started > PATIENCE_MS) throw new Error(`still waiting until ${what}`);
  }
}

/** Whether a process says that it can serve. */
const isReady = (port) =>
  new Promise((resolve) => {
    const asking = request({ host: "127.0.0.1", port, path: "/ready", agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asking.on("error", () => resolve(false));
    asking.end();
  });

/** A process of ours that can be told to stop and started again in the same place. */
class Process {
  constructor(name, program, command, environment, port, log) {
    Object.assign(this, { name, program, command, environment, port, log });
  }

  async start() {
    // The working folder holds no .env.
    this.child = spawn(this.program, this.command, { cwd: tmpdir(), env: this.environment, stdio: ["ignore", "ignore", "pipe"] });
    this.child.stderr.pipe(createWriteStream(this.log, { flags: "a" }));
    this.ended = new Promise((resolve) => this.child.once("exit", (code, signal) => resolve(code ?? signal)));
    await until(`${this.name} is ready`, () => {
      if (this.child.exitCode !== null) throw new Error(`${this.name} ended with ${this.child.exitCode}; see ${this.log}`);
      return isReady(this.port);
    });
  }

  async stop() {
    this.child.kill("SIGTERM");
    return this.ended;
  }

  /** As `systemctl restart` does it; how long it was away, in milliseconds. */
  async restart() {
    const started = performance.now();
    const code = await this.stop();
    if (code !== 0) throw new Error(`${this.name} ended with ${code}; see ${this.log}`);
    await this.start();
    return performance.now() - started;
  }
}

/** nginx with the configuration of deploy/, before two ports. */
async function openNginx(folder, [first, second]) {
  const [tls, plain] = [await freePort(), await freePort()];
  const ports = { NGINX_TLS_PORT: tls, NGINX_PORT: plain, UPSTREAM_PORT_1: first, UPSTREAM_PORT_2: second };
  const environment = { ...process.env, ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])) };
  execFileSync(join(ROOT, "scripts/nginx-configuration.sh"), [folder, "deploy/nginx/upstreams.conf"], { cwd: ROOT, env: environment });
  const child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "ignore", openSync(join(folder, "nginx.log"), "a")] });
  await until("nginx listens", () =>
    fetch(`http://127.0.0.1:${plain}/`, { redirect: "manual" }).then(
      () => true,
      () => false,
    ),
  );
  // Killed outright it would leave its own workers behind.
  return { child, tls, last: "SIGTERM" };
}

/** A NATS server without anything to remember; it may be away for a moment. */
class Nats {
  constructor(port) {
    this.port = port;
    this.url = `nats://127.0.0.1:${port}`;
    this.start();
  }

  start() {
    this.child = spawn("nats-server", ["--addr", "127.0.0.1", "--port", String(this.port)], { stdio: "ignore" });
    this.ended = new Promise((resolve) => this.child.once("exit", resolve));
  }

  async restart() {
    this.child.kill("SIGKILL");
    await this.ended;
    await pause(AWAY_MS);
    this.start();
  }
}

/**
 * Opens everything; `work` gets the processes, NATS when it is asked for, and nginx' port. It is all gone afterwards.
 * `program` is the binary, `site` what browsers load, `settings` more of the environment.
 */
export async function withProcesses({ program, site, settings, nats }, work) {
  const folder = mkdtempSync(join(tmpdir(), "parvis-rolling-"));
  const children = [];
  const stopping = [];
  const interrupted = () => children.forEach(({ child, last = "SIGKILL" }) => child.kill(last));
  process.once("exit", interrupted);
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => process.exit(124));
  try {
    const carrier = nats ? new Nats(await freePort()) : undefined;
    if (carrier) children.push(carrier);
    const environment = (port) => ({
      PATH: process.env.PATH,
      DATABASE_URL: process.env.DATABASE_URL,
      LEPTOS_OUTPUT_NAME: "parvis",
      LEPTOS_SITE_ROOT: site,
      LEPTOS_SITE_PKG_DIR: "pkg",
      LEPTOS_HASH_FILES: "true",
      PARVIS_ADDR: `127.0.0.1:${port}`,
      PARVIS_DATA_DIR: join(folder, "data"),
      PARVIS_SECRET: "one secret for all that show this town",
      PARVIS_LOG: "json",
      PARVIS_TRUSTED_PROXIES: "127.0.0.1",
      ...(carrier && { NATS_URL: carrier.url }),
      ...settings,
    });
    mkdirSync(join(folder, "data"));
    const processes = [];
    for (const [name, command] of [["pages-1", ["serve", "--without-jobs"]], ["pages-2", ["serve", "--without-jobs"]], ["jobs", ["jobs"]]]) {
      const port = await freePort();
      const one = new Process(name, program, command, environment(port), port, join(folder, `${name}.log`));
      processes.push(one);
      children.push(one);
      await one.start();
    }
    const nginx = await openNginx(join(folder, "nginx"), processes.map(({ port }) => port));
    children.push(nginx);
    stopping.push(...processes);
    return await work({ processes, carrier, port: nginx.tls });
  } finally {
    await Promise.all(stopping.map((one) => one.stop()));
    interrupted();
    process.off("exit", interrupted);
    if (!process.env.ROLLING_KEEP) rmSync(folder, { recursive: true, force: true });
    else console.log(`   the logs are in ${folder}`);
  }
}
