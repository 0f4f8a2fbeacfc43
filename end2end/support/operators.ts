import { execFileSync } from "node:child_process";

import type { Page } from "@playwright/test";

import { title } from "./pages.ts";
import { shown } from "./phone.ts";
import { PASSWORD } from "./residents.ts";
import { program, server } from "./server.ts";
import { expect } from "./test.ts";

/** Makes somebody an operator, as whoever has the machine does it. */
export function appoint(email: string): void {
  const said = execFileSync(program(), ["admin", "create", "--email", email], {
    cwd: server?.cwd,
    env: { ...process.env, ...server?.env },
    encoding: "utf8",
  });
  expect(said).toContain(`${email} is an operator now.`);
  expect(said).toContain("/login?next=/admin");
}

/** Goes to the desk for the first time: it leads over the password to the second factor, which is set up. */
export async function enterDesk(page: Page): Promise<void> {
  await page.goto("/admin");
  await expect(title(page, "C’est bien vous ?")).toBeVisible();
  await page.getByLabel("Votre mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Continuer", exact: true }).click();
  await expect(title(page, "Double authentification")).toBeVisible();
  const key = await page.locator(".key").innerText();
  await page.getByLabel("Code à 6 chiffres").fill(shown(key));
  await page.getByRole("button", { name: "Activer", exact: true }).click();
  await expect(title(page, "Codes de secours")).toBeVisible();
  await page.goto("/admin");
  await expect(title(page, "À voir")).toBeVisible();
}
