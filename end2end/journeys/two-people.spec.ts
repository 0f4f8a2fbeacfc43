import { checkPage } from "../support/axe.ts";
import { DAY, fillDay, saveButton } from "../support/check-ins.ts";
import { createPlaceOnPage, greeting } from "../support/couples.ts";
import { title } from "../support/pages.ts";
import { registerOnPages } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

// What another person does shows within this, without a touch.
const LIVE = { timeout: 5_000 };

test.describe("with everything that a browser can do", { tag: "@wide" }, () => {
  test.use({ serviceWorkers: "allow" });

  test("two people meet on a fresh Parvis, and one sees the other’s day arrive", async ({ openBrowser }) => {
    const aya = await registerOnPages(await openBrowser(), "Aya");
    const kofi = await registerOnPages(await openBrowser(), "Kofi");

    const code = await test.step("Aya creates their place and gets a code", async () => {
      const digits = await createPlaceOnPage(aya.page);
      await checkPage(aya.page);
      return digits;
    });

    await test.step("Kofi joins with the code", async () => {
      await kofi.page.getByRole("link", { name: "Rejoindre avec un code" }).click();
      await expect(title(kofi.page, "Rejoindre une place à deux")).toBeVisible();
      await checkPage(kofi.page);
      await kofi.page.getByLabel("Code d’invitation").fill(code);
      await kofi.page.getByRole("button", { name: "Rejoindre" }).click();
      await expect(title(kofi.page, greeting("Kofi"))).toBeVisible();
      await expect(kofi.page.getByText("Te voilà avec Aya.")).toBeVisible();
    });

    await test.step("Aya’s screen moves on by itself and says who came", async () => {
      await expect(title(aya.page, greeting("Aya"))).toBeVisible(LIVE);
      await expect(aya.page.getByRole("status").filter({ hasText: "Kofi est là" })).toBeVisible();
      await checkPage(aya.page);
    });

    await test.step("Kofi does his check-in", async () => {
      await kofi.page.getByRole("link", { name: "Faire le point" }).click();
      await expect(title(kofi.page, "Comment va ta journée ?")).toBeVisible();
      await fillDay(kofi.page, DAY);
      await checkPage(kofi.page);
      await saveButton(kofi.page).click();
      await expect(kofi.page.getByText("C’est noté.")).toBeVisible();
      await expect(kofi.page.getByRole("heading", { name: "Notre journée" })).toBeVisible();
    });

    await test.step("Aya sees it without touching anything", async () => {
      await expect(aya.page.getByRole("heading", { name: "Kofi, aujourd’hui" })).toBeVisible(LIVE);
      await expect(aya.page.getByText(DAY.note)).toBeVisible();
      await expect(aya.page.getByRole("listitem").filter({ hasText: "Humeur" })).toContainText("8");
      await checkPage(aya.page);
    });
  });
});

test.describe("without scripts", { tag: "@wide" }, () => {
  test.use({ javaScriptEnabled: false });

  test("the same two people get there, with a reload where a screen would move", async ({ openBrowser }) => {
    const aya = await registerOnPages(await openBrowser(), "Aya", false);
    const kofi = await registerOnPages(await openBrowser(), "Kofi", false);

    const code = await createPlaceOnPage(aya.page);
    await kofi.page.getByRole("link", { name: "Rejoindre avec un code" }).click();
    await kofi.page.getByLabel("Code d’invitation").fill(code);
    await kofi.page.getByRole("button", { name: "Rejoindre" }).click();
    await expect(title(kofi.page, greeting("Kofi"))).toBeVisible();
    await expect(kofi.page.getByText("Te voilà avec Aya.")).toBeVisible();

    await aya.page.reload();
    await expect(title(aya.page, greeting("Aya"))).toBeVisible();
    await expect(aya.page.getByRole("status").filter({ hasText: "Kofi est là" })).toBeVisible();

    await kofi.page.getByRole("link", { name: "Faire le point" }).click();
    await fillDay(kofi.page, DAY);
    await saveButton(kofi.page).click();
    await expect(kofi.page.getByText("C’est noté.")).toBeVisible();
    await expect(kofi.page.getByRole("heading", { name: "Notre journée" })).toBeVisible();

    await aya.page.reload();
    await expect(aya.page.getByRole("heading", { name: "Kofi, aujourd’hui" })).toBeVisible();
    await expect(aya.page.getByText(DAY.note)).toBeVisible();
  });
});
