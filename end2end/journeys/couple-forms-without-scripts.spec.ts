import { DAY, fillDay, noteOf, saveButton } from "../support/check-ins.ts";
import { codeOn, createPlace, createPlaceOnPage, greeting } from "../support/couples.ts";
import { expectNothingIn, expectRefused, title } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

test.use({ javaScriptEnabled: false });

test("creating a place twice gives one place", async ({ resident }) => {
  const { context, page } = await resident("Aya");
  const former = await context.newPage();
  await former.goto("/couple");
  await page.goto("/couple");
  const code = await createPlaceOnPage(page);

  await former.getByRole("button", { name: "Créer", exact: true }).click();
  await expect(title(former, "Ta place est prête")).toBeVisible();
  expect(await codeOn(former)).toBe(code);
});

test("joining says for each code why it leads nowhere, and keeps it in the field", async ({ resident }) => {
  const [aya, kofi] = [await resident("Aya"), await resident("Kofi")];
  const own = await createPlace(aya);

  const { page } = kofi;
  const code = page.getByLabel("Code d’invitation");
  const join = page.getByRole("button", { name: "Rejoindre" });
  await page.goto("/couple/join");
  await code.fill("12");
  await join.click();
  await expectRefused(code, "Un code a six chiffres.");
  await expect(code).toHaveValue("12");

  const unknown = own === "731902" ? "731903" : "731902";
  await code.fill(unknown);
  await join.click();
  await expectRefused(code, "Ce code ne mène nulle part.");
  await expect(code).toHaveValue(unknown);
  expectNothingIn(page, unknown);

  await aya.page.goto("/couple/join");
  await aya.page.getByLabel("Code d’invitation").fill(own);
  await aya.page.getByRole("button", { name: "Rejoindre" }).click();
  await expectRefused(aya.page.getByLabel("Code d’invitation"), "C’est ton propre code.");
});

test("a shared link brings its code along, through registering too", async ({ page }) => {
  await page.goto("/couple/join?code=042137");
  await expect(page.getByText("Il te faut d’abord un compte Parvis.")).toBeVisible();
  await page.getByRole("link", { name: "J’ai déjà un compte" }).click();
  await expect(title(page, "Se connecter")).toBeVisible();
  expect(new URL(page.url()).searchParams.get("next")).toBe("/couple/join?code=042137");
});

test("leaving asks for its word, and takes effect at once", async ({ couple }) => {
  const { aya } = await couple();
  const { page } = aya;
  const word = page.getByLabel("Écris QUITTER pour confirmer");
  await page.goto("/couple");
  await page.getByText("Quitter cette place").click();
  await word.fill("partir");
  await page.getByRole("button", { name: "Quitter", exact: true }).click();
  await expectRefused(word, "Écris QUITTER pour confirmer.");
  await expect(word).toHaveValue("partir");
  expectNothingIn(page, "partir");

  await word.fill("QUITTER");
  await page.getByRole("button", { name: "Quitter", exact: true }).click();
  await expect(page.getByText("La place est refermée.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Ta place avec Kofi" })).toBeVisible();
});

test("a check-in that is refused comes back whole", async ({ couple }) => {
  const { aya } = await couple();
  const { page } = aya;
  await page.goto("/couple/checkins");
  // Longer than the field lets anybody type: the server has the last word.
  await noteOf(page).evaluate((field) => field.removeAttribute("maxlength"));
  await fillDay(page, { ...DAY, note: "é".repeat(2_001), private: true });
  await saveButton(page).click();

  await expectRefused(noteOf(page), "Un mot a 2 000 caractères au plus.");
  await expect(noteOf(page)).toHaveValue("é".repeat(2_001));
  await expect(page.getByRole("slider", { name: "Humeur" })).toHaveValue(String(DAY.mood));
  await expect(page.getByRole("slider", { name: "Stress" })).toHaveValue(String(DAY.stress));
  await expect(page.getByRole("slider", { name: "Énergie" })).toHaveValue(String(DAY.energy));
  await expect(page.getByRole("checkbox", { name: /^Pour moi/ })).toBeChecked();
  expectNothingIn(page, "é");

  await noteOf(page).fill(DAY.note);
  await saveButton(page).click();
  await expect(page.getByText("C’est noté.")).toBeVisible();
  await expect(title(page, greeting("Aya"))).toBeVisible();
});

test("both first is chosen for both", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await aya.page.goto("/couple/checkins");
  await aya.page.getByText("Quand les journées s’ouvrent").click();
  await aya.page.getByRole("checkbox", { name: /^Chacun d’abord/ }).check();
  await aya.page.getByRole("button", { name: "Enregistrer ce choix" }).click();
  await expect(aya.page.getByText("C’est réglé, pour vous deux.")).toBeVisible();

  await kofi.page.goto("/couple/checkins");
  await kofi.page.getByText("Quand les journées s’ouvrent").click();
  await expect(kofi.page.getByRole("checkbox", { name: /^Chacun d’abord/ })).toBeChecked();
});
