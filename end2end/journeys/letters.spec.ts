import { checkPage } from "../support/axe.ts";
import { NO_NETWORK, REFUSALS } from "../support/console-guard.ts";
import { draftsOf } from "../support/kept-in-browser.ts";
import { editor, expectStored, letterPath, save, stateLine, stored, thisMonth, typeOn, write } from "../support/monthly-letters.ts";
import { hydrated, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

// What another person does shows within this, without a touch.
const LIVE = { timeout: 5_000 };
const CLASH = "Deux textes pour une lettre";

test("a letter saves itself, and arrives on the other’s screen", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(aya.page, "/couple/letters");
  await checkPage(aya.page);
  await aya.page.getByRole("link", { name: "Commencer la lettre" }).click();
  await expect(editor(aya.page)).toBeVisible();
  await visit(kofi.page, letterPath());

  await typeOn(aya.page, "Mon *amour*,");
  await expect(stateLine(aya.page, "Enregistré")).toBeVisible();
  await expectStored(aya.context, "Mon *amour*,");
  await expect(editor(kofi.page)).toHaveValue("Mon *amour*,", LIVE);
  await expect(stateLine(kofi.page, "Aya vient d’écrire.")).toBeVisible();
  await checkPage(aya.page);

  await test.step("Kofi reads it, and goes on", async () => {
    await kofi.page.getByRole("link", { name: "Relire" }).click();
    await expect(kofi.page.locator("em", { hasText: "amour" })).toBeVisible();
    await checkPage(kofi.page);
    await kofi.page.getByRole("link", { name: "Écrire", exact: true }).click();
    await typeOn(kofi.page, " et moi.");
    await expect(editor(aya.page)).toHaveValue("Mon *amour*, et moi.", LIVE);
  });

  await test.step("the bell told Kofi of the first words", async () => {
    await visit(kofi.page, "/notifications");
    await expect(kofi.page.getByRole("main").getByText(/Aya/)).toBeVisible();
  });
});

test("without a network the words are kept here, and saved when it is back", async ({ couple, guard }) => {
  guard.allow(NO_NETWORK);
  const { aya, kofi } = await couple();
  await visit(aya.page, letterPath());
  await aya.context.setOffline(true);
  await typeOn(aya.page, "Il pleut, plus de réseau.");
  await expect(stateLine(aya.page, /Hors ligne.*gardé ici/)).toBeVisible();
  await expect.poll(() => draftsOf(aya.page)).toBe(1);
  expect((await stored(kofi.context)).number).toBe(0);

  await aya.context.setOffline(false);
  await expectStored(kofi.context, "Il pleut, plus de réseau.");
  await expect(stateLine(aya.page, "Enregistré")).toBeVisible();
  await expect.poll(() => draftsOf(aya.page)).toBe(0);
});

test("what was typed and not saved is there again after a reload", async ({ couple, guard }) => {
  guard.allow(NO_NETWORK);
  const { aya } = await couple();
  await visit(aya.page, letterPath());
  await aya.page.route("**/api/couple/letters/save", (route) => route.abort());
  await typeOn(aya.page, "Juste avant la coupure.");
  await expect.poll(() => draftsOf(aya.page)).toBe(1);
  await aya.page.unroute("**/api/couple/letters/save");

  await aya.page.reload();
  await hydrated(aya.page);
  await expect(editor(aya.page)).toHaveValue("Juste avant la coupure.");
  await expectStored(aya.context, "Juste avant la coupure.");
});

test("two who write at once see both texts, and nothing is lost", async ({ couple, guard }) => {
  guard.allow(REFUSALS);
  const { aya, kofi } = await couple();
  await write(aya.context, "Un.\n\nDeux.\n");
  await visit(aya.page, letterPath());
  await expect(editor(aya.page)).toHaveValue("Un.\n\nDeux.\n");

  // Aya’s saves are held back, so that she is still writing when Kofi’s words arrive.
  await aya.page.route("**/api/couple/letters/save", (route) => route.abort());
  guard.allow(NO_NETWORK);
  await typeOn(aya.page, "\nTrois, d’Aya.");
  await write(kofi.context, "Un, de Kofi.\n\nDeux.\n");
  await expect(stateLine(aya.page, "Kofi a écrit entre-temps.")).toBeVisible(LIVE);
  await expect(editor(aya.page), "nothing under her hands is replaced").toHaveValue("Un.\n\nDeux.\n\nTrois, d’Aya.");
  await aya.page.unroute("**/api/couple/letters/save");

  await save(aya.page).click();
  await expect(aya.page.getByRole("heading", { name: CLASH })).toBeVisible();
  await expect(aya.page.locator("mark").first()).toBeVisible();
  await checkPage(aya.page);

  await aya.page.getByRole("button", { name: "Réunir les deux" }).click();
  await expect(editor(aya.page)).toHaveValue(/Un, de Kofi\.[^]*Trois, d’Aya\./);
  await expect(editor(aya.page)).toBeFocused();
  await save(aya.page).click();
  await expect(aya.page.getByRole("heading", { name: CLASH })).toBeHidden();
  const { body } = await stored(kofi.context);
  expect(body).toContain("Un, de Kofi.");
  expect(body).toContain("Trois, d’Aya.");
});

