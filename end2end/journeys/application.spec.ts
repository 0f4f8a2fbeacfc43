import type { BrowserContext, Page } from "@playwright/test";

import { checkIn, DAY, noteOf, notesKept, saveButton, savesOf } from "../support/check-ins.ts";
import { NO_NETWORK } from "../support/console-guard.ts";
import { greeting } from "../support/couples.ts";
import { draftsOf } from "../support/kept-in-browser.ts";
import { hydrated, title } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

// A browser that has never used the application: it comes when it is wanted.
test.use({ usedBefore: false });

const LIVE = { timeout: 5_000 };
const THEIR_DAY = { name: "Kofi, aujourd’hui" };

test("who only reads fetches no application, and finds everything", async ({ couple }) => {
  const { aya } = await couple();
  const files = applicationFiles(aya.context);
  for (const [room, heading] of [["Questions", "De quoi parlerions-nous ?"], ["Buts", "Nos buts"]] as const) {
    await settled(aya.page, "/couple");
    await expect(title(aya.page, greeting("Aya"))).toBeVisible();
    await aya.page.getByRole("link", { name: room, exact: true }).click();
    await expect(title(aya.page, heading)).toBeVisible();
  }
  expect(files()).toEqual([]);
});

test("a form brings it, and from then on it is there", async ({ couple }) => {
  const { aya } = await couple();
  const files = applicationFiles(aya.context);
  await settled(aya.page, "/account");
  expect(files()).toEqual([]);

  await aya.page.getByRole("textbox").first().focus();
  await hydrated(aya.page);
  expect(files()).not.toEqual([]);
  await expect(aya.page.getByRole("textbox").first()).toBeFocused();

  await aya.page.goto("/couple");
  await hydrated(aya.page);
});

test("news bring it, without a touch", async ({ couple }) => {
  const { aya, kofi } = await couple();
  const files = applicationFiles(aya.context);
  await settled(aya.page, "/couple");
  expect(files()).toEqual([]);

  await checkIn(kofi.context, DAY);
  await expect(aya.page.getByRole("heading", THEIR_DAY)).toBeVisible(LIVE);
});

test("a form sent without a network before it is there waits on the page, and is sent once", async ({ couple, guard }) => {
  guard.allow(NO_NETWORK);
  const { aya } = await couple();
  const saves = savesOf(aya.context);
  await settled(aya.page, "/couple/checkins");
  await aya.context.setOffline(true);
  await noteOf(aya.page).fill(DAY.note);
  await saveButton(aya.page).click();
  await expect(aya.page.getByText("L’envoi se fera dès son retour, si cette page reste ouverte.")).toBeVisible();
  await expect(noteOf(aya.page)).toHaveValue(DAY.note);

  await aya.context.setOffline(false);
  await expect(aya.page.getByText("C’est noté.")).toBeVisible();
  expect(await notesKept(aya.context)).toEqual([DAY.note]);
  expect(saves()).toBe(1);
});

test("what is written before it is there stays, and it hears of it", async ({ couple }) => {
  const { aya } = await couple();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await aya.context.route(/\/pkg\/.*\.wasm$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await settled(aya.page, "/couple/checkins");
  await noteOf(aya.page).fill(DAY.note);
  await aya.page.getByRole("slider", { name: "Humeur" }).fill("9");
  await expect(aya.page.locator("output").first()).toHaveText("9");
  arrive();
  await hydrated(aya.page);
  await expect(noteOf(aya.page)).toHaveValue(DAY.note);

  // It was kept as a draft, though nothing was written since.
  await expect.poll(() => draftsOf(aya.page)).toBe(1);
  await aya.page.reload();
  await hydrated(aya.page);
  await expect(noteOf(aya.page)).toHaveValue(DAY.note);
  await expect(aya.page.getByRole("slider", { name: "Humeur" })).toHaveValue("9");
});

test("without a network a page that is only read says so", async ({ couple, guard }) => {
  guard.allow(NO_NETWORK);
  const { aya } = await couple();
  const notice = aya.page.getByRole("status").filter({ hasText: "Pas de réseau. Vous voyez ce qui était là en dernier." });
  await settled(aya.page, "/couple");
  await aya.context.setOffline(true);
  await expect(notice).toHaveCount(1);
  await expect(notice).toBeVisible();
  await aya.context.setOffline(false);
  await expect(notice).toHaveCount(0);
});

/** Goes to a page, and waits until it listens for news itself: the application is not on its way. */
async function settled(page: Page, path: string): Promise<void> {
  const listens = page.waitForRequest((request) => request.url().includes("/api/live"));
  await page.goto(path);
  await listens;
}

/** What a browser has fetched of the application. */
function applicationFiles(context: BrowserContext): () => string[] {
  const files: string[] = [];
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/pkg\/.*\.(js|wasm)$/.test(pathname)) files.push(pathname);
  });
  return () => files;
}
