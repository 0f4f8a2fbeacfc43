import type { BrowserContext, Page } from "@playwright/test";

import { checkIn, DAY } from "../support/check-ins.ts";
import { NO_NETWORK } from "../support/console-guard.ts";
import { atHome, pair } from "../support/couples.ts";
import { visit } from "../support/pages.ts";
import type { Resident } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

const THEIR_DAY = { name: "Kofi, aujourd’hui" };
const LIVE = { timeout: 5_000 };

test("two tabs share one stream, and both hear", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  const streams = streamsOf(aya.context);
  await atHome(aya);
  await expect.poll(streams).toBe(1);
  const second = await openSecondTab(aya);

  await checkIn(kofi.context, DAY);
  for (const tab of [aya.page, second]) await expect(tab.getByRole("heading", THEIR_DAY)).toBeVisible(LIVE);
  expect(streams()).toBe(1);
});

test("when the tab that listens is closed, another takes over", async ({ couple }) => {
  const { aya, kofi } = await couple();
  const streams = streamsOf(aya.context);
  await atHome(aya);
  await expect.poll(streams).toBe(1);
  const second = await openSecondTab(aya);
  expect(streams()).toBe(1);

  await aya.page.close();
  await expect.poll(streams).toBe(2);
  await checkIn(kofi.context, DAY);
  await expect(second.getByRole("heading", THEIR_DAY)).toBeVisible(LIVE);
});

test("where the stream does not come through, the page asks by itself", async ({ couple, guard }) => {
  guard.allow(NO_NETWORK);
  const { aya, kofi } = await couple();
  await aya.context.route("**/api/live*", (route) => route.abort());
  const asked = aya.page.waitForRequest((request) => request.url().includes("/api/sync/changes"));
  await atHome(aya);
  await asked;

  await checkIn(kofi.context, DAY);
  // It asks every five to six seconds.
  await expect(aya.page.getByRole("heading", THEIR_DAY)).toBeVisible({ timeout: 12_000 });
});

test("a banner says that there is no network, and goes away by itself", async ({ couple, guard }) => {
  guard.allow(NO_NETWORK);
  const { aya, kofi } = await couple();
  const banner = aya.page.getByRole("status").filter({ hasText: "Pas de réseau. Vous voyez ce qui était là en dernier." });
  await atHome(aya);
  await aya.context.setOffline(true);
  await expect(banner).toBeVisible();
  await checkIn(kofi.context, DAY);

  await aya.context.setOffline(false);
  await expect(banner).toBeHidden();
  await expect(aya.page.getByRole("heading", THEIR_DAY)).toBeVisible();
});

test("what I am typing stays when the other’s day arrives", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(aya.page, "/couple/checkins");
  await aya.page.getByLabel("Un mot, si tu veux").fill("Je n’ai pas fini");
  await aya.page.getByRole("slider", { name: "Humeur" }).fill("9");
  await checkIn(kofi.context, DAY);
  await expect(aya.page.getByText(DAY.note)).toBeVisible(LIVE);
  await expect(aya.page.getByLabel("Un mot, si tu veux")).toHaveValue("Je n’ai pas fini");
  await expect(aya.page.getByRole("slider", { name: "Humeur" })).toHaveValue("9");
});

test("the bell learns of a newcomer by itself", async ({ resident }) => {
  const [aya, kofi] = [await resident("Aya"), await resident("Kofi")];
  await visit(aya.page, "/account");
  await expect(aya.page.getByRole("link", { name: "Notifications", exact: true }).first()).toBeVisible();
  await pair(aya, kofi);
  await expect(aya.page.getByRole("link", { name: "Notifications, 1 à lire" })).toBeVisible(LIVE);
});

/** Another tab of the same browser, once it has caught up with what the first one knows. */
async function openSecondTab({ context, name }: Resident): Promise<Page> {
  const page = await context.newPage();
  const level = page.waitForResponse((response) => response.url().includes("/api/sync/changes"));
  await atHome({ context, name, page, email: "" });
  await level;
  return page;
}

/** Counts the streams that a browser opens, in all its tabs. */
function streamsOf(context: BrowserContext): () => number {
  let streams = 0;
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/live") streams += 1;
  });
  return () => streams;
}
