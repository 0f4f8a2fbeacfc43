// nginx with deploy/nginx/parvis.conf before two stand-ins: one takes requests and hangs up, the other
// answers. What must not happen is a POST that is sent twice.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { request } from "node:https";
import { createServer as createSocket } from "node:net";
import { join } from "node:path";

const folder = process.env.NGINX_FOLDER;
const LARGEST_BODY = 1024 * 1024;

const freePort = async () => {
  const server = createSocket().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
};

/** A stand-in for a process of Parvis that remembers what reached it. */
const standIn = async (answer) => {
  const seen = [];
  const server = createServer((asked, answered) => {
    asked.on("error", () => {});
    asked.resume().on("end", () => {
      seen.push({ method: asked.method, path: asked.url, headers: asked.headers });
      answer(asked, answered);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, seen, port: server.address().port };
};

const hangsUp = await standIn((asked) => asked.socket.destroy());
const works = await standIn((asked, answered) => {
  if (asked.url === "/api/live") {
    answered.writeHead(200, { "content-type": "text/event-stream" });
    answered.write("data: news\n\n");
    return; // The line stays open.
  }
  if (asked.url.startsWith("/pkg/")) answered.setHeader("cache-control", "public, max-age=31536000, immutable");
  answered.end("an answer");
});

const tls = await freePort();
const plain = await freePort();
const edit = (name, changes) => {
  const file = join(folder, name);
  writeFileSync(file, changes.reduce((text, [before, after]) => text.replaceAll(before, after), readFileSync(file, "utf8")));
};
edit("upstreams.conf", [
  ["127.0.0.1:3001", `127.0.0.1:${hangsUp.port}`],
  ["127.0.0.1:3002", `127.0.0.1:${works.port}`],
]);
edit("parvis.conf", [
  ["127.0.0.1:18443", `127.0.0.1:${tls}`],
  ["127.0.0.1:18080", `127.0.0.1:${plain}`],
]);

const nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "inherit", "inherit"] });
const ask = (method, path, { body, headers = {}, untilFirst = false } = {}) =>
  new Promise((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port: tls, method, path, headers: { host: "parvis.example.org", ...headers }, rejectUnauthorized: false }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => {
        chunks.push(chunk);
        if (untilFirst) {
          resolve({ status: answer.statusCode, text: String(chunk) });
          asking.destroy();
        }
      });
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(chunks).toString() }));
    });
    asking.on("error", reject);
    asking.end(body);
  });
const started = async () => {
  for (let tries = 0; tries < 500; tries += 1) {
    try {
      return await ask("GET", "/started");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw new Error("nginx does not answer");
};
const forget = () => [hangsUp, works].forEach(({ seen }) => seen.splice(0));

try {
  await started();

  forget();
  for (let turn = 0; turn < 6; turn += 1) assert.equal((await ask("GET", "/couple")).status, 200);
  assert.ok(hangsUp.seen.length >= 2, "the one that hangs up was asked, too");
  assert.equal(works.seen.length, 6, "and each GET was asked again of the other");

  forget();
  const statuses = [];
  for (let turn = 0; turn < 6; turn += 1) statuses.push((await ask("POST", `/api/post/${turn}`, { body: "mood=7" })).status);
  assert.ok(hangsUp.seen.length >= 2 && works.seen.length >= 2, "both were asked");
  const posts = [...hangsUp.seen, ...works.seen].map(({ path }) => path);
  assert.equal(new Set(posts).size, posts.length, `a POST was sent twice: ${posts}`);
  assert.equal(statuses.filter((status) => status === 502).length, hangsUp.seen.length, "who sent the others is told");

  const unavailable = (await Promise.all([1, 2].map(() => ask("POST", "/api/again", { body: "x" })))).find(({ status }) => status === 502);
  assert.match(unavailable.text, /Rien n’est perdu/);

  for (let turn = 0; turn < 2; turn += 1) {
    const line = await ask("GET", "/api/live", { untilFirst: true });
    assert.equal(line.text, "data: news\n\n", "an event arrives while the line stays open");
  }

  forget();
  await ask("GET", "/who", { headers: { "x-forwarded-for": "203.0.113.9", "accept-encoding": "br" } });
  const [{ headers }] = works.seen;
  assert.equal(headers["x-forwarded-for"], "127.0.0.1", "a claimed address is not passed on");
  assert.equal(headers.host, "parvis.example.org");
  assert.equal(headers["accept-encoding"], "br", "Parvis compresses");

  forget();
  for (let turn = 0; turn < 4; turn += 1) assert.equal((await ask("GET", "/pkg/parvis.0123456789abcdef.js")).status, 200);
  assert.equal(works.seen.length, 1, "a file with a hash is asked for once");

  forget();
  assert.equal((await ask("GET", "/metrics")).status, 404);
  assert.equal((await ask("POST", "/api/large", { body: Buffer.alloc(LARGEST_BODY + 1) })).status, 413);
  assert.equal(works.seen.length + hangsUp.seen.length, 0, "nothing of that reaches Parvis");
  const most = [await ask("POST", "/api/most", { body: Buffer.alloc(LARGEST_BODY) }), await ask("POST", "/api/most", { body: Buffer.alloc(LARGEST_BODY) })];
  assert.ok(most.some(({ status }) => status === 200), "what Parvis reads passes");

  const session = connectHttp2(`https://127.0.0.1:${tls}`, { rejectUnauthorized: false });
  const stream = session.request({ ":path": "/couple", ":authority": "parvis.example.org" });
  const [answered] = await once(stream, "response");
  assert.equal(answered[":status"], 200, "HTTP/2 is spoken");
  session.destroy();

  const log = readFileSync(join(folder, "access.log"), "utf8");
  assert.ok(log.includes(" GET 200 ") && !log.includes("/couple"), "paths stay out of the log");
  assert.equal(readFileSync(join(folder, "error.log"), "utf8"), "", "and what a process fails at is told by status alone");
  console.log("nginx: no POST twice, each GET answered, events unbuffered, files kept, bodies limited, HTTP/2 spoken");
} finally {
  nginx.kill("SIGTERM");
  for (const { server } of [hangsUp, works]) {
    server.closeAllConnections();
    server.close();
  }
}
