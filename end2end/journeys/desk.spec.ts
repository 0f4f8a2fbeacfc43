import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { subjectsTo } from "../support/letters.ts";
import { appoint, enterDesk } from "../support/operators.ts";
import { expectRefused, title } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const ROOMS = ["À voir", "Comptes", "Tâches", "Envois", "Journal", "Options", "Chiffres"];

test("for residents there is no desk", async ({ resident, guard }) => {
  guard.allow(REFUSALS);
  const aya = await resident("Aya");
  for (const path of ["/admin", "/admin/accounts", "/admin/figures"]) {
    const answer = await aya.page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(title(aya.page, "Rien à cette adresse")).toBeVisible();
    await expect(aya.page.getByText("Bureau")).toHaveCount(0);
  }
});

for (const scripts of [true, false]) {
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("an account is found, closed with a reason, and opened again @wide", async ({ resident, guard }) => {
      guard.allow(REFUSALS);
      const [odile, kofi] = [await resident("Odile", { javaScriptEnabled: scripts }), await resident("Kofi")];
      appoint(odile.email);
      const desk = odile.page;
      await enterDesk(desk);

      await desk.getByRole("link", { name: "Comptes", exact: true }).click();
      await desk.getByLabel("Chercher un compte").fill(kofi.email.slice(0, -4));
      await desk.getByRole("button", { name: "Chercher" }).click();
      await desk.getByRole("main").getByRole("link", { name: kofi.email }).click();
      await expect(desk.getByRole("heading", { name: "Kofi" })).toBeVisible();
      if (scripts) await checkPage(desk);

      const close = desk.locator("form[data-form=suspend]");
      await close.getByRole("button", { name: "Suspendre ce compte" }).click();
      await expectRefused(close.getByLabel("Pourquoi"), "Dites pourquoi, en quelques mots.");
      await close.getByLabel("Motif").selectOption({ label: "Conditions non respectées" });
      await close.getByLabel("Pourquoi").fill("insultes répétées");
      await close.getByRole("button", { name: "Suspendre ce compte" }).click();
      await expect(desk.getByText("Suspendu", { exact: true })).toBeVisible();
      await kofi.page.goto("/couple");
      await expect(title(kofi.page, "Se connecter"), "signed out at once").toBeVisible();
      await expect.poll(() => subjectsTo(odile.context.request, kofi.email)).toContain("Votre compte est suspendu");

      await desk.getByRole("link", { name: "Tout le journal" }).click();
      await expect(title(desk, "Journal")).toBeVisible();
      await expect(desk.getByRole("row", { name: /operator\.account_suspended.*insultes répétées/ })).toBeVisible();
      await desk.goBack();

      const open = desk.locator("form[data-form=lift]");
      await open.getByLabel("Pourquoi").fill("parole donnée");
      await open.getByRole("button", { name: "Rouvrir ce compte" }).click();
      await expect(desk.getByRole("button", { name: "Suspendre ce compte" })).toBeVisible();
    });

    test("every room opens, and says where its figures come from", async ({ resident, guard }) => {
      guard.allow(REFUSALS);
      const odile = await resident("Odile", { javaScriptEnabled: scripts });
      appoint(odile.email);
      await enterDesk(odile.page);
      for (const room of ROOMS) {
        await odile.page.getByRole("navigation", { name: "Pièces du bureau" }).getByRole("link", { name: room }).click();
        await expect(title(odile.page, room)).toBeVisible();
        if (scripts) await checkPage(odile.page);
      }
      const source = odile.page.getByText("D’où vient ce chiffre").first();
      await source.click();
      await expect(odile.page.getByText("from platform.accounts").first()).toBeVisible();
    });
  });
}
