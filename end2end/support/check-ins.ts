import type { BrowserContext, Locator, Page } from "@playwright/test";

import { call } from "./requests.ts";

export type Day = { mood: number; stress: number; energy: number; note: string; private?: boolean };

/** A day like another. */
export const DAY: Day = { mood: 8, stress: 3, energy: 6, note: "Le marché, puis la pluie." };

/** Fills in the form of a day, and leaves it unsent. */
export async function fillDay(page: Page, day: Day): Promise<void> {
  await page.getByRole("slider", { name: "Humeur" }).fill(String(day.mood));
  await page.getByRole("slider", { name: "Stress" }).fill(String(day.stress));
  await page.getByRole("slider", { name: "Énergie" }).fill(String(day.energy));
  await noteOf(page).fill(day.note);
  if (day.private) await page.getByRole("checkbox", { name: /^Pour moi/ }).check();
}

export function noteOf(page: Page): Locator {
  return page.getByLabel("Un mot, si tu veux");
}

export function saveButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Enregistrer( les changements)?$/ });
}

/** Saves a day without pages. */
export async function checkIn(context: BrowserContext, day: Day): Promise<void> {
  await call(context, "/api/couple/checkins/save", {
    mood: String(day.mood),
    stress: String(day.stress),
    energy: String(day.energy),
    note: day.note,
    ...(day.private && { private: "true" }),
  });
}

type Copy = { couples: { check_ins: { note?: string }[] }[] };

/** The notes of all check-ins that the server has for somebody, from the copy that anybody may take of their place. */
export async function notesKept(context: BrowserContext): Promise<string[]> {
  const copy = (await (await context.request.get("/couple/export")).json()) as Copy;
  return copy.couples.flatMap((couple) => couple.check_ins.map((checkIn) => checkIn.note ?? ""));
}

/** Counts what a browser sends to save a day. */
export function savesOf(context: BrowserContext): () => number {
  let saves = 0;
  context.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/api/couple/checkins/save")) saves += 1;
  });
  return () => saves;
}
