import { checkPage } from "../support/axe.ts";
import { setGoal } from "../support/goals.ts";
import { tabTo } from "../support/keyboard.ts";
import { visit } from "../support/pages.ts";
import { answers, deliver, PushService, SETTINGS, shown, tap, TURN_ON, turnOn, type Said } from "../support/push.ts";
import { call } from "../support/requests.ts";
import { expect, test } from "../support/test.ts";

const TURN_OFF = { name: "Désactiver sur cet appareil" };

const NEWS: Said = {
  title: "Du nouveau sur Parvis",
  body: "Ouvrez pour lire.",
  page: "/couple/questions",
  tag: "question_asked",
  lang: "fr",
  unread: 3,
};

test.use({ serviceWorkers: "allow" });

test("a device that was turned on hears of it, discreetly, until it is turned off", { tag: "@wide" }, async ({ couple }) => {
  const service = new PushService();
  await service.open();
  const { aya, kofi } = await couple();
  const { page } = aya;
  await answers(aya.context, "granted", service);
  await visit(page, SETTINGS);
  await checkPage(page);
  await turnOn(page);
  await checkPage(page);

  await call(kofi.context, "/api/couple/questions/ask", { text: "Et demain ?", theme: "dreams", key: "" });
  await expect.poll(() => service.said.length).toBe(1);
  const [said] = service.said;
  expect(said).toMatchObject({ title: "Du nouveau sur Parvis", body: "Ouvrez pour lire.", tag: "question_asked", lang: "fr" });
  expect(said?.page).toMatch(/^\/couple\/questions\/[0-9a-f-]{36}$/);
  expect(service.headers[0]?.authorization).toMatch(/^vapid t=[\w.-]+, k=[\w-]{87}$/);

  await page.getByRole("checkbox", { name: "Un but est proposé, Sur mes appareils" }).check();
  await page.getByRole("checkbox", { name: /^Dire de quoi il s’agit/ }).check();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByText("C’est enregistré.")).toBeVisible();
  await setGoal(kofi.context, "Voir la mer", []);
  await expect.poll(() => service.said.length).toBe(2);
  expect(service.said[1]?.title).toBe("Kofi propose un but pour vous deux");

  await page.getByRole("button", TURN_OFF).click();
  await expect(page.getByRole("button", TURN_ON)).toBeVisible();
  await setGoal(kofi.context, "Planter un manguier", []);
  await expect(page.getByRole("link", { name: /^Notifications, 4 à lire/ })).toBeVisible();
  expect(service.said).toHaveLength(2);
  service.close();
});

test("who refuses is told how to change their mind", async ({ resident }) => {
  const { context, page } = await resident("Aya");
  await answers(context, "denied");
  await visit(page, SETTINGS);
  await tabTo(page, page.getByRole("button", TURN_ON));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Ce navigateur refuse les notifications de Parvis\./)).toBeVisible();
  await expect(page.getByRole("button", TURN_ON)).toBeHidden();
  await checkPage(page);
});

test("a browser that cannot subscribe says so, and may be asked again", async ({ resident }) => {
  const { context, page } = await resident("Aya");
  await answers(context, "granted");
  await visit(page, SETTINGS);
  await page.getByRole("button", TURN_ON).click();
  await expect(page.getByText(/^Le navigateur n’a pas pu s’abonner\./)).toBeVisible();
  await expect(page.getByRole("button", TURN_ON)).toBeVisible();
});

test("news shows while Parvis is closed, one of each kind", async ({ resident }) => {
  const { context, page } = await resident("Aya");
  await context.grantPermissions(["notifications"]);
  await visit(page, SETTINGS);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await deliver(page, NEWS);
  await expect.poll(() => shown(page)).toEqual([{ title: NEWS.title, body: NEWS.body, tag: NEWS.tag, lang: NEWS.lang }]);
  await deliver(page, { ...NEWS, body: "Encore une." });
  await expect.poll(async () => (await shown(page)).map(({ body }) => body)).toEqual(["Encore une."]);
  await deliver(page, { ...NEWS, tag: "repair_waits" });
  await expect.poll(async () => (await shown(page)).length).toBe(2);
});

test("a tap opens what the news is about, or goes to where it is open", async ({ resident }) => {
  const { context, page } = await resident("Aya");
  await context.grantPermissions(["notifications"]);
  await visit(page, SETTINGS);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const here = { ...NEWS, page: SETTINGS, tag: "repair_waits" };
  await deliver(page, NEWS);
  await deliver(page, here);
  await expect.poll(async () => (await shown(page)).length).toBe(2);
  expect(await tap(context, NEWS.tag)).toEqual({ opened: [NEWS.page], focused: [] });
  await expect.poll(async () => (await shown(page)).map(({ tag }) => tag)).toEqual([here.tag]);
  expect(await tap(context, here.tag)).toEqual({ opened: [], focused: [SETTINGS] });
  await expect.poll(() => shown(page)).toEqual([]);
});

test("the icon’s number is the bell’s", async ({ couple }) => {
  const { aya, kofi } = await couple();
  const { page } = aya;
  await aya.context.addInitScript(() => {
    navigator.setAppBadge = async (count) => void document.documentElement.setAttribute("data-badge", String(count));
  });
  const badge = page.locator("html");
  await visit(page, "/notifications");
  const before = Number(await badge.getAttribute("data-badge"));
  await call(kofi.context, "/api/couple/questions/ask", { text: "Et demain ?", theme: "dreams", key: "" });
  await expect(badge).toHaveAttribute("data-badge", String(before + 1));
  await page.getByRole("button", { name: "Tout marquer comme lu" }).click();
  await expect(badge).toHaveAttribute("data-badge", "0");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that this device needs them, and the choice of kinds works", async ({ resident }) => {
    const { page } = await resident("Aya");
    await page.goto(SETTINGS);
    await expect(page.getByText(/^Pour cela, cet appareil a besoin des scripts/)).toBeVisible();
    await expect(page.getByRole("button", TURN_ON)).toBeHidden();
    const goals = page.getByRole("checkbox", { name: "Un but est proposé, Sur mes appareils" });
    await expect(goals).not.toBeChecked();
    await goals.check();
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    await expect(page.getByText("C’est enregistré.")).toBeVisible();
    await expect(goals).toBeChecked();
  });
});
