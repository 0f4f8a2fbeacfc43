import type { Page } from "@playwright/test";

import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { subjectsTo } from "../support/letters.ts";
import { expectNothingIn, expectRefused, title, visit } from "../support/pages.ts";
import { shown } from "../support/phone.ts";
import { PASSWORD, signIn } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

const ALONE = "Une place rien que pour vous deux";

/** Goes to the page of the second factor; it asks for the password on the way. */
async function open(page: Page, link: string): Promise<void> {
  await page.goto("/account/security");
  await page.getByRole("link", { name: link }).click();
  await expect(title(page, "C’est bien vous ?")).toBeVisible();
  await page.getByLabel("Votre mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Continuer", exact: true }).click();
  await expect(title(page, "Double authentification")).toBeVisible();
}

/** Sets it up, and gives the phone’s key and the recovery codes. */
async function protect(page: Page): Promise<{ key: string; codes: string[] }> {
  await open(page, "Activer la double authentification");
  const key = await page.locator(".key").innerText();
  expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const link = await page.getByRole("link", { name: "Ouvrir l’application de ce téléphone" }).getAttribute("href");
  expect(link).toContain(`secret=${key.replaceAll(" ", "")}`);
  await expect(page.getByRole("img", { name: "Code QR pour l’application d’authentification" })).toBeVisible();

  const code = page.getByLabel("Code à 6 chiffres");
  await code.fill("12");
  await page.getByRole("button", { name: "Activer", exact: true }).click();
  await expectRefused(code, "Écrivez les 6 chiffres du code.");
  expect(await page.locator(".key").innerText(), "what was scanned is still good").toBe(key);
  await code.fill(shown(key));
  await page.getByRole("button", { name: "Activer", exact: true }).click();
  await expect(title(page, "Codes de secours")).toBeVisible();
  await expect(page.getByText("La double authentification est active.")).toBeVisible();
  const codes = await page.getByRole("main").getByRole("listitem").filter({ hasText: /^[A-Z2-9]{5}-[A-Z2-9]{5}$/ }).allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  return { key, codes };
}

async function givePassword(page: Page, email: string, scripts = true): Promise<void> {
  if (scripts) await signIn(page, email);
  else {
    await page.goto("/login");
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByLabel("Mot de passe").fill(PASSWORD);
    await page.getByRole("button", { name: "Se connecter" }).click();
  }
  await expect(title(page, "Encore un code")).toBeVisible();
}

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("a phone is set up, asked for at the door, and let go", async ({ resident, openBrowser, guard }) => {
      guard.allow(REFUSALS);
      const aya = await resident("Aya", { javaScriptEnabled: scripts });
      const { key, codes } = await protect(aya.page);
      await aya.page.reload();
      await expect(aya.page.getByText("Les codes de secours ne sont montrés qu’une fois")).toBeVisible();
      await expect(aya.page.getByText(codes[0] ?? "none")).toHaveCount(0);

      const other = await (await openBrowser({ javaScriptEnabled: scripts })).newPage();
      await givePassword(other, aya.email, scripts);
      await other.goto("/couple");
      await expect(title(other, "Se connecter"), "nobody is signed in yet").toBeVisible();

      await other.goto("/login/second");
      const code = other.getByLabel("Code à 6 chiffres");
      await code.fill("1");
      await other.getByRole("button", { name: "Se connecter" }).click();
      await expectRefused(code, "Écrivez les 6 chiffres du code.");
      await expect(code).toHaveValue("");
      // The code of now was used to set it up: the phone is half a minute early.
      const used = shown(key, 1);
      await code.fill(used);
      await other.getByRole("button", { name: "Se connecter" }).click();
      await expect(title(other, ALONE)).toBeVisible();
      expectNothingIn(other, used);

      const third = await (await openBrowser({ javaScriptEnabled: scripts })).newPage();
      await givePassword(third, aya.email, scripts);
      await third.getByLabel("Code à 6 chiffres").fill(used);
      await third.getByRole("button", { name: "Se connecter" }).click();
      await expectRefused(third.getByLabel("Code à 6 chiffres"), "Ce code ne va pas, ou il a déjà servi.");
      await third.getByText("Je n’ai pas mon téléphone").click();
      await third.getByLabel("Code de secours").fill((codes[0] ?? "").toLowerCase());
      await third.getByRole("button", { name: "Utiliser ce code" }).click();
      await expect(title(third, ALONE)).toBeVisible();
      expectNothingIn(third, codes[0] ?? "none");

      await aya.page.goto("/account/security");
      await expect(aya.page.getByText(/Codes de secours restants\s: 9/)).toBeVisible();
      await aya.page.getByRole("link", { name: "Gérer la double authentification" }).click();
      await aya.page.getByRole("button", { name: "Désactiver la double authentification" }).click();
      await expect(aya.page.getByText("La double authentification est désactivée.")).toBeVisible();
      await expect
        .poll(() => subjectsTo(aya.page.request, aya.email))
        .toEqual(
          expect.arrayContaining(["Double authentification activée", "Un code de secours a servi", "Double authentification désactivée"]),
        );

      const last = await (await openBrowser({ javaScriptEnabled: scripts })).newPage();
      await last.goto("/login");
      await last.getByLabel("Adresse e-mail").fill(aya.email);
      await last.getByLabel("Mot de passe").fill(PASSWORD);
      await last.getByRole("button", { name: "Se connecter" }).click();
      await expect(title(last, ALONE)).toBeVisible();
    });
  });
}

