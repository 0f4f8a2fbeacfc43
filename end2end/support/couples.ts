import { expect, type Page } from "@playwright/test";

import { title, visit } from "./pages.ts";
import { call } from "./requests.ts";
import type { Resident } from "./residents.ts";

export type Couple = { aya: Resident; kofi: Resident };

/** The couple's home greets who looks at it. */
export const greeting = (name: string) => new RegExp(`^Bon(jour|soir) ${name}$`);

/** Creates a place without pages, and gives its code. */
export async function createPlace(founder: Resident): Promise<string> {
  await call(founder.context, "/api/couple/create");
  const home = await (await call(founder.context, "/api/couple/home")).json();
  return home.Waiting.open.digits as string;
}

/** Brings two residents together without pages. */
export async function pair(founder: Resident, joiner: Resident): Promise<void> {
  const code = await createPlace(founder);
  await call(joiner.context, "/api/couple/join", { code });
}

/** Creates a place on the page, and reads its code there. */
export async function createPlaceOnPage(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Créer", exact: true }).click();
  await expect(title(page, "Ta place est prête")).toBeVisible();
  return codeOn(page);
}

/** The six digits, as they stand on the page. */
export async function codeOn(page: Page): Promise<string> {
  const digits = page.getByText(/^\d{6}$/);
  await expect(digits).toBeVisible();
  return (await digits.innerText()).replace(/\D/g, "");
}

/** The couple's home, open and live. */
export async function atHome({ page, name }: Resident): Promise<Page> {
  await visit(page, "/couple");
  await expect(title(page, greeting(name))).toBeVisible();
  return page;
}