test("a former version is brought back", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await write(aya.context, "La première.");
  await stored(kofi.context);
  await write(kofi.context, "La seconde.");
  await visit(aya.page, letterPath());
  await aya.page.getByRole("link", { name: "Versions précédentes" }).click();
  await aya.page.getByRole("link", { name: /La première\./ }).click();
  await expect(aya.page.getByRole("heading", { name: /^Aya, / })).toBeVisible();
  await checkPage(aya.page);
  await aya.page.getByRole("button", { name: "Remettre cette version" }).click();
  await expect(aya.page.getByText("Cette version est de nouveau la lettre.")).toBeVisible();
  await expect(editor(aya.page)).toHaveValue("La première.");
});

test("a letter and its year are printed", async ({ couple }) => {
  const { aya } = await couple();
  await write(aya.context, "# Un mois\n\nMon *amour* 사랑");
  for (const path of [`${letterPath()}/pdf`, `/couple/letters/year/${thisMonth().slice(0, 4)}/pdf`]) {
    const answer = await aya.context.request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
  }
  await visit(aya.page, letterPath());
  const [file] = await Promise.all([
    aya.page.waitForEvent("download"),
    aya.page.getByRole("link", { name: "La lettre en PDF" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`parvis-${thisMonth()}.pdf`);
});

test("a letter is written, left and found again with the keyboard alone", async ({ couple }) => {
  const { aya } = await couple();
  await visit(aya.page, letterPath());
  await editor(aya.page).focus();
  await aya.page.keyboard.type("Au clavier.");
  await aya.page.keyboard.press("Tab");
  await expect(save(aya.page)).toBeFocused();
  await aya.page.keyboard.press("Enter");
  await expectStored(aya.context, "Au clavier.");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a letter is saved with its button, and read on its page", async ({ couple }) => {
    const { aya, kofi } = await couple();
    await aya.page.goto(letterPath());
    await editor(aya.page).fill("Mon *amour*,");
    await save(aya.page).click();
    await expect(aya.page.getByText("La lettre est enregistrée.")).toBeVisible();
    await kofi.page.goto(`${letterPath()}?view=read`);
    await expect(kofi.page.locator("em", { hasText: "amour" })).toBeVisible();
  });

  test("two who write at once choose on a page", async ({ couple }) => {
    const { aya, kofi } = await couple();
    await write(aya.context, "Un.\n\nDeux.\n");
    await aya.page.goto(letterPath());
    await kofi.page.goto(letterPath());
    await editor(kofi.page).fill("Un, de Kofi.\n\nDeux.\n");
    await save(kofi.page).click();
    await editor(aya.page).fill("Un.\n\nDeux.\n\nTrois, d’Aya.");
    await save(aya.page).click();

    await expect(aya.page.getByRole("heading", { name: CLASH })).toBeVisible();
    await expect(editor(aya.page)).toHaveValue(/Un, de Kofi\.[^]*Trois, d’Aya\./);
    await save(aya.page).click();
    await expect(aya.page.getByText("La lettre est enregistrée.")).toBeVisible();
    expect((await stored(kofi.context)).body).toContain("Trois, d’Aya.");
  });

  test("one’s own text is kept over the other’s, once both were seen", async ({ couple }) => {
    const { aya, kofi } = await couple();
    await aya.page.goto(letterPath());
    await write(kofi.context, "De Kofi.");
    await editor(aya.page).fill("D’Aya.");
    await save(aya.page).click();
    await aya.page.getByRole("button", { name: "Garder mon texte" }).click();
    await expect(aya.page.getByText("La lettre est enregistrée.")).toBeVisible();
    expect((await stored(kofi.context)).body).toBe("D’Aya.");
    await aya.page.getByRole("link", { name: "Versions précédentes" }).click();
    await expect(aya.page.getByRole("link", { name: /De Kofi\./ })).toBeVisible();
  });

  test("a letter that is too long comes back whole", async ({ couple }) => {
    const { aya } = await couple();
    await aya.page.goto(letterPath());
    await editor(aya.page).evaluate((field) => field.removeAttribute("maxlength"));
    await editor(aya.page).fill("é".repeat(50_001));
    await save(aya.page).click();
    await expect(aya.page.getByText(/Une lettre a 50.000 caractères au plus\./)).toBeVisible();
    await expect(editor(aya.page)).toHaveValue("é".repeat(50_001));
  });
});
