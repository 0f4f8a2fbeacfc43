// A signed-in person's browser, as far as HTTP goes.
import { Agent, request } from "node:http";

/** Connections that are kept open between requests, as browsers do. */
export const connections = (most) => new Agent({ keepAlive: true, maxSockets: most, scheduling: "fifo" });

const HTML = { accept: "text/html,application/xhtml+xml", "accept-encoding": "gzip, deflate, br" };
const JSON_ = { accept: "application/json" };

/** Goes to a page; the time is from the first byte sent to the last byte received. */
export const visit = (agent, origin, person, path) => send(agent, origin, person, "GET", path, HTML);

/** Fetches JSON. */
export const fetchJson = (agent, origin, person, path) => send(agent, origin, person, "GET", path, JSON_);

/** Calls a server function as the script of a page does. */
export function call(agent, origin, person, path, fields = {}) {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    ...JSON_,
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    "sec-fetch-site": "same-origin",
  };
  return send(agent, origin, person, "POST", path, headers, body);
}

function send(agent, origin, person, method, path, headers, body) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const identity = { cookie: person.cookie, "x-forwarded-for": person.address };
    const sent = request(`${origin}${path}`, { agent, method, headers: { ...headers, ...identity } }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        const milliseconds = performance.now() - started;
        const bytes = Buffer.concat(parts);
        if (response.statusCode !== 200) {
          reject(new Error(`${method} ${path} answered ${response.statusCode}: ${bytes.subarray(0, 200)}`));
        } else {
          resolve({ milliseconds, headers: response.headers, bytes });
        }
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
