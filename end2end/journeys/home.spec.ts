import { checkPage } from "../support/axe.ts";
import { checkIn, DAY } from "../support/check-ins.ts";
import { atHome, greeting } from "../support/couples.ts";
import { tabTo } from "../support/keyboard.ts";
import { title } from "../support/pages.ts";
import { call } from "../support/requests.ts";
import { expect, test } from "../support/test.ts";

const LIVE = { timeout: 5_000 };
const QUESTION = "Quel plat de ton enfance voudrais-tu que l’on cuisine ensemble ?";
const ROOMS = {
  Journées: "/couple/checkins",
  Questions: "/couple/questions",
  Buts: "/couple/goals",
  Lettres: "/couple/letters",
  "Se retrouver": "/couple/repair",
  Pause: "/couple/pause",
  Tendances: "/couple/trends",
  Rappels: "/couple/reminders",
};

test("what matters comes to the home by itself, and a pause makes it quiet", async ({ couple }) => {
  const { aya, kofi } = await couple();
  const page = await atHome(aya);
  const dayQuestion = page.getByRole("heading", { name: "Comment va ta journée ?" });
  const question = page.getByRole("link", { name: QUESTION });
  const letter = page.getByRole("link", { name: /^La lettre/ });

  await test.step("at first there is the day’s question and the month’s letter", async () => {
    await expect(dayQuestion).toBeVisible();
    await expect(letter).toContainText("Pas encore commencée.");
    await checkPage(page);
  });

  await test.step("a question of the other’s arrives", async () => {
    await call(kofi.context, "/api/couple/questions/ask", { text: QUESTION, theme: "roots", reveal_together: "true" });
    await expect(question).toBeVisible(LIVE);
    await expect(question).toContainText("Une question pour toi");
  });

  await test.step("a goal’s next step arrives", async () => {
    await call(kofi.context, "/api/couple/goals/set", { title: "Un week-end à Grand-Bassam", owner: "both" });
    const { id } = await goal(kofi.context.request);
    await call(kofi.context, "/api/couple/goals/actions/add", { goal: id, text: "Choisir la date" });
    await expect(page.getByRole("link", { name: /Un week-end à Grand-Bassam/ })).toContainText("Prochain pas : Choisir la date", LIVE);
    await checkPage(page);
  });

  await test.step("a pause comes first, and asks nothing of anybody", async () => {
    await call(kofi.context, "/api/couple/pause/begin", { length: "20", word: "Je marche un peu." });
    await expect(page.getByRole("heading", { name: "Une pause" })).toBeVisible(LIVE);
    await expect(page.getByText("Je marche un peu.")).toBeVisible();
    await expect(page.getByText(/^Kofi l’a demandée\. Vous vous retrouvez le /)).toBeVisible();
    await expect(dayQuestion).toHaveCount(0);
    await expect(question).toHaveCount(0);
    await checkPage(page);
  });

  await test.step("when it is over, everything is there again", async () => {
    await call(kofi.context, "/api/couple/pause/end");
    await expect(question).toBeVisible(LIVE);
    await expect(dayQuestion).toBeVisible();
  });

  await test.step("the other’s day arrives as ever", async () => {
    await checkIn(kofi.context, DAY);
    await expect(page.getByRole("heading", { name: "Kofi, aujourd’hui" })).toBeVisible(LIVE);
  });

  await test.step("the question leads to its page", async () => {
    await question.click();
    await expect(page).toHaveURL(/\/couple\/questions\/[0-9a-f-]{36}$/);
  });

  async function goal(request: typeof kofi.context.request): Promise<{ id: string }> {
    const headers = { accept: "application/json", "sec-fetch-site": "same-origin" };
    const answer = await request.post("/api/couple/goals", { form: { status: "", owner: "", after: "" }, headers });
    const { list } = (await answer.json()) as { list: { id: string }[] };
    const [first] = list;
    if (!first) throw new Error("there is no goal");
    return first;
  }
});

test("every room has its door, and a keyboard finds them", async ({ couple }) => {
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

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the home says the same after a reload", async ({ couple }) => {
    const { aya, kofi } = await couple();
    const { page } = aya;
    await page.goto("/couple");
    await call(kofi.context, "/api/couple/questions/ask", { text: QUESTION, theme: "roots", reveal_together: "true" });
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
