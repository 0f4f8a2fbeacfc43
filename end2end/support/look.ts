import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";

const FAMILIES = ["system-ui", "sans-serif", "sans-serif:lang=ko", "monospace"];

/** A short name for what decides how text is drawn here. */
export function fontsAndBrowser(version: string): string {
  const fonts = FAMILIES.map(fontOf).join("\n");
  return createHash("sha256").update(`${fonts}\n${version.split(".")[0]}`).digest("hex").slice(0, 8);
}

function fontOf(family: string): string {
  try {
    return execFileSync("fc-match", ["--format", "%{fullname} %{fontversion}", family], { encoding: "utf8" });
  } catch {
    // No fontconfig: a machine of its own.
    return process.platform;
  }
}
