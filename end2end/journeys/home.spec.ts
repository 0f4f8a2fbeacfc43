import { checkPage } from "../support/axe.ts";
import { checkIn, DAY } from "../support/check-ins.ts";
import { atHome, greeting } from "../support/couples.ts";
import { setGoal } from "../support/goals.ts";
import { tabTo } from "../support/keyboard.ts";
import { write } from "../support/monthly-letters.ts";
import { title } from "../support/pages.ts";
import { askQuestion } from "../support/questions.ts";
import { sendRepair } from "../support/repairs.ts";
import { call } from "../support/requests.ts";
import { expect, test } from "../support/test.ts";

const LIVE = { timeout: 5_000 };
const QUESTION = "Quel plat de ton enfance voudrais-tu que l’on cuisine ensemble ?";
const ROOMS = {
  Journées: "/couple/checkins",
  Questions: "/couple/questions",
  Buts: "/couple/goals",
  Lettres: "/couple/letters",
  Messages: "/couple/messages",
  "Se retrouver": "/couple/repair",
  Pause: "/couple/pause",
  Tendances: "/couple/trends",
  Rappels: "/couple/reminders",
};

test("what matters comes to the home by itself, and a pause makes it quiet", { tag: "@wide" }, async ({ couple }) => {
  test.slow();
  const { aya, kofi } = await couple();
  const page = await atHome(aya);
  const dayQuestion = page.getByRole("heading", { name: "Comment va ta journée ?" });
  const question = page.getByRole("link", { name: QUESTION });
  const letter = page.getByRole("link", { name: /^La lettre/ });
  const repair = page.getByRole("heading", { name: "Kofi t’a confié quelque chose" });

  await test.step("at first there is the day’s question and the month’s letter", async () => {
    await expect(dayQuestion).toBeVisible();
    await expect(letter).toContainText("Pas encore commencée.");
    await checkPage(page);
  });

  await test.step("a question of the other’s arrives", async () => {
    await askQuestion(kofi.context, QUESTION);
    await expect(question).toBeVisible(LIVE);
    await expect(question).toContainText("Une question pour toi");
  });

  await test.step("a goal’s next step arrives", async () => {
    await setGoal(kofi.context, "Un week-end à Grand-Bassam", ["Choisir la date"]);
    const goal = page.getByRole("link", { name: /Un week-end à Grand-Bassam/ });
    await expect(goal).toContainText("Choisir la date", LIVE);
  });

  await test.step("what the other writes in the letter arrives", async () => {
    await write(kofi.context, "# Ce mois-ci\n\nLe marché, la pluie.");
    await expect(letter).toContainText("Kofi y a écrit le", LIVE);
    await checkPage(page);
  });

  await test.step("a repair that waits comes before the day", async () => {
    await sendRepair(kofi.context);
    await expect(repair).toBeVisible(LIVE);
    await expect(dayQuestion).toBeVisible();
    await checkPage(page);
  });

  await test.step("a pause comes first, and asks nothing of anybody", async () => {
    await call(kofi.context, "/api/couple/pause/begin", { length: "20", word: "Je marche un peu." });
    await expect(page.getByRole("heading", { name: "Une pause" })).toBeVisible(LIVE);
    await expect(page.getByText("Je marche un peu.")).toBeVisible();
    await expect(page.getByText(/^Kofi l’a demandée\. Vous vous retrouvez le /)).toBeVisible();
    for (const other of [dayQuestion, question, letter, repair]) await expect(other).toHaveCount(0);
    await checkPage(page);
  });

  await test.step("when it is over, everything is there again", async () => {
    await call(kofi.context, "/api/couple/pause/end");
    await expect(repair).toBeVisible(LIVE);
    await expect(question).toBeVisible();
  });

  await test.step("the other’s day arrives as ever", async () => {
    await checkIn(kofi.context, DAY);
    await expect(page.getByRole("heading", { name: "Kofi, aujourd’hui" })).toBeVisible(LIVE);
  });

  await test.step("the question leads to its page", async () => {
    await question.click();
    await expect(page).toHaveURL(/\/couple\/questions\/[0-9a-f-]{36}$/);
  });
});

test("every room has its door, and a keyboard finds them", { tag: "@wide" }, async ({ couple }) => {
  const { aya } = await couple();
  const page = await atHome(aya);
  const rooms = page.getByRole("navigation", { name: "Tout ce qu’il y a ici" });
  for (const [name, path] of Object.entries(ROOMS)) {
    await expect(rooms.getByRole("link", { name, exact: true })).toHaveAttribute("href", path);
  }
  await expect(rooms.getByRole("link")).toHaveCount(Object.keys(ROOMS).length);
  const trends = rooms.getByRole("link", { name: "Tendances" });
  await tabTo(page, trends);
  await page.keyboard.press("Enter");
  await expect(title(page, "Au fil du temps")).toBeVisible();
});

test("a word without end stays within its card", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await checkIn(kofi.context, { mood: 5, stress: 5, energy: 5, note: "a".repeat(300) });
  await atHome(aya);
  const words = aya.page.getByText("aaaa");
  await expect(words).toBeVisible();
  const { left, right } = await words.evaluate((element) => {
    const card = element.closest(".card")!.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    const written = range.getBoundingClientRect();
    return { left: written.left - card.left, right: card.right - written.right };
  });
  expect(left, "before the card").toBeGreaterThanOrEqual(0);
  expect(right, "beyond the card").toBeGreaterThanOrEqual(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the home says the same after a reload", async ({ couple }) => {
    const { aya, kofi } = await couple();
    const { page } = aya;
    await page.goto("/couple");
    await askQuestion(kofi.context, QUESTION);
    await page.reload();
    await expect(title(page, greeting("Aya"))).toBeVisible();
    await expect(page.getByRole("link", { name: QUESTION })).toBeVisible();
    await call(kofi.context, "/api/couple/pause/begin", { length: "20", word: "" });
    await page.reload();
    await expect(page.getByRole("heading", { name: "Une pause" })).toBeVisible();
    await expect(page.getByRole("link", { name: QUESTION })).toHaveCount(0);
    await page.getByRole("link", { name: "Voir la pause" }).click();
    await expect(page).toHaveURL(/\/couple\/pause$/);
  });
});
