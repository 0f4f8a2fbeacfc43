import { checkPage } from "../support/axe.ts";
import { title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

test("a visitor looks for a word, reads the answer and finds the other topics", { tag: "@wide" }, async ({ page }) => {
  await visit(page, "/help");
  await page.getByLabel("Que cherchez-vous").fill("MOT DE PASSE oublie");
  await page.getByRole("button", { name: "Chercher" }).click();
  await expect(page).toHaveURL(/\/help\?q=/);
  await expect(page.getByRole("heading", { name: /Réponses pour/ })).toBeVisible();
  const best = page.getByRole("main").getByRole("link", { name: /J’ai oublié mon mot de passe/ });
  await expect(best.locator("mark").first()).toHaveText("oublié");
  await checkPage(page);

  await best.click();
  await expect(page).toHaveURL(/\/help\/doors#forgotten$/);
  await expect(title(page, "Entrer")).toBeVisible();
  await expect(page.getByRole("heading", { name: "J’ai oublié mon mot de passe" })).toBeInViewport();
  await checkPage(page);

  await page.getByRole("link", { name: /Sans réseau/ }).click();
  await expect(title(page, "Sans réseau")).toBeVisible();
});

test("what nobody has written says so and offers the topics", async ({ page }) => {
  await visit(page, "/help?q=xyzzy");
  await expect(page.getByRole("heading", { name: /Rien pour/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /Quand ça ne marche pas/ })).toBeVisible();
});

test("a resident reads help in the application", async ({ resident }) => {
  const { page } = await resident("Aya");
  await visit(page, "/help");
  await page.getByLabel("Que cherchez-vous").fill("heures calmes");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /Que sont les heures calmes/ }).click();
  await expect(title(page, "Notifications")).toBeVisible();
});

test("who is in danger finds whom to call at once", async ({ page }) => {
  await visit(page, "/help");
  await page.getByRole("link", { name: "Qui appeler, et comment quitter vite" }).click();
  await expect(page.getByRole("link", { name: "111" })).toHaveAttribute("href", "tel:111");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the search works as a plain form, in every language", async ({ openBrowser }) => {
    const searches = [
      ["fr-FR", "brouillon", "J’ai fermé la page sans enregistrer"],
      ["en-GB", "draft", "I closed the page without saving"],
      ["ko-KR", "임시", "저장하지 않고 페이지를 닫았어요"],
    ] as const;
    for (const [locale, word, question] of searches) {
      const page = await (await openBrowser({ locale })).newPage();
      await page.goto("/help");
      await page.getByRole("searchbox").fill(word);
      await page.getByRole("search").getByRole("button").click();
      await page.getByRole("link", { name: new RegExp(question) }).click();
      await expect(page.getByRole("heading", { name: question })).toBeVisible();
    }
  });
});
