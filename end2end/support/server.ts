import { existsSync } from "node:fs";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const PLACE = "127.0.0.1:3417";
const PROVIDER_PORT = 3418;

/** A server that runs already (`END2END_URL`), instead of one of our own. It must trust this machine as its proxy. */
const running = process.env["END2END_URL"];

/** Where people reach the town. */
export const address = running ?? `http://${PLACE}`;

/** The same by a name: browsers make no passkeys for figures. */
export const namedAddress = address.replace("127.0.0.1", "localhost");

/** Somebody who says who people are, beside a server of our own. */
export const provider = running
  ? undefined
  : {
      address: `http://127.0.0.1:${PROVIDER_PORT}`,
      command: `exec node end2end/support/provider.mjs ${PROVIDER_PORT} ${address}/login/with/openid/return`,
      cwd: ROOT,
    };

/** Answers once the town is open. */
export const ready = `${address}/ready`;

/**
 * How the town is opened: what the scripts built, on the database in `DATABASE_URL` (a private one without).
 * It believes what this machine says of a visitor's address, because many limits count by address and here
 * everybody comes from the same one.
 */
export const server = running
  ? undefined
  : {
      command: `exec ${program()} serve`,
      cwd: ROOT,
      env: {
        PARVIS_ENV: "development",
        PARVIS_ADDR: PLACE,
        PARVIS_BASE_URL: address,
        PARVIS_DATA_DIR: resolve(ROOT, "target/end2end/data"),
        PARVIS_TRUSTED_PROXIES: "127.0.0.1/32,::1/128",
        OIDC_ISSUER: `http://127.0.0.1:${PROVIDER_PORT}`,
        OIDC_NAME: "Mairie",
        OIDC_CLIENT_ID: "parvis",
        OIDC_CLIENT_SECRET: "the-secret-of-the-journeys",
        LEPTOS_SITE_ROOT: process.env["LEPTOS_SITE_ROOT"] ?? resolve(ROOT, "target/site"),
        RUST_LOG: process.env["RUST_LOG"] ?? "warn",
      },
    };

/** The program that the scripts built. */
export function program(): string {
  const built = ["target/release/parvis", "target/debug/parvis"].map((path) => resolve(ROOT, path));
  const found = built.find((path) => existsSync(path));
  if (!found) throw new Error("Parvis is not built; scripts/build.sh does it.");
  return found;
}
