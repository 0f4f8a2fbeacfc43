import type { Page } from "@playwright/test";

import { checkPage } from "../support/axe.ts";
import { NO_NETWORK } from "../support/console-guard.ts";
import { draftsOf } from "../support/kept-in-browser.ts";
import { tabTo } from "../support/keyboard.ts";
import { expectRefused, hydrated, title, visit } from "../support/pages.ts";
import { ANSWERS, answerOf, answerQuestion, answersKept, askQuestion, keepButton, QUESTION, wordsOf } from "../support/questions.ts";
import { expect, test } from "../support/test.ts";

// What another person does shows within this, without a touch.
const LIVE = { timeout: 5_000 };
const KEPT = "Gardé ici, sera envoyé dès que le réseau revient.";

test("two answer a question and read each other when both have", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(kofi.page, "/couple/questions");
  await expect(kofi.page.getByRole("heading", { name: "Aucune question encore" })).toBeVisible();
  await visit(aya.page, "/couple/questions");
  await checkPage(aya.page);

  await test.step("Aya asks a question of her own", async () => {
    await aya.page.getByText("Écrire ma propre question").click();
    await aya.page.getByLabel("Ta question").fill(QUESTION);
    await aya.page.getByLabel("Thème", { exact: true }).selectOption({ label: "Rêves et projets" });
    await aya.page.locator("form[data-form=ask-question]").getByRole("checkbox", { name: /^Ouvrir les réponses ensemble/ }).check();
    await aya.page.getByRole("button", { name: "Poser ma question" }).click();
    await expect(title(aya.page, QUESTION)).toBeVisible();
    await expect(aya.page.getByText("La question est posée.")).toBeVisible();
  });

  await test.step("Kofi sees it arrive, and opens it", async () => {
    const row = kofi.page.getByRole("link", { name: QUESTION });
    await expect(row).toBeVisible(LIVE);
    await expect(row).toContainText("À toi");
    await row.click();
    await expect(title(kofi.page, QUESTION)).toBeVisible();
    await checkPage(kofi.page);
  });

  await test.step("Aya answers; Kofi sees that she has, and not what", async () => {
    await wordsOf(aya.page).fill(ANSWERS.aya);
    await keepButton(aya.page).click();
    await expect(aya.page.getByText("Ta réponse est gardée.")).toBeVisible();
    await expect(answerOf(kofi.page, "Aya")).toContainText("Ses mots s’ouvrent avec ta réponse.", LIVE);
    expect(await kofi.page.content()).not.toContain(ANSWERS.aya);
  });

  await test.step("what Kofi types stays while Aya changes her answer", async () => {
    await wordsOf(kofi.page).fill(ANSWERS.kofi);
    await aya.page.getByText("Modifier ma réponse").click();
    await wordsOf(aya.page).fill(`${ANSWERS.aya} Et du gombo.`);
    await keepButton(aya.page).click();
    await expect(aya.page.getByText(`${ANSWERS.aya} Et du gombo.`).first()).toBeVisible();
    await expect(wordsOf(kofi.page)).toHaveValue(ANSWERS.kofi);
  });

  await test.step("Kofi answers, and both are open on both screens", async () => {
    await keepButton(kofi.page).click();
    await expect(kofi.page.getByText("Vos deux réponses sont ouvertes.")).toBeVisible();
    await expect(answerOf(kofi.page, "Aya")).toContainText("Et du gombo.");
    await expect(answerOf(aya.page, "Kofi")).toContainText(ANSWERS.kofi, LIVE);
    await checkPage(aya.page);
  });

  await test.step("what Aya had written before is hers to read", async () => {
    await aya.page.getByText("Ce que tu avais écrit avant").click();
    await expect(aya.page.getByText(ANSWERS.aya, { exact: true })).toBeVisible();
    await expect(kofi.page.getByText("Ce que tu avais écrit avant")).toHaveCount(0);
    await expect(kofi.page.getByText(ANSWERS.aya, { exact: true })).toHaveCount(0);
  });
});

test("the library offers another one, and one of it is asked at once", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(aya.page, "/couple/questions");
  const offered = aya.page.locator("section").filter({ has: aya.page.getByRole("button", { name: "Poser cette question" }) });
  const first = await offered.getByRole("heading").innerText();
  await aya.page.getByRole("link", { name: "Une autre" }).click();
  await expect(offered.getByRole("heading")).not.toHaveText(first);
  const second = await offered.getByRole("heading").innerText();
  await aya.page.getByRole("button", { name: "Poser cette question" }).click();
  await expect(title(aya.page, second)).toBeVisible();
  await expect(aya.page.getByText("Les réponses s’ouvrent ensemble.")).toBeVisible();

  await visit(kofi.page, "/couple/questions");
  await expect(kofi.page.getByRole("link", { name: second })).toBeVisible();
});

