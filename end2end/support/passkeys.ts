import { expect, type Page } from "@playwright/test";

/** The button that asks the device for a passkey. */
export const USE = { name: "Utiliser une clé d’accès" };

/** Makes a passkey on the page of passkeys. */
export async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByLabel("Nom de la clé").fill(name);
  await page.getByRole("button", { name: "Créer une clé sur cet appareil" }).click();
  await expect(page.getByText("La clé est prête.")).toBeVisible();
}
