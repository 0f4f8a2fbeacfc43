// A town under load while each of its processes is restarted in turn. What must come out: no request that
// failed, no change that a subscriber missed, no letter lost or sent twice, limits counted together.
import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { anyOf } from "../load/pace.mjs";
import { openLetterbox } from "./letterbox.mjs";
import { withProcesses } from "./processes.mjs";
import { checkIns, rows, settle } from "./town.mjs";
import { Visitor } from "./visitors.mjs";

const PAGES = ["/couple", "/couple/checkins", "/couple/goals", "/couple/questions", "/account"];
/** What has not come by then will not come. */
const PATIENCE_MS = 15_000;
/** As many as are let through: a wrong sign-in is looked at five times in a quarter of an hour. */
export const SIGN_INS = 5;

/**
 * Restarts each process in turn, as `systemctl restart` does, waiting until it is ready and `restMs` more; and NATS,
 * where it is, which dies.
 * `couples`, `pagesPerSecond`, `checkInsPerSecond`, `registrationsPerSecond`, `rounds` of
 * restarts; `program` and `site` as for `withProcesses`; `nats` for a town that speaks through it.
 */
export async function roll({ couples, pagesPerSecond, checkInsPerSecond, registrationsPerSecond, rounds, restMs, ...setting }) {
  const letterbox = await openLetterbox();
  try {
    const settings = { SMTP_URL: letterbox.url, MAIL_FROM: "Parvis <bonjour@example.ci>" };
    return await withProcesses({ ...setting, settings }, async ({ processes, carrier, port }) => {
      const people = await settle(couples);
      const visitors = people.map((person) => new Visitor(port, person));
      const lines = visitors.map((visitor) => visitor.listen());
      await Promise.all(lines.map((line) => line.greeted));

      const load = new Load(visitors, port);
      const working = load.run({ pagesPerSecond, checkInsPerSecond, registrationsPerSecond });
      await pause(restMs);
      const away = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const one of processes) {
          away.push(await one.restart());
          await pause(restMs);
        }
        await carrier?.restart();
      }
      load.isOver = true;
      await working;

      const feed = await everythingHeard(lines, visitors);
      const letters = await everythingSent(load.registered, letterbox);
      const letIn = await tries(new Visitor(port, { address: somewhere() }));
      for (const line of lines) line.close();
      for (const visitor of visitors) visitor.close();
      return {
        ...load.figures(),
        ...feed,
        ...letters,
        toldTimes: told(load.sent, feed.written, lines, visitors),
        refusedLines: lines.flatMap(({ failures }) => failures),
        reopened: sum(lines.map(({ openings }) => openings - 1)),
        letIn,
        away,
      };
    });
  } finally {
    letterbox.close();
  }
}

/** An address of this machine that nobody has used. */
const somewhere = () => `127.${100 + randomInt(100)}.${randomInt(256)}.${1 + randomInt(254)}`;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Pages, check-ins and registrations, and what became of each. */
class Load {
  isOver = false;
  failures = [];
  pageTimes = [];
  postTimes = [];
  /** The addresses of those who were told that a letter comes. */
  registered = [];
  /** When each check-in was sent, by account and day. */
  sent = new Map();

  constructor(visitors, port) {
    this.visitors = visitors;
    this.port = port;
    const byPerson = new Map(visitors.map((visitor) => [visitor.person, visitor]));
    this.entries = checkIns(visitors.map(({ person }) => person)).map(({ person, day }) => ({ visitor: byPerson.get(person), day }));
  }

  run({ pagesPerSecond, checkInsPerSecond, registrationsPerSecond }) {
    return Promise.all([
      this.#keep(pagesPerSecond, () => this.#visit()),
      this.#keep(checkInsPerSecond, (number) => this.#checkIn(number)),
      this.#keep(registrationsPerSecond, () => this.#register()),
    ]);
  }

  figures() {
    const { failures, pageTimes, postTimes } = this;
    return { failures, pageTimes, postTimes, requests: pageTimes.length + postTimes.length + failures.length };
  }