test("questions are found by theme, by turn and by words, and the address says so", async ({ couple }) => {
  const { aya, kofi } = await couple();
  const question = await askQuestion(kofi.context, QUESTION);
  await askQuestion(kofi.context, "Quel manguier planterais-tu ?");
  await answerQuestion(aya.context, question, "Le café à la télé.");
  const { page } = aya;
  await visit(page, "/couple/questions");
  const rows = page.getByRole("listitem").filter({ has: page.locator("a.row") });
  await expect(rows).toHaveCount(2);

  await page.getByRole("link", { name: "À toi", exact: true }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("Quel manguier");
  await page.getByRole("link", { name: "Toutes", exact: true }).click();
  await expect(rows).toHaveCount(2);

  await page.getByText("Chercher et trier").click();
  await page.getByRole("searchbox", { name: "Chercher" }).fill("TELE");
  await page.getByRole("button", { name: "Chercher", exact: true }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(QUESTION);
  await hydrated(page);
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Chercher" })).toHaveValue("TELE");

  await visit(page, "/couple/questions?theme=joys");
  await expect(page.getByRole("heading", { name: "Rien de tel ici" })).toBeVisible();
  await page.getByRole("link", { name: "Voir toutes les questions" }).click();
  await expect(rows).toHaveCount(2);
});

test("its author changes a question, and takes it back, until the other has answered", async ({ couple }) => {
  const { aya, kofi } = await couple();
  const question = await askQuestion(aya.context, QUESTION);
  await visit(kofi.page, question);
  await visit(aya.page, question);
  await aya.page.getByText("Modifier la question").click();
  await aya.page.getByLabel("Ta question").fill("Et un samedi ?");
  await aya.page.getByRole("button", { name: "Garder la nouvelle version" }).click();
  await expect(title(aya.page, "Et un samedi ?")).toBeVisible();
  await expect(title(kofi.page, "Et un samedi ?")).toBeVisible(LIVE);
  await expect(kofi.page.getByText("Modifier la question")).toHaveCount(0);

  await answerQuestion(kofi.context, question, ANSWERS.kofi);
  await visit(aya.page, question);
  await expect(aya.page.getByText("Modifier la question")).toHaveCount(0);
  await expect(aya.page.getByText("Retirer la question")).toHaveCount(0);

  await visit(aya.page, await askQuestion(aya.context, QUESTION));
  await aya.page.getByText("Retirer la question").click();
  await aya.page.getByRole("button", { name: "Retirer", exact: true }).click();
  await expect(aya.page.getByText("La question est retirée.")).toBeVisible();
  await expect(aya.page.getByRole("link", { name: QUESTION })).toHaveCount(0);
});

test("an answer that is saved without a network is kept, and sent once", async ({ couple, guard }) => {
  guard.allow(NO_NETWORK);
  const { aya, kofi } = await couple();
  await visit(aya.page, await askQuestion(kofi.context, QUESTION));
  await aya.context.setOffline(true);
  await wordsOf(aya.page).fill(ANSWERS.aya);
  await keepButton(aya.page).click();
  await expect(aya.page.getByText(KEPT)).toBeVisible();
  expect(await answersKept(kofi.context)).toEqual([]);
  await aya.context.setOffline(false);
  await expect(aya.page.getByText(KEPT)).toBeHidden();
  await expect.poll(() => answersKept(aya.context)).toEqual([ANSWERS.aya]);
});

test("an answer that was typed and not saved is there again after a reload", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(aya.page, await askQuestion(kofi.context, QUESTION));
  await wordsOf(aya.page).fill(ANSWERS.aya);
  await expect.poll(() => draftsOf(aya.page)).toBe(1);
  await aya.page.reload();
  await hydrated(aya.page);
  await expect(wordsOf(aya.page)).toHaveValue(ANSWERS.aya);
  expect(await answersKept(aya.context)).toEqual([]);
});

test("asking and answering need no more than a keyboard", async ({ couple }) => {
  const { page } = (await couple()).aya;
  await visit(page, "/couple/questions");
  await tabTo(page, page.getByRole("button", { name: "Poser cette question" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Les réponses s’ouvrent ensemble.")).toBeVisible();
  await tabTo(page, page.getByRole("radio", { name: /^Je réponds/ }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^J’ai besoin de temps/ })).toBeChecked();
  await tabTo(page, keepButton(page));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Ta réponse est gardée.")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the same two get there, with a reload where a screen would move", async ({ couple }) => {
    const { aya, kofi } = await couple();
    await aya.page.goto("/couple/questions");
    const heading = aya.page.locator("section.card").first().getByRole("heading");
    const first = await heading.innerText();
    await aya.page.getByRole("link", { name: "Une autre" }).click();
    await expect(heading).not.toHaveText(first);
    const text = await heading.innerText();
    await aya.page.getByRole("button", { name: "Poser cette question" }).click();
    await expect(title(aya.page, text)).toBeVisible();
    await wordsOf(aya.page).fill(ANSWERS.aya);
    await keepButton(aya.page).click();
    await expect(aya.page.getByText("Ta réponse est gardée.")).toBeVisible();

    await kofi.page.goto(new URL(aya.page.url()).pathname);
    await expect(answerOf(kofi.page, "Aya")).toContainText("Ses mots s’ouvrent avec ta réponse.");
    expect(await kofi.page.content()).not.toContain(ANSWERS.aya);
    await wordsOf(kofi.page).fill(ANSWERS.kofi);
    await keepButton(kofi.page).click();
    await expect(kofi.page.getByText("Vos deux réponses sont ouvertes.")).toBeVisible();
    await expect(answerOf(kofi.page, "Aya")).toContainText(ANSWERS.aya);
    await aya.page.reload();
    await expect(answerOf(aya.page, "Kofi")).toContainText(ANSWERS.kofi);
  });

  test("what is refused comes back whole, with its message", async ({ couple }) => {
    const { page } = (await couple()).aya;
    await page.goto("/couple/questions");
    await page.getByText("Écrire ma propre question").click();
    const text = page.getByLabel("Ta question");
    await text.fill(QUESTION);
    await page.getByRole("button", { name: "Poser ma question" }).click();
    await expectRefused(page.getByLabel("Thème", { exact: true }), "Choisis un thème, ou nomme le tien.");
    await expect(text).toHaveValue(QUESTION);
    await page.getByLabel("Ou un thème à vous deux").fill("Nos dimanches");
    await page.getByRole("button", { name: "Poser ma question" }).click();
    await expect(title(page, QUESTION)).toBeVisible();
    await expect(page.getByRole("paragraph").filter({ hasText: "Nos dimanches" })).toBeVisible();

    await keepButton(page).click();
    await expectRefused(wordsOf(page), "Écris quelques mots.");
    await page.getByRole("radio", { name: /^J’ai besoin de temps/ }).check();
    await keepButton(page).click();
    await expect(page.getByText("Ta réponse est gardée.")).toBeVisible();
  });
});

const ABROAD = [
  {
    language: "en",
    own: "English",
    ask: "Ask this question",
    words: "Your words",
    keep: "Keep my answer",
    answer: "Under the mango tree.",
    open: "Both your answers are open.",
    search: "mango",
  },
  {
    language: "ko",
    own: "한국어",
    ask: "이 질문 건네기",
    words: "하고 싶은 말",
    keep: "대답 간직하기",
    answer: "망고나무 아래에서 이야기해요.",
    open: "두 분의 대답이 열렸어요.",
    search: "나무",
  },
] as const;

for (const abroad of ABROAD) {
  test(`one of the two asks and answers in another language: ${abroad.language}`, async ({ couple }) => {
    const { aya, kofi } = await couple();
    const { page } = aya;
    await speak(page, abroad.own, abroad.language);
    await visit(page, "/couple/questions");
    await page.getByRole("button", { name: abroad.ask }).click();
    await expect(page).toHaveURL(/\/couple\/questions\/[0-9a-f-]{36}$/);
    const question = new URL(page.url()).pathname;
    const asked = await page.getByRole("heading", { level: 1 }).innerText();

    await visit(kofi.page, question);
    await expect(kofi.page.getByRole("heading", { level: 1 })).not.toHaveText(asked);
    await answerQuestion(kofi.context, question, ANSWERS.kofi);

    await page.getByLabel(abroad.words, { exact: true }).fill(abroad.answer);
    await page.getByRole("button", { name: abroad.keep }).click();
    await expect(page.getByText(abroad.open)).toBeVisible();
    await expect(page.getByText(ANSWERS.kofi)).toBeVisible();
    await checkPage(page);

    await visit(page, `/couple/questions?search=${encodeURIComponent(abroad.search)}`);
    await expect(page.getByRole("link", { name: asked })).toBeVisible();
  });
}

/** Chooses a language on the account's page, which speaks French until then. */
async function speak(page: Page, own: string, language: string): Promise<void> {
  await visit(page, "/account");
  await page.getByText(own, { exact: true }).click();
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await hydrated(page);
}
