import { resolve } from "node:path";

import type { Page } from "@playwright/test";

import { checkIn, DAY } from "../support/check-ins.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { atHome, createPlace } from "../support/couples.ts";
import { visit } from "../support/pages.ts";
import { ANSWERS, answerQuestion, askQuestion, QUESTION } from "../support/questions.ts";
import { expect, test } from "../support/test.ts";

const PUBLIC = {
  landing: "/",
  login: "/login",
  register: "/register",
  "register-sent": "/register/sent",
  forgot: "/forgot",
  help: "/help",
  privacy: "/legal/privacy",
  terms: "/legal/terms",
  cookies: "/legal/cookies",
  offline: "/offline",
  join: "/couple/join?code=042137",
  "not-found": "/nulle-part",
  gallery: "/dev/ui",
};
const ACCOUNT = {
  account: "/account",
  security: "/account/security",
  preferences: "/account/notifications",
  "account-privacy": "/account/privacy",
  notifications: "/notifications",
};

// Pictures to look at; nothing is compared. They land in test-results/screens.
for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`every page, ${colorScheme}`, { tag: "@screens" }, () => {
    test.use({ colorScheme });
    test.slow();

    test("for everybody", async ({ page, guard }) => {
      guard.allow(REFUSALS);
      for (const [name, path] of Object.entries(PUBLIC)) await picture(page, name, path);
    });

    test("for who lives here", async ({ resident }) => {
      const aya = await resident("Aya");
      for (const [name, path] of Object.entries(ACCOUNT)) await picture(aya.page, name, path);
      await picture(aya.page, "couple-alone", "/couple");
      await picture(aya.page, "check-ins-alone", "/couple/checkins");
      await createPlace(aya);
      await picture(aya.page, "couple-waiting", "/couple");
    });

    test("for two", async ({ couple }) => {
      const { aya, kofi } = await couple();
      await atHome(aya);
      await picture(aya.page, "couple-newcomer", "/couple");
      await picture(aya.page, "check-ins-empty", "/couple/checkins");
      await checkIn(kofi.context, DAY);
      await picture(aya.page, "couple-question", "/couple");
      await checkIn(aya.context, { mood: 6, stress: 5, energy: 4, note: "Longue réunion, puis le rire des enfants." });
      await picture(aya.page, "couple-both", "/couple");
      await picture(aya.page, "check-ins-full", "/couple/checkins");
      await picture(aya.page, "trends", "/couple/trends");
      await picture(aya.page, "trends-year", "/couple/trends?days=365");
      await picture(aya.page, "reminders", "/couple/reminders");
      await picture(aya.page, "questions-empty", "/couple/questions");
      const question = await askQuestion(kofi.context, QUESTION);
      await answerQuestion(kofi.context, question, ANSWERS.kofi);
      await picture(aya.page, "question-closed", question);
      await answerQuestion(aya.context, question, ANSWERS.aya);
      await picture(aya.page, "question-open", question);
      await picture(aya.page, "questions-full", "/couple/questions?theme=dreams");
      await picture(aya.page, "notifications-new", "/notifications");
    });
  });
}

/** The whole page. */
async function picture(page: Page, name: string, path: string): Promise<void> {
  const { project } = test.info();
  await visit(page, path);
  const scheme = await page.evaluate(() => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  const file = `${name}-${project.name}-${scheme}.png`;
  await page.screenshot({ path: resolve(project.outputDir, "screens", file), fullPage: true });
}
