import type { BrowserContext, Locator, Page } from "@playwright/test";

import { visit } from "./pages.ts";
import { call } from "./requests.ts";

export const GOAL = "Emmener les enfants voir la mer";
export const STEPS = ["Choisir un week-end", "Demander à la tante", "Mettre le prix du car de côté"];

/** Sets a goal with its steps without pages, and gives the page of it. */
export async function setGoal(context: BrowserContext, title = GOAL, steps = STEPS): Promise<string> {
  const answer = await call(context, "/api/couple/goals/set", { title, owner: "both" });
  const page = answer.headers()["location"] ?? "no page";
  for (const text of steps) await addStep(context, page, text);
  return page;
}

/** Adds a step without pages. */
export async function addStep(context: BrowserContext, page: string, text: string): Promise<void> {
  await call(context, "/api/couple/goals/actions/add", { goal: idOf(page), text });
}

/** Deletes a step without pages. */
export async function deleteStep(context: BrowserContext, page: string, text: string): Promise<void> {
  const { actions } = await (await call(context, "/api/couple/goals/goal", { goal: idOf(page) })).json();
  const step = (actions as { id: string; text: string }[]).find((action) => action.text === text);
  await call(context, "/api/couple/goals/actions/delete", { action: step?.id ?? "none" });
}

/** Sends a goal to a status without pages. */
export async function moveGoal(context: BrowserContext, page: string, to: "active" | "paused" | "done"): Promise<void> {
  await call(context, "/api/couple/goals/status", { goal: idOf(page), to });
}

export function idOf(page: string): string {
  return page.split("/").at(-1) ?? "";
}

/** The box of a step. */
export function step(page: Page, text: string): Locator {
  return page.getByRole("checkbox", { name: text, exact: true });
}

/** The handle of a step. */
export function handle(page: Page, text: string): Locator {
  return page.getByRole("button", { name: `Déplacer\u202f: ${text}` });
}

/** The steps of the page that is shown, in their order. */
export function steps(page: Page): Locator {
  return page.getByRole("list", { name: "Étapes" }).getByRole("checkbox");
}

/** A goal's page, open and live. */
export async function atGoal(page: Page, path: string): Promise<Page> {
  await visit(page, path);
  return page;
}
