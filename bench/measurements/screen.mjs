// From one partner's tap to the other's screen while a thousand browsers hold a live line. Check-ins
// are saved through the real server function; whoever hears of one fetches the day anew, as the page
// does; one of the thousand is a real Chromium. The clock starts when the check-in is sent, which is
// before its commit: what is measured is more than what the budget asks for.
import { figures } from "../load/figures.mjs";
import { call, connections } from "../load/http.mjs";
import { closeLines, openLines } from "../load/live.mjs";
import { steadily } from "../load/pace.mjs";
import { openScreen } from "../load/screen.mjs";
import { withBrowser } from "../load/browser.mjs";
import { atMost, known, report } from "../report/result.mjs";
import { connect } from "../town/postgres.mjs";
import { signInCouples } from "../town/people.mjs";
import { withServer } from "../town/server.mjs";

const LINES = 1_000;
const CHECK_INS_PER_SECOND = 20;
const SECONDS = 60;
const ON_SCREEN_EVERY_S = 2;
const P99_MS = 300;
const PATIENCE_MS = 10_000;

/** Saves today's check-in; saying it anew each time is a change like the first. */
function save({ agent, origin }, person, note) {
  const fields = { mood: "7", stress: "3", energy: "6", note, key: crypto.randomUUID() };
  return call(agent, origin, person, "/api/couple/checkins/save", fields);
}

/** Resolves when a line tells of a check-in, with the time until then and until the new day is there. */
function heard({ agent, origin }, line, started, note) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`"${note}" was never told`)), PATIENCE_MS);
    line.onEvent = async (batch, at) => {
      if (!batch.changes.check_ins) return;
      clearTimeout(late);
      try {
        const { bytes } = await call(agent, origin, line.person, "/api/couple/today");
        if (!bytes.includes(note)) throw new Error(`"${note}" was told and is not there`);
        resolve({ told: at - started, there: performance.now() - started });
      } catch (error) {
        reject(error);
      }
    };
  });
}

/** One partner checks in, both browsers hear of it. */
async function checkIn(setting, [reading, writing], note) {
  const started = performance.now();
  const both = [heard(setting, reading, started, note), heard(setting, writing, started, note)];
  const [, times] = await Promise.all([save(setting, writing.person, note), ...both]);
  return times;
}

/** The same with a real browser at the other end. */
async function onScreen(setting, screen, writer, note) {
  await screen.watchFor(note);
  const started = performance.timeOrigin + performance.now();
  await save(setting, writer, note);
  return (await screen.seen()) - started;
}

await withServer(async ({ origin }) => {
  const database = await connect();
  const couples = await signInCouples(database, LINES / 2);
  await database.end();
  const setting = { origin, agent: connections(64) };
  // The real browser takes the place of one line.
  const [[watcher, writer], ...others] = couples.map(({ partners }) => partners);
  const lines = await openLines(origin, [writer, ...others.flat()]);
  const pairs = others.map((_, number) => [lines[1 + 2 * number], lines[2 + 2 * number]]);

  const times = [];
  const screenTimes = [];
  await withBrowser(async (browser) => {
    const screen = await openScreen(browser, origin, watcher);
    await steadily(CHECK_INS_PER_SECOND, 5, (number) => checkIn(setting, pairs[number % pairs.length], `Échauffement ${number}.`));
    const everyone = steadily(CHECK_INS_PER_SECOND, SECONDS, async (number) => {
      times.push(await checkIn(setting, pairs[number % pairs.length], `Mesure ${number}.`));
    });
    const one = steadily(1 / ON_SCREEN_EVERY_S, SECONDS, async (number) => {
      screenTimes.push(await onScreen(setting, screen, writer, `À l’écran ${number}.`));
    });
    await Promise.all([everyone, one]);
    if (screen.broken()) throw screen.broken();
  });
  const open = lines.filter(({ isOpen }) => isOpen).length;
  closeLines(lines);
  setting.agent.destroy();

  const told = figures(times.map(({ told }) => told));
  const there = figures(times.map(({ there }) => there));
  const screen = figures(screenTimes);
  report(
    "screen",
    [
      known("tap to the other's live line: p99", told.p99, "ms"),
      atMost("tap to the other's new data: p99", there.p99, P99_MS, "ms"),
      atMost(`tap to the other's screen in Chromium: slowest of ${screen.count}`, screen.max, P99_MS, "ms"),
      known("tap to the other's screen in Chromium: p50", screen.p50, "ms"),
    ],
    { live_connections: open + 1, check_ins_per_second: CHECK_INS_PER_SECOND, seconds: SECONDS, told_ms: told, there_ms: there, screen_ms: screen },
  );
});
