import { notesKept, noteOf, saveButton } from "../support/check-ins.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { createPlace, greeting } from "../support/couples.ts";
import { tabTo } from "../support/keyboard.ts";
import { hydrated, title, visit } from "../support/pages.ts";
import { PASSWORD } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

test("the first stop leads past the navigation", { tag: "@wide" }, async ({ page, resident }) => {
  const signedIn = (await resident("Aya")).page;
  for (const [visitor, path] of [[page, "/help"], [signedIn, "/account"]] as const) {
    await visit(visitor, path);
    await visitor.keyboard.press("Tab");
    const skip = visitor.getByRole("link", { name: "Aller au contenu" });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await visitor.keyboard.press("Enter");
    await expect(visitor.getByRole("main")).toBeFocused();
  }
});

test("signing in, joining and a check-in need no more than a keyboard", { tag: "@wide" }, async ({ page, resident }) => {
  const [aya, kofi] = [await resident("Aya"), await resident("Kofi")];
  const code = await createPlace(aya);

  await test.step("signing in", async () => {
    await visit(page, "/login");
    await tabTo(page, page.getByLabel("Adresse e-mail"));
    await page.keyboard.type(kofi.email);
    await tabTo(page, page.getByLabel("Mot de passe"));
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await expect(title(page, "Une place rien que pour vous deux")).toBeVisible();
    await hydrated(page);
  });

  await test.step("joining", async () => {
    await tabTo(page, page.getByRole("link", { name: "Rejoindre avec un code" }));
    await page.keyboard.press("Enter");
    await expect(title(page, "Rejoindre une place à deux")).toBeVisible();
    await tabTo(page, page.getByLabel("Code d’invitation"));
    await page.keyboard.type(code);
    await tabTo(page, page.getByRole("button", { name: "Rejoindre" }));
    await page.keyboard.press("Space");
    await expect(title(page, greeting("Kofi"))).toBeVisible();
  });

  await test.step("the check-in", async () => {
    await tabTo(page, page.getByRole("link", { name: "Faire le point" }));
    await page.keyboard.press("Enter");
    await expect(title(page, "Comment va ta journée ?")).toBeVisible();
    const mood = page.getByRole("slider", { name: "Humeur" });
    await tabTo(page, mood);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(mood).toHaveValue("7");
    await expect(page.locator("output[for=mood]")).toHaveText("7");
    await tabTo(page, page.getByRole("slider", { name: "Énergie" }));
    await page.keyboard.press("Home");
    await tabTo(page, noteOf(page));
    await page.keyboard.type("Sans souris.");
    await tabTo(page, page.getByRole("checkbox", { name: /^Pour moi/ }));
    await tabTo(page, saveButton(page));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Notre journée" })).toBeVisible();
    expect(await notesKept(aya.context)).toEqual(["Sans souris."]);
  });
});

test("a refused field takes the focus", async ({ resident, guard }) => {
  guard.allow(REFUSALS);
  const { page } = await resident("Kofi");
  await visit(page, "/couple/join");
  await page.getByLabel("Code d’invitation").fill("12");
  await page.getByRole("button", { name: "Rejoindre" }).click();
  await expect(page.getByLabel("Code d’invitation")).toBeFocused();
});

test("a password can be looked at while it is typed", async ({ page }) => {
  await visit(page, "/login");
  const password = page.getByLabel("Mot de passe", { exact: true });
  await password.fill("la pluie sur le toit");
  await tabTo(page, page.getByRole("button", { name: "Afficher", exact: true }));
  await page.keyboard.press("Enter");
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Masquer", exact: true }).click();
  await expect(password).toHaveAttribute("type", "password");
});
