import { expect, type Locator, type Page, type Response } from "@playwright/test";

/** Goes to a page and waits until its scripts serve it. */
export async function visit(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await hydrated(page);
  return response;
}

/** The page's mark that the application has taken over; pages for visitors come without it. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator("html[data-hydrated], html[data-scripts]:not([data-application])").waitFor({ state: "attached" });
}

/** The title of the page that is shown. */
export function title(page: Page, name: string | RegExp): Locator {
  return page.getByRole("heading", { level: 1, name });
}

/** A field has a message of its own beside it. */
export async function expectRefused(field: Locator, message: string | RegExp): Promise<void> {
  await expect(field).toBeVisible();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(typeof message === "string" ? new RegExp(escape(message)) : message);
}

/** Nothing of what was typed shows in the address. */
export function expectNothingIn(page: Page, ...typed: string[]): void {
  const address = decodeURIComponent(page.url());
  for (const text of typed) expect(address).not.toContain(text);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
}
