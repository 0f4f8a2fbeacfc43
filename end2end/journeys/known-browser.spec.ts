import { title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

test("guesses of strangers keep no known browser out", { tag: "@wide" }, async ({ resident, openBrowser, guard }) => {
  const aya = await resident("Aya");
  await visit(aya.page, "/account");
  await aya.page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(title(aya.page, "Toute la ville sur une place.")).toBeVisible();

  guard.allow(/429/);
  for (let guess = 1; guess <= 6; guess += 1) {
    const stranger = await (await openBrowser()).newPage();
    await visit(stranger, "/login");
    await stranger.getByLabel("Adresse e-mail").fill(aya.email);
    await stranger.getByLabel("Mot de passe", { exact: true }).fill("je ne sais pas lequel");
    await stranger.getByRole("button", { name: "Se connecter" }).click();
    if (guess === 6) await expect(stranger.getByText(/minutes/)).toBeVisible();
  }

  await visit(aya.page, "/login");
  await aya.page.getByLabel("Adresse e-mail").fill(aya.email);
  await aya.page.getByLabel("Mot de passe", { exact: true }).fill(aya.password);
  await aya.page.getByRole("button", { name: "Se connecter" }).click();
  await expect(aya.page).toHaveURL(/\/couple/);
});
