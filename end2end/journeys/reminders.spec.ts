import { checkPage } from "../support/axe.ts";
import { tabTo } from "../support/keyboard.ts";
import { expectNothingIn, expectRefused, title, visit } from "../support/pages.ts";
import type { Resident } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

const parts = ({ page }: Resident) => ({
  checkIn: page.getByRole("checkbox", { name: /^Me rappeler le point du jour/ }),
  checkInAt: page.getByLabel("Chaque jour à"),
  letter: page.getByRole("checkbox", { name: /^Me rappeler la lettre du mois/ }),
  letterDay: page.getByLabel("Le jour"),
  letterAt: page.getByLabel("À", { exact: true }),
  save: page.getByRole("button", { name: "Enregistrer mes rappels" }),
  saved: page.getByText("Tes rappels sont réglés."),
});

test("reminders are off until one asks for them, and are nobody else’s", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  const { page } = aya;
  const { checkIn, checkInAt, letter, letterDay, letterAt, save, saved } = parts(aya);

  await visit(page, "/account/notifications");
  await page.getByRole("link", { name: /^Vos rappels à deux/ }).click();
  await expect(title(page, "Mes rappels")).toBeVisible();
  await expect(checkIn).not.toBeChecked();
  await expect(letter).not.toBeChecked();
  await checkPage(page);

  await checkIn.check();
  await checkInAt.fill("20:30");
  await letter.check();
  await letterDay.selectOption({ label: "Le 5 du mois" });
  await letterAt.fill("18:00");
  await save.click();
  await expect(saved).toBeVisible();
  await expect(page.getByText(/^Le prochain\s:\s.*, 20:30\.$/)).toBeVisible();
  await expect(page.getByText(/^Le prochain\s:\s.* 5 .*, 18:00\.$/)).toBeVisible();
  await checkPage(page);

  await page.reload();
  await expect(checkIn).toBeChecked();
  await expect(checkInAt).toHaveValue("20:30");
  await expect(letterDay).toHaveValue("5");

  await visit(kofi.page, "/couple/reminders");
  await expect(parts(kofi).checkIn).not.toBeChecked();
  await expect(parts(kofi).letter).not.toBeChecked();
});

test("a keyboard is enough", async ({ couple }) => {
  const { aya } = await couple();
  const { page } = aya;
  const { checkIn, save, saved } = parts(aya);
  await visit(page, "/couple/reminders");
  await tabTo(page, checkIn);
  await page.keyboard.press("Space");
  await expect(checkIn).toBeChecked();
  await tabTo(page, save);
  await page.keyboard.press("Enter");
  await expect(saved).toBeVisible();
  await expect(page.getByText(/^Le prochain\s:\s.*, 20:00\.$/)).toBeVisible();
});

test("who is alone is told that reminders begin with two", async ({ resident }) => {
  const { page } = await resident("Aya");
  await visit(page, "/couple/reminders");
  await expect(page.getByRole("heading", { name: "Les rappels commencent à deux" })).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form does the same, and comes back with what cannot be read", async ({ couple }) => {
    const { aya } = await couple();
    const { page } = aya;
    const { checkIn, checkInAt, letter, letterAt, save, saved } = parts(aya);
    await page.goto("/couple/reminders");
    await checkIn.check();
    await checkInAt.fill("");
    await letter.check();
    await letterAt.fill("09:15");
    await save.click();
    await expectRefused(checkInAt, "Écris une heure, par exemple 20:30.");
    await expect(checkIn).toBeChecked();
    await expect(letterAt).toHaveValue("09:15");
    expectNothingIn(page, "09:15");

    await checkInAt.fill("21:00");
    await save.click();
    await expect(saved).toBeVisible();
    await expect(page.getByText(/^Le prochain\s:\s.*, 21:00\.$/)).toBeVisible();

    await checkIn.uncheck();
    await save.click();
    await expect(saved).toBeVisible();
    await expect(page.getByText(/, 21:00\.$/)).toHaveCount(0);
    await expect(letter).toBeChecked();
  });
});
