import { REFUSALS } from "../support/console-guard.ts";
import { atHome, codeOn, createPlace, createPlaceOnPage, greeting, pair } from "../support/couples.ts";
import { expectRefused, hydrated, title, visit } from "../support/pages.ts";
import { PASSWORD } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

const ALONE = "Une place rien que pour vous deux";
const WAITING = "Ta place est prête";
const LIVE = { timeout: 5_000 };

test("a new code takes the place of the former one", { tag: "@wide" }, async ({ resident, guard }) => {
  guard.allow(REFUSALS);
  const [aya, kofi] = [await resident("Aya"), await resident("Kofi")];
  await visit(aya.page, "/couple");
  const former = await createPlaceOnPage(aya.page);
  await aya.page.getByRole("button", { name: "Demander un nouveau code" }).click();
  await expect(aya.page.getByText(former, { exact: true })).toBeHidden();
  const code = await codeOn(aya.page);

  await visit(kofi.page, `/couple/join?code=${former}`);
  await kofi.page.getByRole("button", { name: "Rejoindre" }).click();
  await expectRefused(kofi.page.getByLabel("Code d’invitation"), "Ce code ");
  await kofi.page.getByLabel("Code d’invitation").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await kofi.page.getByRole("button", { name: "Rejoindre" }).click();
  await expect(title(kofi.page, greeting("Kofi"))).toBeVisible();
});

test("a code that has brought somebody brings nobody else", async ({ resident, guard }) => {
  guard.allow(REFUSALS);
  const [aya, kofi, yao] = [await resident("Aya"), await resident("Kofi"), await resident("Yao")];
  const code = await createPlace(aya);
  for (const { page } of [kofi, yao]) {
    await visit(page, `/couple/join?code=${code}`);
    await page.getByRole("button", { name: "Rejoindre" }).click();
    if (page === kofi.page) await expect(title(page, greeting("Kofi"))).toBeVisible();
  }
  await expectRefused(yao.page.getByLabel("Code d’invitation"), "Ce code a déjà servi. Un code ne s’utilise qu’une fois.");
});

test("a place that nobody joined can be given up", async ({ resident }) => {
  const aya = await resident("Aya");
  await createPlace(aya);
  await visit(aya.page, "/couple");
  await expect(title(aya.page, WAITING)).toBeVisible();
  await aya.page.getByText("J’ai changé d’avis").click();
  await aya.page.getByRole("button", { name: "Renoncer à cette place" }).click();
  await expect(title(aya.page, ALONE)).toBeVisible();
});

test("who was not meant is sent away, and their screen says so by itself", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await atHome(kofi);
  const page = await atHome(aya);
  await page.getByText("Ce n’est pas la personne que j’ai invitée").click();
  await page.getByRole("button", { name: "Annuler et recevoir un nouveau code" }).click();
  await expect(title(page, WAITING)).toBeVisible();
  await expect(page.getByText("C’est annulé. Voici un nouveau code.")).toBeVisible();
  await expect(title(kofi.page, ALONE)).toBeVisible(LIVE);
  await visit(kofi.page, "/notifications");
  await expect(kofi.page.getByText("Votre espace à deux a été refermé")).toBeVisible();
});

test("an invitation by link survives signing in", async ({ page, resident }) => {
  const [aya, kofi] = [await resident("Aya"), await resident("Kofi")];
  const code = await createPlace(aya);
  await visit(page, `/couple/join?code=${code}`);
  await page.getByRole("link", { name: "J’ai déjà un compte" }).click();
  await expect(title(page, "Se connecter")).toBeVisible();
  await page.getByLabel("Adresse e-mail").fill(kofi.email);
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.getByLabel("Code d’invitation")).toHaveValue(code);
  await hydrated(page);
  await page.getByRole("button", { name: "Rejoindre" }).click();
  await expect(title(page, greeting("Kofi"))).toBeVisible();
});

test("who came and who left stands in the notifications until it is read", async ({ resident }) => {
  const [aya, kofi] = [await resident("Aya"), await resident("Kofi")];
  await pair(aya, kofi);
  const { page } = aya;
  await visit(page, "/notifications");
  await expect(page.getByRole("link", { name: /Kofi est là/ })).toBeVisible();
  await page.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await expect(page.getByRole("button", { name: "Tout marquer comme lu" })).toBeHidden();
  await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /Kofi est là/ })).toBeVisible();
});
