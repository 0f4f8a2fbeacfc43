// What a cold visit costs in bytes over the wire, as Chromium counts them (headers included).
import { PHONE, openPage, sessionCookie, withBrowser } from "../load/browser.mjs";
import { atMost, known, report } from "../report/result.mjs";
import { connect } from "../town/postgres.mjs";
import { signInCouples } from "../town/people.mjs";
import { withServer } from "../town/server.mjs";

const PUBLIC = ["/", "/login", "/register", "/help", "/legal/privacy"];
const SIGNED_IN = ["/couple", "/couple/checkins", "/couple/questions", "/couple/letters", "/couple/trends", "/notifications", "/account", "/account/security"];

/** Pages whose scripts must be light. */
const LIGHT = ["/", "/login"];
const FIRST_VISIT_KB = 60;
const LIGHT_SCRIPTS_KB = 220;
const SCRIPTS_KB = 360;
const LANDING_KB = 280;
/** The page has come to rest when nothing was fetched for so long. */
const QUIET_MS = 1_000;

const kilobytes = (bytes) => Math.round(bytes / 100) / 10;

/** Runs in the page: a person turns to a button, on pages without one too. */
function turnToButton() {
  const button = document.body.appendChild(document.createElement("button"));
  button.dispatchEvent(new Event("focusin", { bubbles: true }));
  button.remove();
}

function kind({ type, url }) {
  if (type === "Document") return "html";
  if (type === "Stylesheet") return "css";
  if (type === "Font" || /\.woff2$/.test(url)) return "font";
  if (type === "Script" || /\.(js|wasm)$/.test(new URL(url).pathname)) return "scripts";
  return "other";
}

/**
 * Everything that one cold visit fetches, by kind, and what it is in the end for who then turns to a form: the
 * application comes when it is wanted. The service worker comes afterwards and is not part of it.
 */
async function weigh(browser, origin, path, person) {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: "block" });
  if (person) await context.addCookies([sessionCookie(origin, person)]);
  const page = await openPage(context);
  const session = await context.newCDPSession(page);
  const requests = new Map();
  let last = performance.now();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    const encoding = response.headers["content-encoding"] ?? "none";
    requests.set(requestId, { type, url: response.url, status: response.status, encoding, bytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
    last = performance.now();
  });
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const rest = async () => {
    while (performance.now() - last < QUIET_MS) await page.waitForTimeout(100);
    if (page.broken) throw page.broken;
    return sorted([...requests.values()]);
  };
  await page.goto(origin + path);
  await page.waitForTimeout(QUIET_MS);
  const cold = await rest();
  const landed = new URL(page.url()).pathname;
  if (landed !== path) throw new Error(`${path} led to ${landed}`);
  if (person) {
    await page.evaluate(turnToButton);
    await page.waitForSelector("html[data-hydrated]", { state: "attached" });
    cold.application = (await rest()).scripts;
  }
  await context.close();
  return cold;
}

function sorted(requests) {
  const failed = requests.filter(({ status }) => status >= 400);
  if (failed.length > 0) throw new Error(`not found: ${failed.map(({ url }) => url).join(", ")}`);
  const files = requests.filter(({ url }) => url.startsWith("http")).map((request) => ({
    path: new URL(request.url).pathname,
    kind: kind(request),
    encoding: request.encoding,
    bytes: request.bytes,
  }));
  const sum = (...kinds) => files.filter((file) => kinds.includes(file.kind)).reduce((total, { bytes }) => total + bytes, 0);
  return {
    first_visit: sum("html", "css", "font"),
    scripts: sum("scripts"),
    total: sum("html", "css", "font", "scripts", "other"),
    files: files.sort((one, other) => other.bytes - one.bytes),
  };
}

await withServer(async ({ origin }) => {
  const database = await connect();
  const [{ partners }] = await signInCouples(database, 1);
  await database.end();
  const pages = {};
  await withBrowser(async (browser) => {
    for (const path of PUBLIC) pages[path] = await weigh(browser, origin, path);
    for (const path of SIGNED_IN) pages[path] = await weigh(browser, origin, path, partners[0]);
  });
  const rows = [];
  for (const path of PUBLIC) {
    rows.push(atMost(`${path}: HTML + CSS + font, first visit`, kilobytes(pages[path].first_visit), FIRST_VISIT_KB, "KB"));
  }
  for (const path of SIGNED_IN) rows.push(known(`${path}: HTML + CSS + font, first visit`, kilobytes(pages[path].first_visit), "KB"));
  for (const [path, { scripts }] of Object.entries(pages)) {
    rows.push(atMost(`${path}: JavaScript + WASM`, kilobytes(scripts), LIGHT.includes(path) ? LIGHT_SCRIPTS_KB : SCRIPTS_KB, "KB"));
  }
  for (const path of SIGNED_IN) rows.push(known(`${path}: JavaScript + WASM, once wanted`, kilobytes(pages[path].application), "KB"));
  rows.push(atMost("/: everything", kilobytes(pages["/"].total), LANDING_KB, "KB"));
  report("weights", rows, { unit: "bytes on the wire, headers included", pages });
});
