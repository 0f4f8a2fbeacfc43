import { checkPage } from "../support/axe.ts";
import { checkIn, DAY } from "../support/check-ins.ts";
import { tabTo } from "../support/keyboard.ts";
import { hydrated, title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const LIVE = { timeout: 5_000 };

test("trends begin with one’s own days, and the other’s come beside them by themselves", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  const { page } = aya;
  const mood = page.getByRole("img", { name: /^Humeur de 0 à 10/ });

  await test.step("before anything is written, the page says what will be there", async () => {
    await visit(page, "/couple/trends");
    await expect(title(page, "Au fil du temps")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Rien encore sur ces jours" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Faire le point" })).toHaveAttribute("href", "/couple/checkins");
    await checkPage(page);
  });

  await test.step("the other’s days alone are not shown", async () => {
    await checkIn(kofi.context, DAY);
    await visit(page, "/couple/trends");
    await expect(page.getByRole("heading", { name: "Rien encore sur ces jours" })).toBeVisible();
    await expect(mood).toHaveCount(0);
  });

  await test.step("both have written: two lines, and their figures beneath", async () => {
    await checkIn(aya.context, { ...DAY, mood: 6 });
    await expect(mood).toBeVisible(LIVE);
    await page.getByRole("group").filter({ hasText: "Voir les chiffres" }).first().getByText("Voir les chiffres").click();
    const row = page.getByRole("row").filter({ hasText: "8" }).first();
    await expect(row).toContainText("6");
    await checkPage(page);
  });

  await test.step("a week says something from seven days on", async () => {
    await expect(page.getByText("À partir de sept journées")).toBeVisible();
  });
});

test("what one keeps to oneself stays out of the other’s trends", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await checkIn(aya.context, DAY);
  await checkIn(kofi.context, { ...DAY, private: true });
  await visit(aya.page, "/couple/trends");
  await expect(aya.page.getByText("Voici tes journées. Celles de Kofi apparaîtront")).toBeVisible();
  await visit(kofi.page, "/couple/trends");
  await expect(kofi.page.getByRole("img", { name: /^Humeur de 0 à 10/ })).toBeVisible();
});

test("how far back one looks is in the address, and a keyboard gets there", { tag: "@wide" }, async ({ couple }) => {
  const { aya } = await couple();
  const { page } = aya;
  await checkIn(aya.context, DAY);
  await visit(page, "/couple/trends");
  const year = page.getByRole("link", { name: "Un an" });
  await tabTo(page, year);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/couple\/trends\?days=365$/);
  await expect(year).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("img", { name: /en moyenne par semaine/ }).first()).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(year).toHaveAttribute("aria-current", "page");
  await page.goBack();
  await expect(page.getByRole("link", { name: "30 jours" })).toHaveAttribute("aria-current", "page");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the charts and their tables are in the page", async ({ couple }) => {
    const { aya, kofi } = await couple();
    await checkIn(aya.context, DAY);
    await checkIn(kofi.context, { ...DAY, mood: 4 });
    const { page } = aya;
    await page.goto("/couple/checkins");
    await page.getByRole("link", { name: /^Au fil du temps/ }).click();
    await expect(title(page, "Au fil du temps")).toBeVisible();
    await expect(page.getByRole("img", { name: /^Stress de 0 à 10/ })).toBeVisible();
    await page.getByText("Voir les chiffres").first().click();
    await expect(page.getByRole("row").filter({ hasText: "8" }).first()).toContainText("4");
    await page.getByRole("link", { name: "90 jours" }).click();
    await expect(page.getByRole("link", { name: "90 jours" })).toHaveAttribute("aria-current", "page");
  });
});
