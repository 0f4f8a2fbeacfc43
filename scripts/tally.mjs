// Sums up what the steps of `make test` and `make check` left behind, to one last line:
// N passed, N failed. Fails when anything did, or when nothing was tested.
// The one place that knows how each test program reports.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const colours = /\u001b\[[0-9;]*m/g;

const readers = {
  plain: () => null,

  // nextest: "Summary [ 1.2s] 34 tests run: 33 passed (1 slow), 1 failed, 2 skipped"
  // cargo test, once per program: "test result: ok. 12 passed; 0 failed; 0 ignored; …"
  rust: ({ log }) => {
    const text = readFileSync(log, "utf8").replace(colours, "");
    const summaries = text.match(/^\s*Summary \[.*$/gm) ?? text.match(/^test result: .*$/gm);
    if (!summaries) return null;
    const sum = (word) =>
      summaries.reduce((total, line) => total + Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0), 0);
    return {
      passed: sum("passed"),
      failed: sum("failed") + sum("timed out"),
      skipped: sum("skipped") + sum("ignored"),
      names: [...text.matchAll(/^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \[[^\]]*\]\s+(?:\([^)]*\)\s+)?(.+)$/gm)].map((m) => m[1]),
    };
  },

  // What passed only at the second attempt (in continuous integration alone there is one) is named.
  playwright: () => {
    const file = join(folder, "playwright.json");
    if (!existsSync(file)) return null;
    const report = JSON.parse(readFileSync(file, "utf8"));
    const { expected, unexpected, flaky, skipped } = report.stats;
    const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
    const all = report.suites.flatMap(specs);
    const named = (these) => these.map((spec) => `${spec.file}: ${spec.title}`);
    return {
      passed: expected + flaky,
      failed: unexpected,
      skipped,
      names: named(all.filter((spec) => !spec.ok)),
      again: named(all.filter((spec) => spec.tests.some((test) => test.status === "flaky"))),
    };
  },
};

const steps = readFileSync(join(folder, "steps.tsv"), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split("\t"))
  .map(([kind, name, status, log, seconds]) => ({ kind, name, ended: Number(status), log, seconds: Number(seconds) }));

let passed = 0;
let failed = 0;
for (const step of steps) {
  const counts = readers[step.kind](step) ?? { passed: step.ended === 0 ? 1 : 0, failed: 0, skipped: 0, names: [] };
  // A step that failed without a failed test broke down itself.
  if (step.ended !== 0 && counts.failed === 0) counts.failed = 1;
  passed += counts.passed;
  failed += counts.failed;
  const skipped = counts.skipped ? `, ${counts.skipped} skipped` : "";
  console.log(`   ${step.name}: ${counts.passed} passed, ${counts.failed} failed${skipped}, ${step.seconds} s`);
  for (const name of new Set(counts.names)) console.log(`      failed: ${name}`);
  for (const name of new Set(counts.again)) console.log(`      passed at the second attempt only: ${name}`);
  if (counts.failed) console.log(`      see ${step.log}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
