import { DAY, fillDay, noteOf, notesKept, saveButton, savesOf } from "../support/check-ins.ts";
import { atHome, greeting } from "../support/couples.ts";
import { NO_NETWORK } from "../support/console-guard.ts";
import { draftsOf, untilKnown } from "../support/kept-in-browser.ts";
import { hydrated, title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const KEPT = "Gardé ici, sera envoyé dès que le réseau revient.";
const OFFLINE = "Pas de réseau.";

test("a check-in that is saved without a network is kept, says so, and is sent once", async ({ couple, guard }) => {
  guard.allow(NO_NETWORK);
  const { aya, kofi } = await couple();
  await atHome(kofi);
  await visit(aya.page, "/couple/checkins");

  await aya.context.setOffline(true);
  await expect(aya.page.getByText(OFFLINE)).toBeVisible();
  await fillDay(aya.page, DAY);
  await saveButton(aya.page).click();
  await expect(aya.page.getByText(KEPT)).toBeVisible();
  await expect(aya.page.getByText("en attendant d’être envoyé : 1.")).toBeVisible();
  expect(await notesKept(kofi.context)).toEqual([]);

  const saves = savesOf(aya.context);
  await aya.context.setOffline(false);
  await expect(aya.page.getByText("C’est noté.")).toBeVisible();
  await expect(aya.page.getByText(KEPT)).toBeHidden();
  await expect(aya.page.getByText(OFFLINE)).toBeHidden();
  await expect(kofi.page.getByText(DAY.note)).toBeVisible();
  expect(saves()).toBe(1);
  expect(await notesKept(aya.context)).toEqual([DAY.note]);
});

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("a check-in outlives a reload without a network", async ({ couple, guard }) => {
    guard.allow(NO_NETWORK);
    const { aya } = await couple();
    await visit(aya.page, "/couple/checkins");
    await untilKnown(aya.page, "/couple/checkins");

    await aya.context.setOffline(true);
    await fillDay(aya.page, DAY);
    await saveButton(aya.page).click();
    await expect(aya.page.getByText(KEPT)).toBeVisible();

    await aya.page.reload();
    await hydrated(aya.page);
    await expect(title(aya.page, "Comment va ta journée ?")).toBeVisible();
    await expect(aya.page.getByText(KEPT)).toBeVisible();
    await expect(noteOf(aya.page)).toHaveValue(DAY.note);

    await aya.context.setOffline(false);
    await expect(aya.page.getByText("C’est noté.")).toBeVisible();
    await expect(aya.page.getByText(KEPT)).toBeHidden();
    expect(await notesKept(aya.context)).toEqual([DAY.note]);
  });
});

test("a double click sends once", async ({ couple }) => {
  const { aya } = await couple();
  await visit(aya.page, "/couple/checkins");
  await fillDay(aya.page, DAY);
  const saves = savesOf(aya.context);
  await saveButton(aya.page).dblclick();
  await expect(title(aya.page, greeting("Aya"))).toBeVisible();
  await expect(aya.page.getByText(DAY.note)).toBeVisible();
  expect(saves()).toBe(1);
  expect(await notesKept(aya.context)).toEqual([DAY.note]);
});

test("what was typed and not saved is there again after a reload", async ({ couple }) => {
  const { aya } = await couple();
  await visit(aya.page, "/couple/checkins");
  await fillDay(aya.page, DAY);
  await expect.poll(() => draftsOf(aya.page)).toBe(1);

  await aya.page.reload();
  await hydrated(aya.page);
  await expect(aya.page.getByText("Repris de votre brouillon, pas encore enregistré.")).toBeVisible();
  await expect(noteOf(aya.page)).toHaveValue(DAY.note);
  await expect(aya.page.getByRole("slider", { name: "Humeur" })).toHaveValue(String(DAY.mood));
  expect(await notesKept(aya.context)).toEqual([]);
});
