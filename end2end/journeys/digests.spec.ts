import { checkPage } from "../support/axe.ts";
import { pair } from "../support/couples.ts";
import { tabTo } from "../support/keyboard.ts";
import { subjectsTo } from "../support/letters.ts";
import { title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const SETTINGS = "/account/notifications";
const ARRIVED = "Kofi est là";

test("who wants one letter a day hears at once under the bell, and not by mail", { tag: "@wide" }, async ({ resident }) => {
  const [aya, kofi] = [await resident("Aya"), await resident("Kofi")];
  const { page } = aya;
  await visit(page, SETTINGS);
  await page.getByRole("radio", { name: "Une fois par jour" }).check();
  await page.getByRole("button", { name: "Enregistrer le rythme" }).click();
  await expect(page.getByText("Le rythme de vos e-mails est enregistré.")).toBeVisible();
  await checkPage(page);
  await page.reload();
  await expect(page.getByRole("radio", { name: "Une fois par jour" })).toBeChecked();

  await pair(aya, kofi);
  await visit(page, "/notifications");
  await expect(page.getByText(ARRIVED).first()).toBeVisible();
  expect(await subjectsTo(page.request, aya.email)).not.toContain(ARRIVED);
});

test("who chose nothing gets the letter at once", async ({ resident }) => {
  const [aya, kofi] = [await resident("Aya"), await resident("Kofi")];
  await pair(aya, kofi);
  await expect.poll(() => subjectsTo(aya.page.request, aya.email)).toContain(ARRIVED);
});

test("a keyboard is enough", async ({ resident }) => {
  const { page } = await resident("Aya");
  await visit(page, SETTINGS);
  await expect(title(page, "Réglages des notifications")).toBeVisible();
  await tabTo(page, page.getByRole("radio", { name: "À mesure" }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Une fois par jour" })).toBeChecked();
  await tabTo(page, page.getByRole("button", { name: "Enregistrer le rythme" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Le rythme de vos e-mails est enregistré.")).toBeVisible();
});
