import { checkPage } from "../support/axe.ts";
import { title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const PAGES = [
  ["fr-FR", "État du service", "Tout fonctionne."],
  ["en-GB", "Service status", "Everything works."],
  ["ko-KR", "서비스 상태", "모두 잘 작동하고 있습니다."],
] as const;

test("a visitor looks whether everything works", { tag: "@wide" }, async ({ page }) => {
  await visit(page, "/");
  await page.getByRole("contentinfo").getByRole("link", { name: "État du service" }).click();
  await expect(page).toHaveURL("/status");
  await expect(title(page, "État du service")).toBeVisible();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(4);
  await expect(page.getByText("Fonctionne", { exact: true })).toHaveCount(4);
});

for (const [locale, heading, sentence] of PAGES) {
  test(`the state of the service is told in ${locale}, with and without scripts`, async ({ openBrowser }) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await (await openBrowser({ locale, javaScriptEnabled })).newPage();
      await page.goto("/status");
      await expect(title(page, heading)).toBeVisible();
      await expect(page.getByText(sentence)).toBeVisible();
      if (javaScriptEnabled) await checkPage(page);
    }
  });
}
