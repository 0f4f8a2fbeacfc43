// What a measurement leaves behind: rows with their budgets, and the details.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";

import { RESULTS, ROOT } from "../town/places.mjs";

/** A figure that must not exceed its budget. */
export const atMost = (what, measured, budget, unit) => ({ what, measured, unit, budget, sign: "≤", ok: measured <= budget });

/** A figure that must reach its budget. */
export const atLeast = (what, measured, budget, unit) => ({ what, measured, unit, budget, sign: "≥", ok: measured >= budget });

/** A figure without a budget, worth knowing. */
export const known = (what, measured, unit) => ({ what, measured, unit });

/** How busy the machine was before this measurement began: above a fraction of a core, times say little. */
const [loadBefore] = loadavg();

function commit() {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty", "--abbrev=12"], { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .trim();
  } catch {
    return "none yet";
  }
}

function machine() {
  const [processor] = cpus();
  return {
    processor: processor?.model.trim() ?? "unknown",
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 1e9),
    load_before: Math.round(loadBefore * 100) / 100,
    system: readFileSync("/etc/os-release", "utf8").match(/^PRETTY_NAME="?([^"\n]*)/m)?.[1] ?? process.platform,
  };
}

/** Writes bench/results/NAME.json. */
export function report(name, rows, details) {
  const result = { measurement: name, date: new Date().toISOString(), commit: commit(), machine: machine(), rows, details };
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
