import { randomBytes } from "node:crypto";

import { test as base, expect, type BrowserContext, type BrowserContextOptions } from "@playwright/test";

import { ConsoleGuard } from "./console-guard.ts";
import { pair, type Couple } from "./couples.ts";
import { register, type Resident } from "./residents.ts";

type Support = {
  /** Whether the application has been used before in the browsers of this test, and so comes by itself. */
  usedBefore: boolean;
  /** Hears all consoles; the test fails when something was said that it did not announce. */
  guard: ConsoleGuard;
  /** Opens another browser: its own cookies, its own address on the network. */
  openBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Somebody with an account, signed in in a browser of their own. */
  resident: (name: string, options?: BrowserContextOptions) => Promise<Resident>;
  /** Two residents who have found each other: Aya created the place, Kofi joined it. */
  couple: (options?: BrowserContextOptions) => Promise<Couple>;
};

export const test = base.extend<Support>({
  usedBefore: [true, { option: true }],

  guard: [
    async ({}, use) => {
      const guard = new ConsoleGuard();
      await use(guard);
      expect(guard.complaints(), "the consoles are silent").toEqual([]);
    },
    { auto: true },
  ],

  extraHTTPHeaders: async ({}, use) => use(fromSomewhere()),

  context: async ({ context, guard, javaScriptEnabled, usedBefore }, use) => {
    if (usedBefore) await context.addInitScript(noteUse);
    guard.watch(context, javaScriptEnabled === false ? "no scripts" : "scripts");
    await use(context);
    await expectWhole(context);
  },

  openBrowser: async ({ browser, guard, javaScriptEnabled, usedBefore }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...options, extraHTTPHeaders: fromSomewhere() });
      if (usedBefore) await context.addInitScript(noteUse);
      guard.watch(context, (options.javaScriptEnabled ?? javaScriptEnabled) === false ? "no scripts" : "scripts");
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map(expectWhole));
    await Promise.all(opened.map((context) => context.close()));
  },

  resident: async ({ openBrowser }, use) => {
    await use(async (name, options) => register(await openBrowser(options), name));
  },

  couple: async ({ resident }, use) => {
    await use(async (options) => {
      const [aya, kofi] = await Promise.all([resident("Aya", options), resident("Kofi", options)]);
      await pair(aya, kofi);
      return { aya, kofi };
    });
  },
});

export { expect };

/** In the page: what the application notes once it has been there. */
function noteUse(): void {
  if (location.protocol.startsWith("http")) localStorage.setItem("parvis-application", "1");
}

/** No page was left without a part of its code: that is said on the page, and so not in the console. */
async function expectWhole(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const incomplete = page.getByText("Une partie de la page n’a pas pu être chargée.");
    expect.soft(await incomplete.isVisible(), `${page.url()} lacks a part`).toBe(false);
  }
}

/** Limits count by address, so each browser has one: out of the range for documentation (RFC 3849). */
function fromSomewhere(): Record<string, string> {
  const [high, low] = [randomBytes(2).toString("hex"), randomBytes(2).toString("hex")];
  return { "X-Forwarded-For": `2001:db8:${high}:${low}::1` };
}
