import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { prepareCopy, takeCopy } from "../support/copies.ts";
import { linkFor, subjectsTo } from "../support/letters.ts";
import { expectNothingIn, expectRefused, title, visit } from "../support/pages.ts";
import { PASSWORD, signIn } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

// What a job does shows within this, without a touch.
const LIVE = { timeout: 15_000 };

test("everything that is one’s own is prepared, told of and taken along", { tag: "@wide" }, async ({ resident, guard }) => {
  const { page, email } = await resident("Aya");
  await visit(page, "/account/privacy");
  await checkPage(page);

  await test.step("The page says by itself when the copy is there", async () => {
    await prepareCopy(page);
    await expect(page.getByRole("button", { name: "Préparer une autre copie" })).toBeVisible();
    await checkPage(page);
  });

  await test.step("It is a file", async () => {
    expect([...(await takeCopy(page)).keys()]).toContain("README.txt");
  });

  await test.step("The letter leads to it, and only its owner there", async () => {
    const link = await linkFor(page.request, email, "/account/export/");
    expect((await page.request.get(link)).headers()["content-type"]).toBe("application/zip");
    guard.allow(REFUSALS);
    const kofi = await resident("Kofi");
    expect((await kofi.context.request.get(link)).status()).toBe(404);
  });
});

test("an account that is to end has one page left, and the way back is on it", { tag: "@wide" }, async ({ couple, guard }) => {
  guard.allow(REFUSALS);
  const { aya, kofi } = await couple();
  const { page, email } = aya;
  const password = page.getByLabel("Mot de passe actuel");
  await visit(page, "/account/privacy");

  await test.step("It takes the password", async () => {
    await password.fill("ce n’est pas le bon");
    await page.getByRole("button", { name: "Effacer mon compte" }).click();
    await expectRefused(password, "Ce n’est pas votre mot de passe actuel.");
    await expect(password).toHaveValue("");
    expectNothingIn(page, "bon");
  });

  await test.step("From that moment she is signed out, and has left the place for two", async () => {
    await visit(kofi.page, "/couple");
    await password.fill(PASSWORD);
    await page.getByRole("button", { name: "Effacer mon compte" }).click();
    await expect(page.getByText(/^Votre compte sera effacé le/)).toBeVisible();
    await expect(page).toHaveURL(/\/login/);
    await expect(title(kofi.page, "Une place rien que pour vous deux")).toBeVisible(LIVE);
    await visit(kofi.page, "/notifications");
    await expect(kofi.page.getByText(`${aya.name} a quitté votre espace à deux`)).toBeVisible();
    expect((await subjectsTo(page.request, email))[0]).toMatch(/^Votre compte sera effacé le/);
  });

  await test.step("Signing in leads to one page, and so does every other", async () => {
    await signIn(page, email);
    await expect(title(page, "Votre compte va être effacé")).toBeVisible();
    await checkPage(page);
    for (const path of ["/couple", "/account/security", "/"]) {
      await page.goto(path);
      await expect(title(page, "Votre compte va être effacé")).toBeVisible();
    }
  });

  await test.step("She stays", async () => {
    await page.getByRole("button", { name: "Garder mon compte" }).click();
    await expect(page.getByText("Votre compte reste ouvert.")).toBeVisible();
    await visit(page, "/couple");
    await expect(title(page, "Une place rien que pour vous deux")).toBeVisible();
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a copy is asked for and found on the page", async ({ resident }) => {
    const { page } = await resident("Aya");
    await page.goto("/account/privacy");
    await page.getByRole("button", { name: "Préparer ma copie" }).click();
    await expect(page.getByText("Votre copie se prépare.").first()).toBeVisible();
    await expect(async () => {
      await page.goto("/account/privacy");
      await expect(page.getByRole("link", { name: /^Télécharger/ })).toBeVisible({ timeout: 100 });
    }).toPass(LIVE);
  });

  test("an account is to end, and stays", async ({ resident }) => {
    const { page, email } = await resident("Aya");
    const password = page.getByLabel("Mot de passe actuel");
    await page.goto("/account/privacy");
    await password.fill("ce n’est pas le bon");
    await page.getByRole("button", { name: "Effacer mon compte" }).click();
    await expectRefused(password, "Ce n’est pas votre mot de passe actuel.");
    await password.fill(PASSWORD);
    await page.getByRole("button", { name: "Effacer mon compte" }).click();
    await expect(page.getByText(/^Votre compte sera effacé le/)).toBeVisible();
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByLabel("Mot de passe").fill(PASSWORD);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await expect(title(page, "Votre compte va être effacé")).toBeVisible();
    await page.getByRole("button", { name: "Garder mon compte" }).click();
    await expect(page.getByText("Votre compte reste ouvert.")).toBeVisible();
  });
});
