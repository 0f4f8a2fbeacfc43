// Residents who are signed in: sessions written straight into the database, as the server would.
import { createHash, randomBytes } from "node:crypto";

/** The cookie and the key of a new session (the store keeps only the key's SHA-256). */
function session() {
  const id = randomBytes(16);
  // The cookie carries the number's bytes from the lowest on, the key is of those from the highest on.
  const key = createHash("sha256").update(Buffer.from(id).reverse()).digest("hex");
  return { cookie: `parvis=${id.toString("base64url")}`, key };
}

/**
 * Couples of the town whose two partners are signed in, each at an address of their own, so that
 * the limits of one address or account are not what is measured.
 */
export async function signInCouples(database, count) {
  const { rows } = await database.query(
    `select c.id as couple, array_agg(p.account_id order by p.seat) as accounts, array_agg(a.display_name order by p.seat) as names
     from (select id from couple.couples order by md5(id::text) limit $1) as c
     join couple.partners p on p.couple_id = c.id
     join platform.accounts a on a.id = p.account_id
     group by c.id`,
    [count],
  );
  if (rows.length < count) throw new Error(`the town has only ${rows.length} couples, ${count} are needed`);
  let number = 0;
  const couples = rows.map(({ couple, accounts, names }) => ({
    couple,
    partners: accounts.map((account, seat) => {
      number += 1;
      const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
      return { account, couple, name: names[seat], address, ...session() };
    }),
  }));
  await store(database, couples.flatMap(({ partners }) => partners));
  return couples;
}

async function store(database, people) {
  await database.query("delete from platform.sessions");
  await database.query("delete from platform.rate_limits");
  await database.query(
    `insert into platform.sessions (id_hash, account_id, data, user_agent, created_at, seen_at, expires_at)
     select decode(key, 'hex'), account, jsonb_build_object('account', account), 'bench', now(), now(), now() + interval '14 days'
     from unnest($1::text[], $2::uuid[]) as signed_in (key, account)`,
    [people.map(({ key }) => key), people.map(({ account }) => account)],
  );
  await database.query("vacuum (analyze) platform.sessions");
}
