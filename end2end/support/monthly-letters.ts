import { expect, type APIResponse, type BrowserContext, type Locator, type Page } from "@playwright/test";

import { call } from "./requests.ts";

/** This month, as addresses write it: in Tiassalé, whose time is UTC. */
export const thisMonth = () => new Date().toISOString().slice(0, 7);

export const letterPath = () => `/couple/letters/${thisMonth()}`;

/** Where a letter is written. */
export const editor = (page: Page): Locator => page.getByRole("textbox", { name: "Notre lettre" });

export const save = (page: Page): Locator => page.getByRole("button", { name: "Enregistrer", exact: true });

/** The line that says where the words are. */
export const stateLine = (page: Page, words: string | RegExp): Locator => page.getByRole("status").filter({ hasText: words });

/** Saves this month's letter without pages, on what is there now. */
export async function write(context: BrowserContext, body: string): Promise<void> {
  const { number } = await stored(context);
  await call(context, "/api/couple/letters/save", { month: thisMonth(), base: String(number), body });
}

/** What the server has of this month's letter. */
export async function stored(context: BrowserContext): Promise<{ number: number; body: string }> {
  const answer: APIResponse = await call(context, "/api/couple/letters/read", { month: thisMonth() });
  return (await answer.json()) as { number: number; body: string };
}

/** Waits until the server has these words. */
export async function expectStored(context: BrowserContext, body: string): Promise<void> {
  await expect.poll(async () => (await stored(context)).body).toBe(body);
}

/** Puts the caret behind the last letter, and types there as a person does. */
export async function typeOn(page: Page, words: string): Promise<void> {
  await editor(page).focus();
  await editor(page).press("ControlOrMeta+End");
  await editor(page).pressSequentially(words);
}
