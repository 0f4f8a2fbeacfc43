import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

import { expect, type Page } from "@playwright/test";

// A job makes the copy; the page shows it within this, without a touch.
const LIVE = { timeout: 15_000 };

const COPY = /^parvis-\d{4}-\d\d-\d\d\.zip$/;

/** Asks for one's copy of everything, and waits until it is there. */
export async function prepareCopy(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Préparer ma copie" }).click();
  await expect(page.getByText("Votre copie est prête")).toBeVisible(LIVE);
}

/** Takes it along, and gives the files in it by their names. */
export async function takeCopy(page: Page): Promise<Map<string, Buffer>> {
  const arrives = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Télécharger/ }).click();
  const copy = await arrives;
  expect(copy.suggestedFilename()).toMatch(COPY);
  return filesIn(await readFile(await copy.path()));
}

/** The files of a ZIP archive, by the list at its end (APPNOTE.TXT, 4.3). */
function filesIn(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameEnds = entry + 46 + archive.readUInt16LE(entry + 28);
    const header = archive.readUInt32LE(entry + 42);
    const begins = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const content = archive.subarray(begins, begins + archive.readUInt32LE(entry + 20));
    const isStored = archive.readUInt16LE(entry + 10) === 0;
    files.set(archive.toString("utf8", entry + 46, nameEnds), isStored ? content : inflateRawSync(content));
    entry = nameEnds + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32);
  }
  return files;
}
