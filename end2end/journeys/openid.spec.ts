import type { Page } from "@playwright/test";

import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { subjectsTo } from "../support/letters.ts";
import { title } from "../support/pages.ts";
import { newEmail, PASSWORD } from "../support/residents.ts";
import { provider } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

const ALONE = "Une place rien que pour vous deux";
const WITH = { name: "Continuer avec Mairie" };

test.skip(!provider, "the provider stands beside a server of our own");

/** Leaves for the provider from a page of ours. */
async function leave(page: Page): Promise<void> {
  await page.getByRole("button", WITH).click();
  // The page in between goes on by itself.
  await expect(title(page, "Mairie")).toBeVisible();
  await expect(page).toHaveURL(({ origin }) => origin === provider?.address);
}

/** Says there who one is. */
async function agree(page: Page, email: string): Promise<void> {
  await page.getByLabel("Adresse").fill(email);
  await page.getByRole("button", { name: "Accepter" }).click();
}

/** Has an account by the provider alone. */
async function arrive(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await leave(page);
  await agree(page, email);
  await expect(title(page, "Créer un compte")).toBeVisible();
  await page.getByRole("checkbox", { name: /^J’accepte les conditions/ }).check();
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await expect(title(page, ALONE)).toBeVisible();
}

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("who is new accepts the terms, and comes back by the provider", async ({ page, openBrowser, guard }) => {
      guard.allow(REFUSALS);
      const email = newEmail("Aya");
      await page.goto("/register?next=%2Faccount%2Fsecurity");
      await leave(page);
      await agree(page, email);
      await expect(title(page, "Créer un compte")).toBeVisible();
      await expect(page.getByText(`Votre adresse : ${email}`)).toBeVisible();
      await expect(page.getByLabel("Votre nom")).toHaveValue("Aya Kouassi");
      expect(page.url()).not.toContain(encodeURIComponent(email));
      await page.getByRole("button", { name: "Créer mon compte" }).click();
      await expect(page.getByText("Cochez cette case pour créer un compte.")).toBeVisible();
      await page.getByRole("checkbox", { name: /^J’accepte les conditions/ }).check();
      await page.getByRole("button", { name: "Créer mon compte" }).click();
      await expect(title(page, "Sécurité")).toBeVisible();
      await expect(page.getByText(new RegExp(`^${email} · relié le `))).toBeVisible();

      // The only door stays.
      await page.getByRole("link", { name: "Gérer les comptes reliés" }).click();
      await page.getByRole("button", { name: "Séparer Mairie" }).click();
      await expect(page.getByText("Ce lien est la seule porte de votre compte.")).toBeVisible();

      const other = await (await openBrowser({ javaScriptEnabled: scripts })).newPage();
      await other.goto("/login?next=%2Faccount");
      await leave(other);
      await agree(other, email);
      await expect(other).toHaveURL(/\/account$/);
    });

    test("an address that has an account is linked after signing in, and unlinked", async ({ resident, openBrowser, guard }) => {
      guard.allow(REFUSALS);
      const aya = await resident("Aya", { javaScriptEnabled: scripts });
      const other = await (await openBrowser({ javaScriptEnabled: scripts })).newPage();
      await other.goto("/login");
      await leave(other);
      await agree(other, aya.email);
      await expect(title(other, "La connexion n’a pas abouti")).toBeVisible();
      await expect(other.getByText("Cette adresse a déjà un compte Parvis")).toBeVisible();

      const { page } = aya;
      await page.goto("/account/security");
      await page.getByRole("link", { name: "Relier un compte" }).click();
      await expect(title(page, "C’est bien vous")).toBeVisible();
      await page.getByLabel("Votre mot de passe").fill(PASSWORD);
      await page.getByRole("button", { name: "Continuer", exact: true }).click();
      await expect(title(page, "Comptes extérieurs")).toBeVisible();
      await leave(page);
      await agree(page, aya.email);
      await expect(page.getByText("Mairie peut maintenant ouvrir votre compte.")).toBeVisible();

      await other.goto("/login");
      await other.getByRole("button", WITH).click();
      await expect(title(other, ALONE)).toBeVisible();

      await page.getByRole("button", { name: "Séparer Mairie" }).click();
      await expect(page.getByText("Ce compte extérieur n’ouvre plus le vôtre.")).toBeVisible();
      await expect
        .poll(() => subjectsTo(page.request, aya.email))
        .toEqual(expect.arrayContaining(["Compte extérieur relié", "Compte extérieur séparé"]));
    });
  });
}

test("who refuses there is told that nothing has changed", async ({ page, guard }) => {
  guard.allow(REFUSALS);
  await page.goto("/login");
  await leave(page);
  await page.getByRole("button", { name: "Refuser" }).click();
  await expect(title(page, "La connexion n’a pas abouti")).toBeVisible();
  await expect(page.getByText("Elle a été refusée ou interrompue de l’autre côté.")).toBeVisible();
  await page.getByRole("link", { name: "Revenir à la connexion" }).click();
  await expect(title(page, "Se connecter")).toBeVisible();
});

test("an address that nobody vouches for is not kept", async ({ page }) => {
  await page.goto("/login");
  await leave(page);
  await agree(page, newEmail("doute"));
  await expect(page.getByText("Votre compte n’aura pas d’adresse e-mail")).toBeVisible();
});

test("who has no password proves by the provider who sits there", async ({ page }) => {
  const email = newEmail("Aya");
  await arrive(page, email);
  await page.goto("/account/confirm?next=%2Faccount%2Fsecurity%2Fproviders");
  await leave(page);
  await agree(page, email);
  await expect(title(page, "Comptes extérieurs")).toBeVisible();
});

test("its pages are clear to everybody", { tag: "@wide" }, async ({ page, guard }) => {
  guard.allow(REFUSALS);
  await page.goto("/login");
  await checkPage(page);
  await page.goto("/login/unfinished?why=taken");
  await checkPage(page);
  await page.goto("/login/with");
  await checkPage(page);
  await page.goto("/login");
  await leave(page);
  await agree(page, newEmail("Aya"));
  await expect(title(page, "Créer un compte")).toBeVisible();
  await checkPage(page);
  await page.getByRole("checkbox", { name: /^J’accepte les conditions/ }).check();
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await expect(title(page, ALONE)).toBeVisible();
  await page.goto("/account/security");
  await checkPage(page);
  await page.goto("/account/security/providers");
  await checkPage(page);
});
