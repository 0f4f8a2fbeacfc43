// Where things are.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Scratch: the town's database, logs. Not committed. */
export const WORK = join(ROOT, "bench/work");
export const DATA = join(WORK, "data");
/** Another build, its site beside it, can be looked at but not reported: its results stay in the scratch folder. */
const other = process.env.BENCH_SERVER;
export const SERVER = other ?? join(ROOT, "target/release/parvis");
export const RESULTS = other ? join(WORK, "results") : join(ROOT, "bench/results");
export const SITE = other ? join(dirname(other), "site") : join(ROOT, "target/site");

mkdirSync(RESULTS, { recursive: true });
mkdirSync(WORK, { recursive: true });
