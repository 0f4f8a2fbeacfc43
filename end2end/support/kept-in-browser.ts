import { expect, type Page } from "@playwright/test";

/** Waits until the service worker serves the page and could show this path, with all that it loads, without a network. */
export async function untilKnown(page: Page, path: string): Promise<void> {
  await expect.poll(() => missing(page, path), { message: `${path} can be shown without a network` }).toEqual([]);
}

/** What would be missing without a network. */
function missing(page: Page, path: string): Promise<string[]> {
  return page.evaluate(async (path) => {
    if (navigator.serviceWorker.controller === null) return ["the service worker"];
    const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname);
    const wanted = [path, ...loaded.filter((file) => /^\/(pkg|fonts)\//.test(file))];
    const known = await Promise.all(wanted.map((one) => caches.match(one, { ignoreVary: true })));
    return wanted.filter((_, index) => known[index] === undefined);
  }, path);
}

/** How many drafts the browser keeps. */
export function draftsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map((database) => database.name);
    // Opening what is not there would make it, empty, before the application does.
    if (!names.includes("parvis")) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open("parvis");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const counting = database.transaction("drafts").objectStore("drafts").count();
        counting.onerror = () => reject(counting.error);
        counting.onsuccess = () => {
          database.close();
          resolve(counting.result);
        };
      };
    });
  });
}
