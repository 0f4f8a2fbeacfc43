// The people of the town that is restarted under: made and counted with psql, which is where PostgreSQL is.
import { execFile } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { promisify } from "node:util";

const run = promisify(execFile);
/** As many days as somebody may fill in: today and those before it. */
const DAYS = 8;

/** The rows of a query, as objects. */
export async function rows(query) {
  const { stdout } = await run("psql", [process.env.DATABASE_URL, "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", `select coalesce(json_agg(r), '[]') from (${query}) as r`], { maxBuffer: 64e6 });
  return JSON.parse(stdout);
}

/** Statements that may be longer than a command line. */
function execute(statements) {
  const running = run("psql", [process.env.DATABASE_URL, "-Xq", "-v", "ON_ERROR_STOP=1"]);
  running.child.stdin.end(statements);
  return running;
}

/** A session's cookie and its key: the store keeps only the key's SHA-256. */
function session() {
  const id = randomBytes(16);
  const key = createHash("sha256").update(Buffer.from(id).reverse()).digest("hex");
  return { cookie: `parvis=${id.toString("base64url")}`, key };
}

/** Couples whose two partners are signed in, each in a browser at an address of its own. */
export async function settle(count) {
  const couples = Array.from({ length: count }, (_, number) => ({
    id: randomUUID(),
    partners: [1, 2].map((seat) => ({ account: randomUUID(), seat, address: `127.${10 + seat}.${number >> 8}.${1 + (number & 255)}`, ...session() })),
  }));
  const people = couples.flatMap(({ id, partners }) => partners.map((partner) => Object.assign(partner, { couple: id })));
  const values = (list, row) => list.map((one) => `(${row(one).join(", ")})`).join(", ");
  const quoted = (text) => `'${text}'`;
  await execute(`
    insert into platform.accounts (id, email, password_hash, display_name, time_zone, created_at) values
      ${values(people, ({ account }) => [quoted(account), quoted(`${account}@example.ci`), "'!'", "'Aya'", "'UTC'", "now()"])};
    insert into couple.couples (id, created_at, completed_at) values ${values(couples, ({ id }) => [quoted(id), "now()", "now()"])};
    insert into couple.partners (couple_id, seat, account_id, joined_at) values
      ${values(people, ({ couple, seat, account }) => [quoted(couple), seat, quoted(account), "now()"])};
    insert into platform.audience_members (account_id, audience) values
      ${values(people, ({ couple, account }) => [quoted(account), quoted(`couple:${couple}`)])};
    insert into platform.sessions (id_hash, account_id, data, user_agent, created_at, seen_at, expires_at) values
      ${values(people, ({ account, key }) => [`decode('${key}', 'hex')`, quoted(account), `jsonb_build_object('account', '${account}')`, "'rolling'", "now()", "now()", "now() + interval '14 days'"])};`);
  return people;
}

/** Everything that can be written once each: one check-in for each person and day. */
export function checkIns(people) {
  const days = Array.from({ length: DAYS }, (_, back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10));
  return days.flatMap((day) => people.map((person) => ({ person, day })));
}