test("new recovery codes take the place of the former", async ({ resident, openBrowser, guard }) => {
  guard.allow(REFUSALS);
  const aya = await resident("Aya");
  const { codes } = await protect(aya.page);
  await visit(aya.page, "/account/security/second-factor");
  await aya.page.getByRole("button", { name: "Faire de nouveaux codes" }).click();
  await expect(title(aya.page, "Codes de secours")).toBeVisible();
  const fresh = await aya.page.locator(".recovery-codes li").allInnerTexts();
  expect(fresh).toHaveLength(10);
  expect(fresh.filter((code) => codes.includes(code))).toEqual([]);

  const other = await (await openBrowser()).newPage();
  await givePassword(other, aya.email);
  await other.getByText("Je n’ai pas mon téléphone").click();
  await other.getByLabel("Code de secours").fill(codes[1] ?? "none");
  await other.getByRole("button", { name: "Utiliser ce code" }).click();
  await expectRefused(other.getByLabel("Code de secours"), "Ce code ne va pas, ou il a déjà servi.");
  await other.getByLabel("Code de secours").fill(fresh[1] ?? "none");
  await other.getByRole("button", { name: "Utiliser ce code" }).click();
  await expect(title(other, ALONE)).toBeVisible();
});

test("three wrong codes, and the fourth has to wait", async ({ page, resident, guard }) => {
  guard.allow(REFUSALS);
  const aya = await resident("Aya");
  const { key } = await protect(aya.page);
  await givePassword(page, aya.email);
  const right = new Set([-1, 0, 1, 2].map((later) => shown(key, later)));
  const wrong = ["123456", "234567", "345678", "456789", "567890"].find((code) => !right.has(code)) ?? "";
  const code = page.getByLabel("Code à 6 chiffres");
  for (let tries = 0; tries < 3; tries += 1) {
    await code.fill(wrong);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await expectRefused(code, "Ce code ne va pas, ou il a déjà servi.");
  }
  await code.fill(shown(key, 1));
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /Trop d’essais\. Réessayez dans \d+ min\./ })).toBeVisible();
});

test("its pages are clear to everybody", { tag: "@wide" }, async ({ page, resident, guard }) => {
  guard.allow(REFUSALS);
  const aya = await resident("Aya");
  await visit(aya.page, "/account/confirm?next=%2Faccount%2Fsecurity%2Fsecond-factor");
  await checkPage(aya.page);
  await protect(aya.page);
  await checkPage(aya.page);
  await visit(aya.page, "/account/security/second-factor");
  await checkPage(aya.page);
  await visit(aya.page, "/account/confirm");
  await checkPage(aya.page);
  await givePassword(page, aya.email);
  await page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
  await checkPage(page);
});
