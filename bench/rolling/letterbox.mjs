// A mail server that takes every letter and remembers its number: as much of RFC 5321 as a client needs.
import { once } from "node:events";
import { createServer } from "node:net";

/** Opens one; `letters` has the recipient and the `Message-ID` of each, in the order in which they came. */
export async function openLetterbox() {
  const letters = [];
  const server = createServer((socket) => {
    let unread = "";
    let letter;
    socket.on("error", () => {});
    socket.write("220 rolling.test ESMTP\r\n");
    socket.on("data", (bytes) => {
      unread += bytes;
      for (let end = unread.indexOf("\r\n"); end >= 0; end = unread.indexOf("\r\n")) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        if (letter !== undefined && line !== ".") {
          letter.push(line);
        } else if (letter !== undefined) {
          const header = (name) => letter.find((line) => line.startsWith(`${name}: `)).slice(name.length + 2);
          letters.push({ to: header("To"), id: header("Message-ID") });
          letter = undefined;
          socket.write("250 2.0.0 taken\r\n");
        } else if (/^EHLO/i.test(line)) {
          socket.write("250-rolling.test\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n");
        } else if (/^DATA/i.test(line)) {
          letter = [];
          socket.write("354 go on\r\n");
        } else if (/^QUIT/i.test(line)) {
          socket.end("221 2.0.0 bye\r\n");
        } else {
          socket.write("250 2.0.0 ok\r\n");
        }
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `smtp://127.0.0.1:${server.address().port}`, letters, close: () => server.close() };
}
