import { expect, type Locator, type Page } from "@playwright/test";

export const MESSAGES = "/couple/messages";

/** Why a test of messages is left out. */
export const NO_FFMPEG = "no ffmpeg on this machine: messages are refused, and the page says so";

/** Whether messages are refused here. */
export function refusesMessages(page: Page): Promise<boolean> {
  return page.getByText("Cette installation ne peut pas recevoir de voix").isVisible();
}

/** Begins to record a voice, and goes on for a second at least. */
export async function beginVoice(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Enregistrer ma voix" }).click();
  await expect(page.getByRole("timer")).toHaveText(/0:0[1-9]/);
}

/** Ends it; from now on it can be listened to. */
export async function endVoice(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Arrêter" }).click();
  await expect(page.getByText("C’est enregistré.")).toBeVisible();
  await expect(page.getByLabel("Ta voix, telle qu’elle partira")).toHaveJSProperty("error", null);
}

/** Sends what was recorded, with what is said in it. */
export async function sendMessage(page: Page, words: string): Promise<void> {
  await page.getByLabel("Ce que tu y dis").fill(words);
  await page.getByRole("button", { name: "Envoyer le message" }).click();
  await expect(page.getByText("Le message est parti.")).toBeVisible();
}

/** The voice that somebody left; it is heard once it was looked at. */
export async function heard(page: Page): Promise<Locator> {
  const player = page.getByLabel(/^Message vocal, 0:0/);
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.readyState)).toBeGreaterThan(0);
  return player;
}
