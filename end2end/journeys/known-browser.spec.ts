import { REFUSALS } from "../support/console-guard.ts";
import { title, visit } from "../support/pages.ts";
import { signIn } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

test("guesses of strangers keep no known browser out", { tag: "@wide" }, async ({ resident, openBrowser, guard }) => {
  const aya = await resident("Aya");
  await visit(aya.page, "/account");
  await aya.page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(title(aya.page, "Toute la ville sur une place.")).toBeVisible();

  guard.allow(REFUSALS);
  for (let guess = 1; guess <= 6; guess += 1) {
    const stranger = await (await openBrowser()).newPage();
    await signIn(stranger, aya.email, "je ne sais pas lequel");
    await expect(stranger.getByText(guess < 6 ? /ne va pas/ : /Trop d’essais/)).toBeVisible();
  }

  await signIn(aya.page, aya.email);
  await expect(aya.page).toHaveURL(/\/couple/);
});
