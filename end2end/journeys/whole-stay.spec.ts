import { REFUSALS } from "../support/console-guard.ts";
import { prepareCopy, takeCopy } from "../support/copies.ts";
import { createPlaceOnPage, greeting } from "../support/couples.ts";
import { Device, withoutSuggestions } from "../support/device.ts";
import { beginVoice, endVoice, heard, MESSAGES, NO_FFMPEG, refusesMessages, sendMessage } from "../support/messages.ts";
import { title, visit } from "../support/pages.ts";
import { addPasskey, USE } from "../support/passkeys.ts";
import { answers, PushService, SETTINGS, turnOn } from "../support/push.ts";
import { askQuestion, QUESTION } from "../support/questions.ts";
import { registerByPhone } from "../support/residents.ts";
import { namedAddress } from "../support/server.ts";
import { expect, test } from "../support/test.ts";

// What another person or a job does shows within this, without a touch; a voice is looked at before.
const LIVE = { timeout: 15_000 };

const ALONE = "Une place rien que pour vous deux";
const KEY = "Mon téléphone";
const WORDS = "Bonsoir, je rentre tôt.";
const PRIVACY = "/account/privacy";

// Browsers make no passkeys for an address of figures.
test.use({ baseURL: namedAddress, serviceWorkers: "allow" });

test("somebody comes with a phone alone, shares, takes it all along, leaves, and stays", async ({ openBrowser, resident, guard }) => {
  test.slow();
  // Who asked for the end is signed out, under an open page.
  guard.allow(REFUSALS);
  const context = await openBrowser({ permissions: ["microphone"] });
  const page = await context.newPage();
  const kofi = await resident("Kofi");
  await withoutSuggestions(page);
  const device = await Device.of(page);

  const number = await test.step("Aya registers with a code by text message", () => registerByPhone(page, "Aya"));

  await test.step("She has just shown who she is, and makes a passkey", async () => {
    await page.goto("/account/security");
    await page.getByRole("link", { name: "Créer une clé d’accès" }).click();
    await expect(title(page, "Clés d’accès")).toBeVisible();
    await addPasskey(page, KEY);
    expect(await device.passkeys()).toBe(1);
  });

  await test.step("She creates a place, and Kofi joins her", async () => {
    await visit(page, "/couple");
    const code = await createPlaceOnPage(page);
    await visit(kofi.page, `/couple/join?code=${code}`);
    await kofi.page.getByRole("button", { name: "Rejoindre" }).click();
    await expect(title(kofi.page, greeting("Kofi"))).toBeVisible();
    await expect(title(page, greeting("Aya"))).toBeVisible(LIVE);
  });

  await test.step("She turns her phone on, and it hears of what Kofi asks", async () => {
    const service = new PushService();
    await service.open();
    await answers(context, "granted", service);
    await visit(page, SETTINGS);
    await turnOn(page);
    const question = await askQuestion(kofi.context, QUESTION);
    await expect.poll(() => service.said.length).toBe(1);
    expect(service.said[0]).toMatchObject({ title: "Du nouveau sur Parvis", tag: "question_asked", lang: "fr", page: question });
    service.close();
  });

  await visit(kofi.page, MESSAGES);
  await visit(page, MESSAGES);
  test.skip(await refusesMessages(page), NO_FFMPEG);

  const voice = await test.step("She leaves a voice, and Kofi hears it", async () => {
    await beginVoice(page);
    await endVoice(page);
    await sendMessage(page, WORDS);
    await expect(kofi.page.getByText(WORDS)).toBeVisible(LIVE);
    const address = await (await heard(kofi.page)).getAttribute("src");
    return (await kofi.context.request.get(address ?? "")).body();
  });

  await test.step("She takes everything along, the voice too", async () => {
    await visit(page, PRIVACY);
    await prepareCopy(page);
    const copy = await takeCopy(page);
    const read = (name: string): unknown => JSON.parse(copy.get(name)?.toString() ?? "null");
    expect(read("account.json")).toMatchObject({ display_name: "Aya", email: null, phone: number.kept });
    expect(read("ways-in.json")).toMatchObject([{ kind: "passkey", name: KEY }]);
    const voices = [...copy].filter(([name]) => /^media\/[0-9a-f-]{36}\.\w+$/.test(name));
    expect(voices).toHaveLength(1);
    expect(voices[0]?.[1].equals(voice), "it is what Kofi hears").toBe(true);
    expect(copy.get("couple.json")?.toString()).toContain(voices[0]?.[0]);
  });

  await test.step("She shows by her passkey who she is, and asks for the end", async () => {
    await visit(kofi.page, "/couple");
    await page.getByRole("link", { name: "Confirmez d’abord que c’est bien vous" }).click();
    await expect(title(page, "C’est bien vous")).toBeVisible();
    await page.getByRole("button", USE).click();
    await expect(title(page, "Confidentialité")).toBeVisible();
    await page.getByRole("button", { name: "Effacer mon compte" }).click();
    await expect(page.getByText(/^Votre compte sera effacé le/)).toBeVisible();
    await expect(page).toHaveURL(/\/login/);
    await expect(title(kofi.page, ALONE)).toBeVisible(LIVE);
  });

  await test.step("Within seven days her passkey leads to the one page that is left", async () => {
    await page.getByRole("button", USE).click();
    await expect(title(page, "Votre compte va être effacé")).toBeVisible();
    await expect(page.getByText(`Aya, votre compte sera effacé le ${inSevenDays()} à `)).toBeVisible();
    await page.goto("/couple");
    await expect(title(page, "Votre compte va être effacé")).toBeVisible();
  });

  await test.step("She stays, and keeps her passkey", async () => {
    await page.getByRole("button", { name: "Garder mon compte" }).click();
    await expect(page.getByText("Votre compte reste ouvert.")).toBeVisible();
    await visit(page, "/couple");
    await expect(title(page, ALONE)).toBeVisible();
    await page.goto("/account/security");
    await expect(page.getByText(KEY, { exact: true })).toBeVisible();
  });
});

/** The day a week from now, as the page writes it: in Abidjan, whose time is UTC. */
function inSevenDays(): string {
  const day = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000);
  return day.toLocaleDateString("fr-FR", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
}
