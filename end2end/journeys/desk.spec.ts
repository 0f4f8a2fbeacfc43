import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { subjectsTo } from "../support/letters.ts";
import { appoint, enterDesk } from "../support/operators.ts";
import { expectRefused, hydrated, title } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

const ROOMS = ["À voir", "Comptes", "Signalements", "Tâches", "Envois", "Journal", "Options", "Chiffres"];

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

    test("an operator looks through somebody's eyes, and can do nothing there @wide", async ({ resident, guard }) => {
      guard.allow(REFUSALS);
      const [odile, kofi] = [await resident("Odile", { javaScriptEnabled: scripts }), await resident("Kofi")];
      appoint(odile.email);
      const desk = odile.page;
      await enterDesk(desk);
      await desk.goto(`/admin/accounts?search=${encodeURIComponent(kofi.email)}`);
      await desk.getByRole("main").getByRole("link", { name: kofi.email }).click();
      await expect(desk.getByRole("heading", { name: "Kofi" })).toBeVisible();

      const look = desk.locator("form[data-form=look]");
      await look.getByRole("button", { name: "Regarder" }).click();
      await expectRefused(look.getByLabel("Pourquoi"), "Dites pourquoi, en quelques mots.");
      await look.getByLabel("Motif").selectOption({ label: "Cette personne a demandé de l’aide" });
      await look.getByLabel("Pourquoi").fill("ne trouve plus ses heures calmes");
      await look.getByRole("button", { name: "Regarder" }).click();

      const banner = desk.getByText(/Vous regardez avec les yeux de Kofi, jusqu’à \d\d:\d\d\./);
      await expect(title(desk, "Votre compte")).toBeVisible();
      await expect(banner).toBeVisible();
      await expect(desk.getByLabel("Votre nom")).toHaveValue("Kofi");
      await expect(desk.locator("html")).not.toHaveAttribute("data-application");
      if (scripts) await checkPage(desk);
      await desk.goto("/account/notifications");
      await expect(banner, "on every page").toBeVisible();

      await desk.getByRole("button", { name: "Enregistrer", exact: true }).first().click();
      await expect(desk.getByText("rien ne peut être fait d’ici")).toBeVisible();
      await expect(banner, "on what is refused, too").toBeVisible();
      if (scripts) await checkPage(desk);
      await desk.goto("/couple");
      await expect(desk.getByText("Ce qui s’écrit à deux reste à eux deux.")).toBeVisible();

      await desk.getByRole("button", { name: "Arrêter de regarder" }).click();
      await expect(desk.getByRole("heading", { name: "Kofi" })).toBeVisible();
      await expect(banner).toHaveCount(0);
      await expect(desk.getByText("operator.looked_away")).toBeVisible();

      await kofi.page.goto("/notifications");
      await expect(kofi.page.getByText("Vos pages ont été regardées")).toBeVisible();
      await expect.poll(() => subjectsTo(odile.context.request, kofi.email)).toContain("Vos pages ont été regardées");
    });

    test("what somebody reports is read, decided with a reason, and they hear of it @wide", async ({ resident, guard }) => {
      guard.allow(REFUSALS);
      const [odile, aya] = [
        await resident("Odile", { javaScriptEnabled: scripts }),
        await resident("Aya", { javaScriptEnabled: scripts }),
      ];
      appoint(odile.email);
      const words = `La page reste blanche, ${aya.email}.`;
      await aya.page.goto("/help");
      await aya.page.getByRole("link", { name: "Signaler quelque chose" }).click();
      await expect(title(aya.page, "Signaler un problème")).toBeVisible();
      if (scripts) {
        await hydrated(aya.page);
        await checkPage(aya.page);
      }
      await aya.page.getByRole("button", { name: "Envoyer", exact: true }).click();
      await expectRefused(aya.page.getByLabel("Que s’est-il passé ?"), "Dites en quelques mots ce qui ne va pas.");
      await aya.page.getByLabel("De quoi s’agit-il ?").selectOption({ label: "Quelque chose ne marche pas" });
      await aya.page.getByLabel("Que s’est-il passé ?").fill(words);
      await aya.page.getByLabel("Adresse de la page").fill("/account/security");
      await aya.page.getByRole("button", { name: "Envoyer", exact: true }).click();
      await expect(aya.page.getByText("C’est envoyé. Merci de nous l’avoir dit.")).toBeVisible();
      await expect(aya.page.getByText("En attente")).toBeVisible();

      // Other tests report too: hers is the one with her words.
      const desk = odile.page;
      await enterDesk(desk);
      await desk.goto("/admin/reports?ground=fault");
      if (scripts) await checkPage(desk);
      const reports = await desk.locator("main a.row[href^='/admin/reports/']").evaluateAll((links) =>
        links.map((link) => link.getAttribute("href") ?? ""),
      );
      for (const report of reports.reverse()) {
        await desk.goto(report);
        if (await desk.getByText(words).isVisible()) break;
      }
      await expect(desk.getByText(words)).toBeVisible();
      await expect(desk.getByRole("link", { name: "Aya" })).toBeVisible();
      if (scripts) await checkPage(desk);
      const settle = desk.locator("form[data-form=settle]");
      await settle.getByLabel("Pourquoi").fill("réparé ce matin");
      await settle.getByRole("button", { name: "Clore sans suite" }).click();
      await expect(desk.getByText("C’est décidé.")).toBeVisible();
      await expect(desk.getByText("Sans suite", { exact: true })).toBeVisible();

      await aya.page.goto("/notifications");
      await aya.page.getByRole("link", { name: /Votre signalement a été lu/ }).click();
      await expect(title(aya.page, "Signaler un problème")).toBeVisible();
      await expect(aya.page.getByText("Lu", { exact: true })).toBeVisible();
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
