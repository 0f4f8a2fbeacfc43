// How long pages of signed-in people take: a hundred at once, each opening a page a second; then as
// many as there is time for. Measured at the visitor, on the same processors that serve.
import { figures } from "../load/figures.mjs";
import { connections, visit } from "../load/http.mjs";
import { anyOf, together } from "../load/pace.mjs";
import { atMost, known, report } from "../report/result.mjs";
import { connect } from "../town/postgres.mjs";
import { signInCouples } from "../town/people.mjs";
import { withServer } from "../town/server.mjs";

const MONTH = new Date().toISOString().slice(0, 7);
const PAGES = ["/couple", "/couple/checkins", "/couple/trends?days=365", "/couple/reminders", "/couple/goals", "/couple/letters", `/couple/letters/${MONTH}`, `/couple/letters/${MONTH}/history`, "/couple/questions", "/couple/questions?search=march%C3%A9", "/couple/repair", "/couple/pause", "/account"];
const COUPLES = 1_000;
const AT_ONCE = 100;
const PAUSE_MS = 1_000;
const WARM_UP_S = 5;
const SECONDS = 40;
const FLAT_OUT_S = 15;
const P95_MS = 25;

/** A page must be the person's own, whole, and not the way to the sign-in. */
async function check(agent, origin, person) {
  for (const path of PAGES) {
    const { bytes } = await visit(agent, origin, person, path).then(async (answer) => ({ bytes: await plain(answer) }));
    if (!bytes.includes(person.name) || !bytes.includes("</html>")) throw new Error(`${path} is not the page of ${person.name}`);
  }
}

async function plain({ bytes, headers }) {
  const { brotliDecompressSync, gunzipSync } = await import("node:zlib");
  const decoders = { br: brotliDecompressSync, gzip: gunzipSync };
  return (decoders[headers["content-encoding"]]?.(bytes) ?? bytes).toString();
}

async function measure(agent, origin, people, seconds, pauseMs) {
  const times = Object.fromEntries(PAGES.map((path) => [path, []]));
  await together(AT_ONCE, seconds, pauseMs, async () => {
    const path = anyOf(PAGES);
    const { milliseconds } = await visit(agent, origin, anyOf(people), path);
    times[path].push(milliseconds);
  });
  return times;
}

await withServer(async ({ origin }) => {
  const database = await connect();
  const couples = await signInCouples(database, COUPLES);
  await database.end();
  const people = couples.flatMap(({ partners }) => partners);
  const agent = connections(AT_ONCE);
  await check(agent, origin, people[0]);
  await measure(agent, origin, people, WARM_UP_S, PAUSE_MS);
  const calm = await measure(agent, origin, people, SECONDS, PAUSE_MS);
  const flatOut = await measure(agent, origin, people, FLAT_OUT_S, 0);
  agent.destroy();

  const pages = Object.fromEntries(PAGES.map((path) => [path, figures(calm[path])]));
  const hurried = figures(Object.values(flatOut).flat());
  report(
    "pages",
    [
      ...PAGES.flatMap((path) => [
        known(`${path}: p50, ${AT_ONCE} people at once`, pages[path].p50, "ms"),
        atMost(`${path}: p95, ${AT_ONCE} people at once`, pages[path].p95, P95_MS, "ms"),
        known(`${path}: p99, ${AT_ONCE} people at once`, pages[path].p99, "ms"),
      ]),
      known("pages a second, flat out", Math.round(hurried.count / FLAT_OUT_S), "/s"),
    ],
    { people_at_once: AT_ONCE, pause_ms: PAUSE_MS, accounts: people.length, pages_ms: pages, flat_out_ms: hurried },
  );
});
