import { NO_NETWORK, REFUSALS } from "../support/console-guard.ts";
import { checkIn, DAY } from "../support/check-ins.ts";
import { atHome, greeting } from "../support/couples.ts";
import { untilKnown } from "../support/kept-in-browser.ts";
import { hydrated, title, visit } from "../support/pages.ts";
import { PASSWORD, signIn } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

const ALONE = "Une place rien que pour vous deux";

test("another browser is seen in the list, and sent away from there", { tag: "@wide" }, async ({ resident, openBrowser, guard }) => {
  guard.allow(REFUSALS);
  const aya = await resident("Aya");
  const other = await (await openBrowser()).newPage();
  await signIn(other, aya.email);
  await expect(title(other, ALONE)).toBeVisible();

  const { page } = aya;
  await visit(page, "/account/security");
  const revoke = page.getByRole("button", { name: /^Déconnecter : / });
  await expect(page.getByText("Cet appareil")).toHaveCount(1);
  await expect(revoke).toHaveCount(1);
  await revoke.click();
  await expect(page.getByText("L’appareil est déconnecté.")).toBeVisible();
  await expect(revoke).toHaveCount(0);

  await other.goto("/couple");
  await expect(title(other, "Se connecter")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Cet appareil")).toBeVisible();
});

test("a new password sends all other browsers away", async ({ resident, openBrowser, guard }) => {
  guard.allow(REFUSALS);
  const aya = await resident("Aya");
  const other = await (await openBrowser()).newPage();
  await signIn(other, aya.email);
  await expect(title(other, ALONE)).toBeVisible();

  await visit(aya.page, "/account/security");
  await aya.page.getByLabel("Mot de passe actuel").fill(PASSWORD);
  await aya.page.getByLabel("Nouveau mot de passe").fill("une pluie de septembre");
  await aya.page.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expect(aya.page.getByText("Votre mot de passe est changé.")).toBeVisible();

  await other.goto("/account");
  await expect(title(other, "Se connecter")).toBeVisible();
});

test("a page that was asked for is where signing in leads", async ({ page, resident }) => {
  const aya = await resident("Aya");
  await page.goto("/account/privacy");
  await expect(title(page, "Se connecter")).toBeVisible();
  await hydrated(page);
  await page.getByLabel("Adresse e-mail").fill(aya.email);
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(title(page, "Confidentialité")).toBeVisible();
});

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("after signing out nothing private is left, neither back nor without a network", async ({ couple, guard }) => {
    guard.allow(NO_NETWORK, REFUSALS);
    const { aya, kofi } = await couple();
    await checkIn(kofi.context, DAY);
    const page = await atHome(aya);
    await expect(page.getByText(DAY.note)).toBeVisible();
    await untilKnown(page, "/couple");
    await visit(page, "/account");
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await expect(page).toHaveURL("/");
    await expect(page.getByRole("link", { name: "Se connecter" })).toBeVisible();

    await page.goBack();
    await expect(title(page, "Se connecter")).toBeVisible();
    await page.goto("/couple");
    await expect(title(page, "Se connecter")).toBeVisible();

    await aya.context.setOffline(true);
    await page.goto("/couple");
    await expect(title(page, "Pas de réseau")).toBeVisible();
    await expect(page.getByText(DAY.note)).toBeHidden();
    await expect(title(page, greeting("Aya"))).toBeHidden();
  });
});

test("five wrong passwords, and the sixth try has to wait", async ({ page, resident }) => {
  const aya = await resident("Aya");
  for (let tries = 0; tries < 6; tries += 1) {
    await signIn(page, aya.email, "ce n’est pas le bon");
    await expect(page.getByRole("alert").filter({ hasText: /L’adresse ou le mot de passe ne va pas|Trop d’essais/ })).toBeVisible();
  }
  await expect(page.getByRole("alert").filter({ hasText: /Trop d’essais\. Réessayez dans \d+ min\./ })).toBeVisible();
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue(aya.email);
});
