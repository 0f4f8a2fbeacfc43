import type { Page } from "@playwright/test";

import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { codeFor, codesTo, linkFor, subjectsTo } from "../support/letters.ts";
import { expectNothingIn, expectRefused, title, visit } from "../support/pages.ts";
import { newEmail, newNumber, PASSWORD, registerByPhone, type PhoneNumber } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

const ALONE = "Une place rien que pour vous deux";

/** Goes to the page of the phone; it asks for the password on the way. */
async function open(page: Page, link: string): Promise<void> {
  await page.goto("/account/security");
  await page.getByRole("link", { name: link }).click();
  await expect(title(page, "C’est bien vous")).toBeVisible();
  await page.getByLabel("Votre mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Continuer", exact: true }).click();
  await expect(title(page, "Téléphone")).toBeVisible();
}

/** Adds a number, and gives the code that confirmed it. */
async function add(page: Page, number: PhoneNumber): Promise<string> {
  await open(page, "Ajouter un numéro");
  await page.getByLabel("Numéro de téléphone").fill(number.typed);
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await expect(page.getByText(/Nous venons d’envoyer un code/)).toBeVisible();
  const code = await codeFor(page.request, number.kept);
  await page.getByLabel("Code à 6 chiffres").fill(code);
  await page.getByRole("button", { name: "Confirmer le numéro" }).click();
  await expect(page.getByText("Votre numéro est confirmé.")).toBeVisible();
  return code;
}

/** Asks for a code at the door. */
async function ask(page: Page, typed: string): Promise<void> {
  await page.goto("/login");
  await page.getByRole("link", { name: "Avec votre numéro de téléphone" }).click();
  await expect(title(page, "Avec votre numéro")).toBeVisible();
  await page.getByLabel("Numéro de téléphone").fill(typed);
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await expect(title(page, "Le code reçu")).toBeVisible();
}

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("a number is added, opens the account, and is removed", async ({ resident, openBrowser, guard }) => {
      guard.allow(REFUSALS);
      const aya = await resident("Aya", { javaScriptEnabled: scripts });
      const number = newNumber();
      const first = await add(aya.page, number);

      const other = await (await openBrowser({ javaScriptEnabled: scripts })).newPage();
      await ask(other, number.typed);
      const code = other.getByLabel("Code à 6 chiffres");
      await expect(code).toHaveAttribute("autocomplete", "one-time-code");
      await code.fill("12");
      await other.getByRole("button", { name: "Se connecter" }).click();
      await expectRefused(code, "Écrivez les 6 chiffres du code.");
      const second = await codeFor(other.request, number.kept, first);
      await code.fill(second);
      await other.getByRole("button", { name: "Se connecter" }).click();
      await expect(title(other, ALONE)).toBeVisible();
      expectNothingIn(other, second, number.kept);

      await aya.page.goto("/account/security");
      await aya.page.getByRole("link", { name: "Gérer le numéro" }).click();
      await aya.page.getByRole("button", { name: "Retirer le numéro" }).click();
      await expect(aya.page.getByText("Votre numéro est retiré.")).toBeVisible();
      await expect
        .poll(() => subjectsTo(aya.page.request, aya.email))
        .toEqual(expect.arrayContaining(["Connexion par téléphone activée", "Numéro de téléphone retiré"]));
    });

    test("a number that nobody has gets the same page and no message", async ({ openBrowser, guard }) => {
      guard.allow(REFUSALS);
      const page = await (await openBrowser({ javaScriptEnabled: scripts })).newPage();
      const number = newNumber();
      await ask(page, number.typed);
      await expect(page.getByText(/^Si le \+225 .* ouvre un compte, un code vient d’y partir/)).toBeVisible();
      await page.getByLabel("Code à 6 chiffres").fill("123456");
      await page.getByRole("button", { name: "Se connecter" }).click();
      await expectRefused(page.getByLabel("Code à 6 chiffres"), "Ce code ne va pas.");
      expect(await codesTo(page.request, number.kept)).toEqual([]);
    });
  });
}

for (const scripts of [true, false]) {
  test(`somebody registers with a phone alone, ${scripts ? "with" : "without"} scripts, and adds an address`, async ({ openBrowser, guard }) => {
    guard.allow(REFUSALS);
    const page = await (await openBrowser({ javaScriptEnabled: scripts })).newPage();
    await registerByPhone(page, "Aya");

    const email = newEmail("Aya");
    await page.goto("/account/security");
    await expect(page.getByText(/Votre compte n’a pas d’adresse\./)).toBeVisible();
    await expect(page.getByLabel("Nouveau mot de passe")).toHaveCount(0);
    await page.getByLabel("Nouvelle adresse").fill(email);
    await page.getByRole("button", { name: "Changer d’adresse" }).click();
    await expect(page.getByText(/Nous venons d’écrire à la nouvelle adresse/)).toBeVisible();
    await page.goto(await linkFor(page.request, email, "/account/email/"));
    await page.getByRole("button", { name: "Confirmer l’adresse" }).click();
    await expect(page.getByText("Votre adresse est changée.")).toBeVisible();
    await page.getByLabel("Nouveau mot de passe").fill(PASSWORD);
    await page.getByRole("button", { name: "Choisir ce mot de passe" }).click();
    await expect(page.getByLabel("Mot de passe actuel")).toBeVisible();
  });
}

test("what is no mobile is told beside the field", async ({ page, guard }) => {
  guard.allow(REFUSALS);
  await visit(page, "/login/phone");
  const field = page.getByLabel("Numéro de téléphone");
  for (const [typed, message] of [
    ["07 07 12", "Écrivez un numéro complet"],
    ["27 20 31 23 45", "Ce numéro ne reçoit pas de SMS."],
  ] as const) {
    await field.fill(typed);
    await page.getByRole("button", { name: "Recevoir un code" }).click();
    await expectRefused(field, message);
    await expect(field).toHaveValue(typed);
  }
});

test("its pages are clear to everybody", { tag: "@wide" }, async ({ page, resident, guard }) => {
  guard.allow(REFUSALS);
  const aya = await resident("Aya");
  const number = newNumber();
  await add(aya.page, number);
  await checkPage(aya.page);
  await visit(aya.page, "/account/security/phone");
  await checkPage(aya.page);
  await ask(page, number.typed);
  await checkPage(page);
});
