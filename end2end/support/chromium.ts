import { existsSync } from "node:fs";

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The installed browser, or the one that `PARVIS_CHROMIUM` names; quiet, and talking to nobody but the server. */
export function chromium() {
  const program = process.env["PARVIS_CHROMIUM"] || PROGRAMS.find((path) => existsSync(path));
  if (!program) throw new Error("There is no Chromium; install one or name it in PARVIS_CHROMIUM.");
  return {
    executablePath: program,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // A microphone and a camera for who is allowed to use them.
      "--use-fake-device-for-media-stream",
    ],
  };
}
