import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Page } from "@playwright/test";

import { hydrated, title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

type Language = "fr" | "en" | "ko";

const HEADLINES: Record<Language, string> = {
  fr: "Toute la ville sur une place.",
  en: "The whole town on one square.",
  ko: "온 동네가 한 광장에.",
};

test("a visitor reads the front page in the language they choose, and the next pages too", { tag: "@wide" }, async ({ page }) => {
  await visit(page, "/");
  await expect(title(page, HEADLINES.fr)).toBeVisible();
  for (const [language, button] of [["en", "English"], ["ko", "한국어"], ["fr", "Français"]] as const) {
    await page.getByRole("button", { name: button }).click();
    await expect(title(page, HEADLINES[language])).toBeVisible();
    await hydrated(page);
    await expectLanguage(page, language);
    await visit(page, "/help");
    await expectLanguage(page, language);
    await visit(page, "/");
  }
});

test("the switch comes back to the page with its query", async ({ page }) => {
  await visit(page, "/login?next=%2Fcouple%2Fcheckins");
  await page.getByRole("button", { name: "English" }).click();
  await expect(title(page, "Sign in")).toBeVisible();
  expect(new URL(page.url()).searchParams.get("next")).toBe("/couple/checkins");
});

test("a resident’s language is part of their account", async ({ resident, openBrowser }) => {
  const { page } = await resident("Aya");
  for (const [language, own, save] of [
    ["en", "English", "Enregistrer"],
    ["ko", "한국어", "Save"],
  ] as const) {
    await visit(page, "/account");
    await page.getByText(own, { exact: true }).click();
    await page.getByRole("button", { name: save, exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await hydrated(page);
    await expectLanguage(page, language);
    await visit(page, "/couple");
    await expectLanguage(page, language);
  }
  const elsewhere = await (await openBrowser()).newPage();
  await visit(elsewhere, "/");
  await expectLanguage(elsewhere, "fr");
});

test("a browser that prefers Korean is greeted in Korean", async ({ openBrowser }) => {
  const page = await (await openBrowser({ locale: "ko-KR" })).newPage();
  await visit(page, "/");
  await expect(title(page, HEADLINES.ko)).toBeVisible();
  await expectLanguage(page, "ko");
});

/** The document says its language, and nothing around the page speaks another. */
async function expectLanguage(page: Page, language: Language): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  const own = new Set(words(language));
  const foreign = (["fr", "en", "ko"] as const).flatMap(words).filter((word) => !own.has(word));
  for (const text of await page.getByRole("navigation").allInnerTexts()) {
    for (const line of text.split("\n").map((line) => line.trim())) expect(foreign).not.toContain(line);
  }
}

/** What stands around the pages. */
function words(language: Language): string[] {
  const file = resolve(import.meta.dirname, `../../app/shell/locales/${language}/frame.json`);
  return Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
}
