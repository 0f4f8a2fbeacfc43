import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The page is no wider than its window, and axe finds nothing on it as it stands: every rule, those of WCAG 2.2 and good practice alike, save those left out. */
export async function checkPage(page: Page, without: string[] = []): Promise<void> {
  const left = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: true }, ...left } })
    .setLegacyMode()
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html} ${node.failureSummary}`));
  expect.soft(found, `axe on ${page.url()}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}
