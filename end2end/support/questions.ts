import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";

import { call } from "./requests.ts";

/** A question of one's own. */
export const QUESTION = "Où aimerais-tu que nous allions, un dimanche ?";

/** What each says to it. */
export const ANSWERS = { aya: "Au bord du Bandama, avec un pagne et des mangues.", kofi: "À Grand-Lahou, voir la mer." };

/** Asks a question without pages, whose answers open together, and gives its page. */
export async function askQuestion(context: BrowserContext, text: string): Promise<string> {
  const answer = await call(context, "/api/couple/questions/ask", { text, theme: "dreams", reveal_together: "true", key: "" });
  const page = answer.headers()["location"];
  expect(page).toMatch(/^\/couple\/questions\/[0-9a-f-]{36}$/);
  return page ?? "";
}

/** Answers the question of a page without opening it. */
export async function answerQuestion(context: BrowserContext, page: string, text: string): Promise<void> {
  const question = page.split("/").at(-1) ?? "";
  await call(context, "/api/couple/questions/answer", { question, status: "answered", text, key: "" });
}

type Copy = { couples: { questions: { my_answer: { text: string } | null; my_former_answers: unknown[] }[] }[] };

/** Somebody's own answers that the server has, from the copy that anybody may take of their place. */
export async function answersKept(context: BrowserContext): Promise<string[]> {
  const copy = (await (await context.request.get("/couple/export")).json()) as Copy;
  return copy.couples.flatMap((couple) => couple.questions.flatMap(({ my_answer }) => (my_answer ? [my_answer.text] : [])));
}

/** The words of the answer that is being written. */
export function wordsOf(page: Page): Locator {
  return page.getByLabel("Tes mots", { exact: true });
}

export function keepButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Garder (ma réponse|les changements)$/ });
}

/** What the page shows of the other's answer. */
export function answerOf(page: Page, name: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: `Ce que dit ${name}` }) });
}
