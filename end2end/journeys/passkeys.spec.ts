import type { Page } from "@playwright/test";

import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { Device, withoutSuggestions } from "../support/device.ts";
import { subjectsTo } from "../support/letters.ts";
import { title, visit } from "../support/pages.ts";
import { addPasskey, USE } from "../support/passkeys.ts";
import { PASSWORD } from "../support/residents.ts";
import { namedAddress } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

const ALONE = "Une place rien que pour vous deux";
const SAID_NOTHING = "La clé n’a pas servi";

// Browsers make no passkeys for an address of figures.
test.use({ baseURL: namedAddress });

/** Goes to the page of passkeys; it asks for the password on the way. */
async function open(page: Page, link: string): Promise<void> {
  await page.goto("/account/security");
  await page.getByRole("link", { name: link }).click();
  await expect(title(page, "C’est bien vous")).toBeVisible();
  await page.getByLabel("Votre mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Continuer", exact: true }).click();
  await expect(title(page, "Clés d’accès")).toBeVisible();
}

async function signOut(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByRole("button", { name: "Se déconnecter" }).first().click();
  await expect(page).toHaveURL(new RegExp(`${namedAddress}/?$`));
}

test("a passkey is made, opens the account and proves who sits there, and is removed", { tag: "@wide" }, async ({ resident, guard }) => {
  guard.allow(REFUSALS);
  const { page, email } = await resident("Aya");
  await withoutSuggestions(page);
  const device = await Device.of(page);
  await open(page, "Créer une clé d’accès");
  await checkPage(page);
  await addPasskey(page, "Mon téléphone");
  expect(await device.passkeys()).toBe(1);
  await expect(page.getByText(/^Depuis le .* · pas encore utilisée$/)).toBeVisible();
  await checkPage(page);

  await signOut(page);
  await page.goto("/login?next=%2Faccount%2Fsecurity");
  await checkPage(page);
  await page.getByRole("button", USE).click();
  await expect(title(page, "Sécurité")).toBeVisible();
  await expect(page.getByText(/ · utilisée aujourd’hui à /)).toBeVisible();

  await visit(page, "/account/confirm?next=%2Faccount%2Fsecurity%2Fpasskeys");
  await checkPage(page);
  await page.getByRole("button", USE).click();
  await expect(title(page, "Clés d’accès")).toBeVisible();
  await page.getByRole("button", { name: "Retirer la clé Mon téléphone" }).click();
  await expect(page.getByText("La clé n’ouvre plus votre compte.")).toBeVisible();
  await expect
    .poll(() => subjectsTo(page.request, email))
    .toEqual(expect.arrayContaining(["Clé d’accès ajoutée", "Clé d’accès retirée"]));

  await signOut(page);
  await page.goto("/login");
  await page.getByRole("button", USE).click();
  await expect(page.getByText("Cette clé n’ouvre rien ici")).toBeVisible();
});

test("who touches the button at once is let in, though the browser has begun to offer", async ({ resident }) => {
  const { page } = await resident("Aya");
  await Device.of(page);
  await open(page, "Créer une clé d’accès");
  await addPasskey(page, "");
  await signOut(page);
  await page.goto("/login");
  // What is to be signed comes only once the button was touched, as on a slow line.
  let come: () => void = () => {};
  const late = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/api/account/login/passkey/challenge", async (route) => {
    await late;
    await route.continue();
  });
  const asked: string[] = [];
  page.on("request", (request) => request.url().endsWith("/passkey/challenge") && asked.push(request.url()));
  await page.getByRole("button", USE).click();
  come();
  await expect(title(page, ALONE)).toBeVisible();
  expect(asked).toHaveLength(1);
});

test("the browser offers a passkey among the addresses", async ({ resident }) => {
  const { page } = await resident("Aya");
  await Device.of(page);
  await open(page, "Créer une clé d’accès");
  await addPasskey(page, "");
  await signOut(page);
  await page.goto("/login");
  await expect(page.getByLabel("Adresse e-mail")).toHaveAttribute("autocomplete", "username webauthn");
  // The first sign of a person; the device that is simulated takes the offer by itself.
  await page.getByLabel("Adresse e-mail").focus();
  await expect(title(page, ALONE)).toBeVisible();
});

test("a device in other hands opens nothing, and the page says so", async ({ resident }) => {
  const { page } = await resident("Aya");
  await withoutSuggestions(page);
  const device = await Device.of(page);
  await open(page, "Créer une clé d’accès");
  await addPasskey(page, "Mon téléphone");
  await signOut(page);
  await device.heldByOwner(false);
  await page.goto("/login");
  await page.getByRole("button", USE).click();
  await expect(page.getByText(SAID_NOTHING)).toBeVisible();
  await expect(title(page, "Se connecter")).toBeVisible();
  await device.heldByOwner(true);
  await page.getByRole("button", USE).click();
  await expect(title(page, ALONE)).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that a passkey needs them, and shows no dead button", async ({ page }) => {
    await page.goto("/login");
    await expect(page.getByText("Une clé d’accès a besoin des scripts")).toBeVisible();
    await expect(page.getByRole("button", USE)).toBeHidden();
    await expect(page.getByRole("button", { name: "Se connecter" })).toBeVisible();
  });
});
