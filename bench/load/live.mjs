// Live lines on plain sockets: thousands of them fit into one process.
import { connect } from "node:net";

/** An open live line; `onEvent` is called with each batch of changes after the greeting. */
class LiveLine {
  onEvent = () => {};
  #socket;
  #text = "";

  constructor(origin, person) {
    const { hostname, port, host } = new URL(origin);
    this.person = person;
    this.#socket = connect(Number(port), hostname);
    this.#socket.setNoDelay(true);
    this.#socket.setEncoding("utf8");
    this.open = new Promise((resolve, reject) => {
      this.#socket.on("connect", () => {
        const headers = [`host: ${host}`, `cookie: ${person.cookie}`, `x-forwarded-for: ${person.address}`, "accept: text/event-stream"];
        this.#socket.write(`GET /api/live HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      });
      this.#socket.on("data", (text) => this.#hear(text, resolve, reject));
      this.#socket.on("error", reject);
      this.#socket.on("close", () => reject(new Error("the line was closed before it opened")));
    });
  }

  get isOpen() {
    return !this.#socket.destroyed;
  }

  close() {
    this.#socket.destroy();
  }

  #hear(text, opened, refused) {
    this.#text += text;
    for (let end = this.#text.indexOf("\n\n"); end >= 0; end = this.#text.indexOf("\n\n")) {
      const event = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      const data = event.match(/^data: (.*)$/m);
      // A heartbeat has no data.
      if (data) this.#take(JSON.parse(data[1]), opened);
    }
    if (/^HTTP\/1\.1 (?!200)/.test(this.#text)) refused(new Error(this.#text.split("\r\n", 1)[0]));
  }

  #take(batch, opened) {
    // The first event only says that the line is open and where it stands.
    opened(this);
    if (Object.keys(batch.changes).length > 0) this.onEvent(batch, performance.now());
  }
}

/** Opens a line per person, a few hundred at a time. */
export async function openLines(origin, people, atOnce = 200) {
  const lines = [];
  for (let first = 0; first < people.length; first += atOnce) {
    const opening = people.slice(first, first + atOnce).map((person) => new LiveLine(origin, person));
    lines.push(...opening);
    await Promise.all(opening.map((line) => line.open));
  }
  return lines;
}

export const closeLines = (lines) => lines.forEach((line) => line.close());
