import { checkPage } from "../support/axe.ts";
import { NO_NETWORK, REFUSALS } from "../support/console-guard.ts";
import { tabTo } from "../support/keyboard.ts";
import { expectRefused, title, visit } from "../support/pages.ts";
import { sendRepair } from "../support/repairs.ts";
import { call } from "../support/requests.ts";
import { expect, test } from "../support/test.ts";

// What another person does shows within this, without a touch.
const LIVE = { timeout: 5_000 };

test("one asks for a pause, the other’s screen shows it, and who asked comes back earlier", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(aya.page, "/couple/pause");
  await visit(kofi.page, "/couple/pause");
  await checkPage(aya.page);
  await kofi.page.getByLabel("Un mot, si tu veux").fill("Je commençais à écr");

  await test.step("Aya asks", async () => {
    await aya.page.getByRole("radio", { name: /^1\sheure$/ }).check();
    await aya.page.getByLabel("Un mot, si tu veux").fill("Je marche un peu.");
    await aya.page.getByRole("button", { name: "Demander cette pause" }).click();
    await expect(title(aya.page, "Une pause est en cours")).toBeVisible();
    await expect(aya.page.getByText("La pause commence.")).toBeVisible();
    await checkPage(aya.page);
  });

  await test.step("Kofi sees it with the time of return, and cannot end it", async () => {
    await expect(title(kofi.page, "Une pause est en cours")).toBeVisible(LIVE);
    await expect(kofi.page.getByText("Aya a demandé cette pause.")).toBeVisible();
    await expect(kofi.page.getByText("Je marche un peu.")).toBeVisible();
    await expect(kofi.page.getByRole("button", { name: "Revenir plus tôt" })).toBeHidden();
    await expect(kofi.page.getByRole("button", { name: "Demander cette pause" })).toBeHidden();
    await checkPage(kofi.page);
  });

  await test.step("What happens meanwhile rings nowhere", async () => {
    const rung = await (await call(kofi.context, "/api/notifications/unread")).json();
    await sendRepair(aya.context);
    expect(await (await call(kofi.context, "/api/notifications/unread")).json()).toEqual(rung);
  });

  await test.step("Aya comes back, and Kofi’s half-written word is still there", async () => {
    await aya.page.getByRole("button", { name: "Revenir plus tôt" }).click();
    await expect(aya.page.getByText("Te voilà.")).toBeVisible();
    await expect(title(kofi.page, "La pause est finie")).toBeVisible(LIVE);
    await expect(kofi.page.getByLabel("Un mot, si tu veux")).toHaveValue("Je commençais à écr");
    await expect(aya.page.getByLabel("Un mot, si tu veux")).toHaveValue("");
  });
});

test("a second pause is refused kindly, also to who has not heard of the first", async ({ couple, guard }) => {
  guard.allow(REFUSALS, NO_NETWORK);
  const { aya, kofi } = await couple();
  // No news reaches his screen.
  for (const news of ["**/api/live**", "**/api/sync/**"]) await kofi.page.route(news, (route) => route.abort());
  await visit(kofi.page, "/couple/pause");
  await call(aya.context, "/api/couple/pause/begin", { length: "60" });
  await kofi.page.getByRole("button", { name: "Demander cette pause" }).click();
  await expect(kofi.page.getByRole("alert").filter({ hasText: "Une pause est déjà en cours." })).toBeVisible();
});

test("a length of one’s own is asked with the keyboard alone, and has its bounds", async ({ couple, guard }) => {
  guard.allow(REFUSALS);
  const { page } = (await couple()).aya;
  await visit(page, "/couple/pause");
  await expect(page.getByLabel("Minutes", { exact: true })).toBeHidden();
  await tabTo(page, page.getByRole("radio", { name: /^20\sminutes$/ }));
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: /^Une autre durée/ })).toBeChecked();
  await tabTo(page, page.getByLabel("Minutes", { exact: true }));
  await page.keyboard.type("19");
  await page.keyboard.press("Enter");
  await expectRefused(page.getByLabel("Minutes", { exact: true }), "Une pause dure au moins 20 minutes.");
  await page.getByLabel("Minutes", { exact: true }).fill("20");
  await page.keyboard.press("Enter");
  await expect(title(page, "Une pause est en cours")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a pause is asked for, shown, refused twice, and ended", async ({ couple }) => {
    const { aya, kofi } = await couple();
    const late = await kofi.context.newPage();
    await late.goto("/couple/pause");

    const { page } = aya;
    await page.goto("/couple/pause");
    await page.getByRole("radio", { name: /^Une autre durée/ }).check();
    await page.getByLabel("Heures", { exact: true }).fill("25");
    await page.getByLabel("Un mot, si tu veux").fill("À demain.");
    await page.getByRole("button", { name: "Demander cette pause" }).click();
    await expectRefused(page.getByLabel("Heures", { exact: true }), "Une pause dure 24 heures au plus.");
    await expect(page.getByLabel("Un mot, si tu veux")).toHaveValue("À demain.");
    await page.getByLabel("Heures", { exact: true }).fill("2");
    await page.getByRole("button", { name: "Demander cette pause" }).click();
    await expect(title(page, "Une pause est en cours")).toBeVisible();

    await late.getByRole("button", { name: "Demander cette pause" }).click();
    await expect(title(late, "Une pause est en cours")).toBeVisible();
    await expect(late.getByRole("paragraph").filter({ hasText: "Une pause est déjà en cours." })).toBeVisible();
    await expect(late.getByText("À demain.")).toBeVisible();

    await page.getByRole("button", { name: "Revenir plus tôt" }).click();
    await expect(page.getByText("Te voilà.")).toBeVisible();
    await expect(title(page, "Faire une pause")).toBeVisible();
  });
});
