// Browsers before nginx: each speaks HTTPS from an address of its own, so that the limits of one address
// are not what is measured.
import { Agent, request } from "node:https";

const HOST = "parvis.example.org";
const PATIENCE_MS = 45_000;
/** Before a line that could not be opened is tried again. */
const AGAIN_MS = 100;

/** Somebody's browser: connections to nginx that are kept, a cookie, an address. */
export class Visitor {
  #agents = new Map();

  constructor(port, person) {
    Object.assign(this, { port, person });
  }

  /** Asks for something; the answer's status and text, or an error. */
  ask(method, path, { headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
      const asking = this.#request(method, path, headers, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString() }));
      });
      asking.setTimeout(PATIENCE_MS, () => asking.destroy(new Error("no answer")));
      asking.on("error", reject);
      asking.end(body);
    });
  }

  /** Goes to a page. */
  page = (path) => this.ask("GET", path, { headers: { accept: "text/html" } });

  /** Calls a server function as the application does. */
  call(path, fields) {
    const body = new URLSearchParams(fields).toString();
    const headers = { accept: "application/json", "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) };
    return this.ask("POST", path, { headers, body });
  }

  /** Opens a live line that opens itself again, as a browser's `EventSource` does, until it is closed. */
  listen() {
    return new Line((headers, answered) => this.#request("GET", "/api/live", { accept: "text/event-stream", ...headers }, answered, false));
  }

  close() {
    for (const agent of this.#agents.values()) agent.destroy();
  }

  #request(method, path, headers, answered, agent = this.#agent()) {
    const { cookie, address } = this.person;
    const more = cookie ? { cookie } : {};
    return request({ host: "127.0.0.1", port: this.port, localAddress: address, method, path, agent, rejectUnauthorized: false, headers: { host: HOST, ...more, ...headers } }, answered);
  }

  #agent() {
    if (!this.#agents.has(0)) this.#agents.set(0, new Agent({ keepAlive: true, maxSockets: 4, rejectUnauthorized: false }));
    return this.#agents.get(0);
  }
}

/** A live line that goes on from the last event that it heard, whoever answers. */
class Line {
  /** When each id was heard first, and how often. */
  heard = new Map();
  openings = 0;
  /** What an opening failed with. */
  failures = [];
  #last = "";
  #closed = false;

  constructor(open) {
    this.greeted = new Promise((resolve) => (this.#greet = resolve));
    this.#open = open;
    this.#again();
  }

  #open;
  #greet;
  #asking;

  close() {
    this.#closed = true;
    this.#asking.destroy();
  }

  #again() {
    if (this.#closed) return;
    this.openings += 1;
    let isOver = false;
    const over = (failure) => {
      if (isOver || this.#closed) return;
      isOver = true;
      if (failure) this.failures.push(failure);
      setTimeout(() => this.#again(), failure ? AGAIN_MS : 0);
    };
    this.#asking = this.#open(this.#last ? { "last-event-id": this.#last } : {}, (answer) => {
      if (answer.statusCode !== 200) {
        answer.resume();
        return over(`a line was answered ${answer.statusCode}`);
      }
      let unread = "";
      answer.setEncoding("utf8");
      answer.on("data", (text) => {
        unread += text;
        for (let end = unread.indexOf("\n\n"); end >= 0; end = unread.indexOf("\n\n")) {
          this.#hear(unread.slice(0, end));
          unread = unread.slice(end + 2);
        }
      });
      answer.on("end", () => over());
      // Cut, which a browser bears as well as an end in order.
      answer.on("error", () => over());
      answer.on("close", () => over());
    });
    this.#asking.on("error", (error) => over(`a line: ${error.message}`));
    this.#asking.end();
  }

  #hear(event) {
    const data = event.match(/^data: (.*)$/m);
    if (!data) return;
    const { changes } = JSON.parse(data[1]);
    this.#last = event.match(/^id: (.*)$/m)[1];
    this.#greet();
    const at = performance.now();
    for (const id of Object.values(changes).flat()) {
      const known = this.heard.get(id);
      if (known) known.times += 1;
      else this.heard.set(id, { at, times: 1 });
    }
  }
}
