// Lighthouse on a simulated cheap phone (slow 4G, processor four times slower): the median of three runs.
import lighthouse from "lighthouse";

import { figures, median } from "../load/figures.mjs";
import { withBrowser } from "../load/browser.mjs";
import { freePort } from "../load/port.mjs";
import { atLeast, atMost, report } from "../report/result.mjs";
import { connect } from "../town/postgres.mjs";
import { signInCouples } from "../town/people.mjs";
import { withServer } from "../town/server.mjs";

const PAGES = [{ path: "/" }, { path: "/login" }, { path: "/couple", signedIn: true }];
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const BUDGETS = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const LCP_S = 1.8;
const CLS = 0.02;
const TBT_MS = 100;

/** The browser's trace began too late; Lighthouse asks to be run again. */
const TOO_LATE = ["NO_NAVSTART", "NO_FCP"];

/** One run. What is behind the sign-in is not for search engines: there SEO does not apply. */
async function run(origin, port, { path, signedIn }, person, again = true) {
  const extraHeaders = signedIn ? { Cookie: person.cookie } : undefined;
  const onlyCategories = signedIn ? CATEGORIES.filter((category) => category !== "seo") : CATEGORIES;
  const options = { port, onlyCategories, output: "json", logLevel: "error" };
  const settings = { extends: "lighthouse:default", settings: { extraHeaders, locale: "en" } };
  const { lhr } = await lighthouse(origin + path, options, settings);
  if (again && TOO_LATE.includes(lhr.runtimeError?.code)) return run(origin, port, { path, signedIn }, person, false);
  if (lhr.runtimeError) throw new Error(`Lighthouse on ${path}: ${lhr.runtimeError.message}`);
  if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
  return {
    scores: Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)])),
    lcp_s: lhr.audits["largest-contentful-paint"].numericValue / 1000,
    cls: lhr.audits["cumulative-layout-shift"].numericValue,
    tbt_ms: lhr.audits["total-blocking-time"].numericValue,
    warnings: lhr.runWarnings,
    failed: failedAudits(lhr),
  };
}

/** What cost points, so that a score below its budget explains itself. */
function failedAudits(lhr) {
  const audits = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  return [...new Set(audits.map(({ id }) => id))]
    .map((id) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, score, displayValue, details }) => ({ id, score, shown: displayValue, where: places(details) }));
}

const places = (details) => (details?.items ?? []).slice(0, 5).map(({ node, source, description, url }) => node?.snippet ?? description ?? url ?? source?.url);

const values = (runs, of) => median(runs.map(of));

function rows({ path }, runs) {
  const scores = Object.keys(runs[0].scores).map((name) =>
    atLeast(`${path}: Lighthouse ${name}`, values(runs, ({ scores }) => scores[name]), BUDGETS[name], ""),
  );
  return [
    ...scores,
    atMost(`${path}: largest paint`, values(runs, ({ lcp_s }) => lcp_s), LCP_S, "s"),
    atMost(`${path}: layout shift`, Number(figures(runs.map(({ cls }) => cls * 1000)).p50) / 1000, CLS, ""),
    atMost(`${path}: blocked`, values(runs, ({ tbt_ms }) => tbt_ms), TBT_MS, "ms"),
  ];
}

await withServer(async ({ origin }) => {
  const database = await connect();
  const [{ partners }] = await signInCouples(database, 1);
  await database.end();
  const port = await freePort();
  const pages = {};
  await withBrowser(
    async () => {
      for (const page of PAGES) {
        pages[page.path] = [];
        for (let number = 0; number < RUNS; number += 1) {
          pages[page.path].push(await run(origin, port, page, partners[0]));
        }
      }
    },
    [`--remote-debugging-port=${port}`],
  );
  report("lighthouse", PAGES.flatMap((page) => rows(page, pages[page.path])), { runs: RUNS, pages });
});
