import type { Page } from "@playwright/test";

import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { beginVoice, endVoice, heard, MESSAGES, NO_FFMPEG, refusesMessages, sendMessage } from "../support/messages.ts";
import { letterPath } from "../support/monthly-letters.ts";
import { expectRefused, hydrated, title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

// What another person does shows within this, without a touch; a photo is looked at before.
const LIVE = { timeout: 15_000 };
const photosPath = () => `${letterPath()}/photos`;

/** A PNG of one red pixel: small, and whole. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const photo = { name: "IMG_0001.HEIC", mimeType: "image/heic", buffer: PIXEL };
const file = (page: Page) => page.getByLabel("La photo", { exact: true });
const words = (page: Page) => page.getByLabel("Ce qu’on y voit");
const add = (page: Page) => page.getByRole("button", { name: "Ajouter la photo" });

test("a photo lies beside the letter on both screens, and is taken back", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(kofi.page, letterPath());
  await visit(aya.page, letterPath());
  await aya.page.getByRole("link", { name: "Ajouter ou retirer des photos" }).click();
  await expect(title(aya.page, /^Les photos de /)).toBeVisible();
  await checkPage(aya.page);

  await file(aya.page).setInputFiles(photo);
  await words(aya.page).fill("Le marché un dimanche");
  await add(aya.page).click();
  await expect(aya.page.getByText("La photo est là.")).toBeVisible();
  const seen = (page: Page) => page.getByRole("img", { name: "Le marché un dimanche" });
  await expect(seen(aya.page)).toBeVisible(LIVE);
  await expect(seen(kofi.page)).toBeVisible(LIVE);
  await hydrated(aya.page);
  await checkPage(aya.page);

  const address = await seen(kofi.page).getAttribute("src");
  expect((await kofi.context.request.get(address ?? "")).headers()["content-type"]).toBe("image/webp");
  await visit(kofi.page, photosPath());
  await expect(kofi.page.getByRole("button", { name: /^Retirer la photo/ })).toBeHidden();
  await aya.page.getByRole("button", { name: /^Retirer la photo/ }).click();
  await expect(seen(aya.page)).toBeHidden();
  await expect(seen(kofi.page)).toBeHidden(LIVE);
  expect((await kofi.context.request.get(address ?? "")).status()).toBe(404);
});

test("a photo that cannot be sent says why, is cancelled, and is sent again", async ({ couple, guard }) => {
  guard.allow(REFUSALS);
  const { aya } = await couple();
  await visit(aya.page, photosPath());
  await file(aya.page).setInputFiles({ ...photo, buffer: Buffer.from("%PDF-1.7") });
  await words(aya.page).fill("Nos vacances");
  await add(aya.page).click();
  await expect(aya.page.getByText("Ce n’est pas une photo que Parvis sait lire.")).toBeVisible();
  await expect(words(aya.page)).toHaveValue("Nos vacances");

  let answer: () => void = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await aya.page.route("**/photos/add", async (route) => {
    await held;
    await route.abort().catch(() => {});
  });
  const again = aya.page.getByRole("button", { name: "Reprendre l’envoi" });
  await expect(again, "it would be refused again").toBeHidden();
  await file(aya.page).setInputFiles(photo);
  await add(aya.page).click();
  await expect(aya.page.getByRole("progressbar", { name: "Envoi" })).toBeVisible();
  await aya.page.getByRole("button", { name: "Annuler l’envoi" }).click();
  await expect(aya.page.getByText("L’envoi est annulé.")).toBeVisible();
  answer();
  await aya.page.unroute("**/photos/add");
  await again.click();
  await expect(aya.page.getByText("La photo est là.")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a photo is added by a plain form, and a form that came back has its words", async ({ couple }) => {
    const { aya, kofi } = await couple();
    await aya.page.goto(photosPath());
    await words(aya.page).fill("Le marché");
    await add(aya.page).click();
    await expectRefused(file(aya.page), "Il manque le fichier.");
    await expect(words(aya.page)).toHaveValue("Le marché");
    await file(aya.page).setInputFiles(photo);
    await add(aya.page).click();
    await expect(aya.page.getByText("La photo est là.")).toBeVisible();
    await expect(async () => {
      await kofi.page.goto(letterPath());
      await expect(kofi.page.getByRole("img", { name: "Le marché" })).toBeVisible({ timeout: 500 });
    }).toPass(LIVE);
  });
});

test.describe("messages", () => {
  test("a voice is recorded, listened to, sent and heard", { tag: "@wide" }, async ({ couple }) => {
    const { aya, kofi } = await couple({ permissions: ["microphone", "camera"] });
    await visit(kofi.page, MESSAGES);
    await visit(aya.page, MESSAGES);
    await checkPage(aya.page);
    test.skip(await refusesMessages(aya.page), NO_FFMPEG);

    await beginVoice(aya.page);
    await checkPage(aya.page);
    await endVoice(aya.page);
    await checkPage(aya.page);
    await sendMessage(aya.page, "Bonsoir, je rentre tôt.");

    await expect(kofi.page.getByText("Bonsoir, je rentre tôt.")).toBeVisible(LIVE);
    await heard(kofi.page);
    await checkPage(kofi.page);
    await hydrated(aya.page);
    await aya.page.getByRole("button", { name: /^Reprendre le message/ }).click();
    await expect(kofi.page.getByText("Bonsoir, je rentre tôt.")).toBeHidden(LIVE);
  });

  test("a microphone that is refused is said kindly, and a file can be chosen", async ({ couple }) => {
    const { aya } = await couple({ permissions: [] });
    await visit(aya.page, MESSAGES);
    test.skip(await refusesMessages(aya.page), NO_FFMPEG);
    await aya.page.getByRole("button", { name: "Enregistrer ma voix" }).click();
    await expect(aya.page.getByText("Le navigateur ne donne pas accès au micro ou à la caméra.")).toBeVisible();
    await expect(aya.page.getByLabel("Le message", { exact: true })).toBeVisible();
    await checkPage(aya.page);
  });
});