  /** Does something at a rate until it is over. */
  async #keep(perSecond, act) {
    const doing = [];
    const started = performance.now();
    for (let number = 0; !this.isOver; number += 1) {
      const wait = started + (number * 1000) / perSecond - performance.now();
      if (wait > 0) await pause(wait);
      doing.push(act(number));
    }
    await Promise.all(doing);
  }

  async #visit() {
    const path = anyOf(PAGES);
    await this.#expect(this.pageTimes, `GET ${path}`, () => anyOf(this.visitors).page(path));
  }

  async #checkIn(number) {
    const entry = this.entries[number];
    if (!entry) throw new Error("more check-ins than there are people and days");
    const { visitor, day } = entry;
    const fields = { day, mood: "7", stress: "3", energy: "6", note: "", key: randomUUID() };
    this.sent.set(`${visitor.person.account} ${day}`, performance.now());
    await this.#expect(this.postTimes, "POST check-in", () => visitor.call("/api/couple/checkins/save", fields));
  }

  async #register() {
    const visitor = new Visitor(this.port, { address: somewhere() });
    const fields = { email: `${randomUUID()}@example.ci`, password: "un soir au bord du Bandama", display_name: "Aya", accept_terms: "true" };
    if (await this.#expect(this.postTimes, "POST register", () => visitor.call("/api/account/register", fields))) this.registered.push(fields.email);
    visitor.close();
  }

  /** Whether it went well. */
  async #expect(times, what, ask) {
    const started = performance.now();
    const at = new Date().toISOString();
    try {
      const { status, text } = await ask();
      if (status !== 200) throw new Error(`${status} ${text.slice(0, 20)}`);
      times.push(performance.now() - started);
      return true;
    } catch (error) {
      this.failures.push(`${at} ${what}: ${error.code ?? ""} ${error.message}`);
      return false;
    }
  }
}

/** Every change of a couple, and the subscribers that were not told of it, or more than once. */
async function everythingHeard(lines, visitors) {
  const accounts = new Set(visitors.map(({ person }) => person.account));
  const everything = await rows(`
    select c.resource_id as id, c.audience, e.account_id as account, e.day::text as day
    from platform.changes c join couple.check_ins e on e.id::text = c.resource_id where c.resource = 'check_ins'`);
  const written = everything.filter(({ account }) => accounts.has(account));
  const audience = new Map();
  for (const { id, audience: name } of written) audience.set(name, [...(audience.get(name) ?? []), id]);
  const expected = visitors.map(({ person }) => audience.get(`couple:${person.couple}`) ?? []);
  const missed = () => sum(lines.map(({ heard }, number) => expected[number].filter((id) => !heard.has(id)).length));
  for (const started = performance.now(); missed() > 0 && performance.now() - started < PATIENCE_MS; ) await pause(100);
  const twice = sum(lines.map(({ heard }) => sum([...heard.values()].map(({ times }) => times - 1))));
  return { written, expected: sum(expected.map((ids) => ids.length)), missed: missed(), twice };
}

/** Every letter of somebody who registered: those that did not come, and those that came again. */
async function everythingSent(registered, { letters }) {
  const lost = () => registered.filter((address) => !letters.some(({ to }) => to === address)).length;
  for (const started = performance.now(); lost() > 0 && performance.now() - started < PATIENCE_MS; ) await pause(100);
  return { letters: letters.length, lettersLost: lost(), lettersTwice: letters.length - new Set(letters.map(({ id }) => id)).size };
}

/** How many wrong sign-ins of one address are looked at, whichever process is asked. */
async function tries(visitor) {
  const statuses = [];
  for (let number = 0; number < SIGN_INS + 3; number += 1) {
    const { status } = await visitor.call("/api/account/login", { email: `nobody-${number}@example.ci`, password: "not the password" });
    statuses.push(status);
  }
  visitor.close();
  return statuses.filter((status) => status !== 429 && status < 500).length;
}

/** From a check-in that is sent to the other's live line, in milliseconds. */
function told(sent, written, lines, visitors) {
  const lineOf = new Map(visitors.map(({ person }, number) => [person, lines[number]]));
  const people = visitors.map(({ person }) => person);
  const other = new Map(people.map((person) => [person.account, people.find((one) => one.couple === person.couple && one !== person)]));
  const times = written.map(({ id, account, day }) => lineOf.get(other.get(account)).heard.get(id)?.at - sent.get(`${account} ${day}`));
  return times.filter(Number.isFinite);
}
