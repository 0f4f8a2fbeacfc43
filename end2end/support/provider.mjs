// A provider of OpenID Connect on this machine (`oidc-provider`, certified): it believes whatever
// address is typed, and gives along what a provider gives. An address that begins with `doute` is not
// verified. Run by playwright.config.ts: `node support/provider.mjs PORT WAY-BACK`.
import { createServer } from "node:http";

import Provider from "oidc-provider";

const [port, wayBack] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const SCOPE = "openid email profile";

const provider = new Provider(issuer, {
  clients: [{ client_id: "parvis", client_secret: "the-secret-of-the-journeys", redirect_uris: [wayBack] }],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  pkce: { required: () => true },
  cookies: { keys: ["the journeys"] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, name: "Aya Kouassi", email: accountId, email_verified: !accountId.startsWith("doute") }),
  }),
  // Nobody is asked what may be said: that is not what the journeys are about.
  async loadExistingGrant({ oidc }) {
    const { client, session } = oidc;
    const known = session.grantIdFor(client.clientId);
    if (known) return provider.Grant.find(known);
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(SCOPE);
    await grant.save();
    return grant;
  },
});

const PAGE = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Mairie</title>
<h1>Mairie</h1><form method="post"><label>Adresse <input name="login"></label>
<button name="act" value="agree">Accepter</button> <button name="act" value="refuse">Refuser</button></form></html>`;

async function fieldsOf(request) {
  let body = "";
  for await (const part of request) body += part;
  return new URLSearchParams(body);
}

const answers = provider.callback();
const server = createServer(async (request, response) => {
  // What browsers ask for by themselves is no error of the journey.
  if (request.url === "/favicon.ico") return response.writeHead(204).end();
  if (!request.url.startsWith("/interaction/")) return answers(request, response);
  if (request.method === "GET") {
    response.setHeader("content-type", "text/html");
    return response.end(PAGE);
  }
  const fields = await fieldsOf(request);
  const result =
    fields.get("act") === "agree" ? { login: { accountId: fields.get("login") } } : { error: "access_denied", error_description: "no" };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
});
server.listen(Number(port), "127.0.0.1");
