import type { Page } from "@playwright/test";

import { checkPage } from "../support/axe.ts";
import { NO_NETWORK, REFUSALS } from "../support/console-guard.ts";
import { addStep, atGoal, deleteStep, GOAL, handle, moveGoal, setGoal, step, STEPS, steps } from "../support/goals.ts";
import { tabTo } from "../support/keyboard.ts";
import { expectRefused, title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

// What another person does shows within this, without a touch.
const LIVE = { timeout: 5_000 };
const [FIRST, SECOND, THIRD] = STEPS as [string, string, string];
const NBSP = "\u202f";

async function fillGoal(page: Page): Promise<void> {
  await page.getByLabel("Le but", { exact: true }).fill(GOAL);
  await page.getByLabel("Pourquoi pour nous").fill("Ils n’ont jamais vu la mer.");
  await page.getByRole("radio", { name: "Nous deux" }).check();
}

async function addOnPage(page: Page, text: string): Promise<void> {
  await page.getByLabel("Nouvelle étape").fill(text);
  await page.getByRole("button", { name: "Ajouter" }).click();
}

test("a goal is set, its steps arrive and are ticked before the other’s eyes", { tag: "@wide" }, async ({ couple, guard }) => {
  guard.allow(REFUSALS);
  const { aya, kofi } = await couple();
  await visit(kofi.page, "/couple/goals");
  await expect(kofi.page.getByRole("heading", { name: "Un premier but, petit ou grand" })).toBeVisible();
  await checkPage(kofi.page);

  await test.step("Aya sets it", async () => {
    await visit(aya.page, "/couple/goals");
    await aya.page.getByRole("link", { name: "Nouveau but" }).first().click();
    await aya.page.getByRole("button", { name: "Noter ce but" }).click();
    await expectRefused(aya.page.getByLabel("Le but", { exact: true }), "Écris le but en quelques mots.");
    await fillGoal(aya.page);
    await checkPage(aya.page);
    await aya.page.getByRole("button", { name: "Noter ce but" }).click();
    await expect(title(aya.page, GOAL)).toBeVisible();
    await expect(aya.page.getByText("Le but est noté.")).toBeVisible();
  });

  await test.step("Kofi sees it come and opens it", async () => {
    const row = kofi.page.getByRole("link", { name: GOAL });
    await expect(row).toBeVisible(LIVE);
    await row.click();
    await expect(title(kofi.page, GOAL)).toBeVisible();
  });

  await test.step("what Kofi is typing stays while Aya’s steps arrive", async () => {
    await kofi.page.getByLabel("Nouvelle étape").fill("Acheter des maillots");
    for (const text of STEPS) {
      await addOnPage(aya.page, text);
      await expect(step(aya.page, text)).toBeVisible();
    }
    await expect(aya.page.getByLabel("Nouvelle étape")).toHaveValue("");
    await expect(steps(kofi.page)).toHaveText(STEPS, LIVE);
    await expect(kofi.page.getByLabel("Nouvelle étape")).toHaveValue("Acheter des maillots");
    await checkPage(aya.page);
  });

  await test.step("Aya ticks with the keyboard, and Kofi sees it", async () => {
    await step(aya.page, FIRST).focus();
    await aya.page.keyboard.press("Space");
    await expect(step(aya.page, FIRST)).toBeChecked();
    await expect(step(kofi.page, FIRST)).toBeChecked(LIVE);
    await expect(kofi.page.locator("output", { hasText: "1 sur 3" })).toBeVisible();
  });

  await test.step("the goal is reached, and Kofi is told", async () => {
    await aya.page.getByRole("button", { name: "C’est atteint" }).click();
    await expect(aya.page.getByText("Le but est atteint.")).toBeVisible();
    await expect(kofi.page.getByText("Vous y êtes.")).toBeVisible(LIVE);
    await visit(kofi.page, "/notifications");
    await expect(kofi.page.getByText("Un de vos buts est atteint")).toBeVisible();
  });
});

test("a tick that the server refuses goes back, and says why", async ({ couple, guard }) => {
  guard.allow(REFUSALS, NO_NETWORK);
  const { aya, kofi } = await couple();
  const path = await setGoal(aya.context);
  const page = await atGoal(aya.page, path);

  await test.step("without an answer", async () => {
    await page.route("**/api/couple/goals/actions/tick", (route) => route.abort());
    await step(page, FIRST).click();
    await expect(page.getByText("Réessayez quand il revient.").first()).toBeVisible();
    await expect(step(page, FIRST)).not.toBeChecked();
    await page.unroute("**/api/couple/goals/actions/tick");
  });

  await test.step("because the other has deleted the step", async () => {
    // Held back until the other has deleted it: pressed on a screen that does not know yet.
    await page.route("**/api/couple/goals/actions/tick", async (route) => {
      await deleteStep(kofi.context, path, SECOND);
      await route.continue();
    });
    await step(page, SECOND).click();
    await expect(page.getByText("Cette étape n’est plus là")).toBeVisible();
    await expect(step(page, SECOND)).toHaveCount(0);
  });
});

test("steps change places with the keyboard, with the pointer, and by plain buttons", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  const path = await setGoal(aya.context);
  const page = await atGoal(aya.page, path);
  await atGoal(kofi.page, path);
  await expect(steps(page)).toHaveText(STEPS);

  await test.step("by keyboard, with words for who does not see it", async () => {
    await tabTo(page, handle(page, FIRST));
    await page.keyboard.press("Space");
    await expect(page.getByText(`${FIRST}${NBSP}: en main. Place 1 sur 3.`)).toBeAttached();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByText(`${FIRST}${NBSP}: place 2 sur 3.`)).toBeAttached();
    await page.keyboard.press("Space");
    await expect(steps(page)).toHaveText([SECOND, FIRST, THIRD]);
    await expect(handle(page, FIRST)).toBeFocused();
    await expect(steps(kofi.page)).toHaveText([SECOND, FIRST, THIRD], LIVE);
  });

  await test.step("Escape puts it back and leaves the page alone", async () => {
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await expect(page.getByText(`${FIRST}${NBSP}: remise à sa place, 2 sur 3.`)).toBeAttached();
    await expect(steps(page)).toHaveText([SECOND, FIRST, THIRD]);
  });

  await test.step("by dragging the handle", async () => {
    // In the middle of the screen: near its edge, the page would go on under the pointer.
    await handle(page, FIRST).evaluate((element) => element.scrollIntoView({ block: "center" }));
    // Hovering waits until the row stands still: it was put back a moment ago.
    await handle(page, THIRD).hover();
    const to = await handle(page, SECOND).boundingBox();
    if (!to) throw new Error("the handle is not on the screen");
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y, { steps: 8 });
    await page.mouse.up();
    await expect(steps(page)).toHaveText([THIRD, SECOND, FIRST]);
    await expect(steps(kofi.page)).toHaveText([THIRD, SECOND, FIRST], LIVE);
  });

  await test.step("by a button", async () => {
    await page.getByRole("link", { name: `Modifier${NBSP}: ${FIRST}` }).click();
    await checkPage(page);
    await page.getByRole("button", { name: "Monter" }).click();
    await expect(steps(page)).toHaveText([THIRD, FIRST, SECOND]);
  });

  await test.step("a text is changed, and the focus comes back to its pencil", async () => {
    await page.getByLabel("L’étape").fill("Choisir deux jours");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(steps(page)).toHaveText([THIRD, "Choisir deux jours", SECOND]);
    await expect(page.getByRole("link", { name: `Modifier${NBSP}: Choisir deux jours` })).toBeFocused();
    await expect(steps(kofi.page)).toHaveText([THIRD, "Choisir deux jours", SECOND], LIVE);
  });
});

test("a goal pauses, resumes, is changed and deleted", async ({ couple, guard }) => {
  guard.allow(REFUSALS);
  const { aya } = await couple();
  const path = await setGoal(aya.context, GOAL, []);
  const page = await atGoal(aya.page, path);
  await page.getByRole("button", { name: "Mettre en pause" }).click();
  await expect(page.getByText("Ce but attend son moment.")).toBeVisible();
  await visit(page, "/couple/goals");
  await expect(page.getByRole("link", { name: GOAL })).toHaveCount(0);
  await page.getByRole("navigation", { name: "Où en sont les buts" }).getByRole("link", { name: "En pause" }).click();
  await page.getByRole("link", { name: GOAL }).click();
  await page.getByRole("button", { name: "Reprendre" }).click();
  await expect(page.getByRole("button", { name: "C’est atteint" })).toBeVisible();

  await page.getByRole("link", { name: "Modifier" }).click();
  await page.getByLabel("Le but", { exact: true }).fill("Voir la mer");
  await page.getByLabel("Pour quel jour").fill("2020-01-01");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expectRefused(page.getByLabel("Pour quel jour"), "Ce jour est déjà passé.");
  await page.getByLabel("Pour quel jour").fill("");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(title(page, "Voir la mer")).toBeVisible();
  // The new title may be told by the live line before the form's own answer closes it.
  await expect(page.getByRole("button", { name: "Enregistrer" })).toHaveCount(0);

  await page.getByRole("link", { name: "Effacer" }).click();
  await expect(page.getByRole("heading", { name: "Effacer ce but" })).toBeVisible();
  await checkPage(page);
  await page.getByRole("button", { name: "Effacer le but" }).click();
  await expect(page.getByText("Le but est effacé.")).toBeVisible();
  await expect(title(page, "Nos buts")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("everything is done by plain forms and links", async ({ couple }) => {
    const { aya, kofi } = await couple();
    const { page } = aya;
    await page.goto("/couple/goals");
    await page.getByRole("link", { name: "Nouveau but" }).first().click();
    await page.getByRole("button", { name: "Noter ce but" }).click();
    await expectRefused(page.getByLabel("Le but", { exact: true }), "Écris le but en quelques mots.");
    await fillGoal(page);
    await page.getByRole("button", { name: "Noter ce but" }).click();
    await expect(title(page, GOAL)).toBeVisible();
    const path = new URL(page.url()).pathname;

    for (const text of STEPS) await addOnPage(page, text);
    await expect(steps(page)).toHaveText(STEPS);
    await step(page, FIRST).click();
    await expect(step(page, FIRST)).toBeChecked();
    await expect(page.locator("output", { hasText: "1 sur 3" })).toBeVisible();
    await expect(handle(page, FIRST)).toBeHidden();

    await page.getByRole("link", { name: `Modifier${NBSP}: ${FIRST}` }).click();
    await page.getByRole("button", { name: "Descendre" }).click();
    await expect(steps(page)).toHaveText([SECOND, FIRST, THIRD]);
    await page.getByRole("button", { name: "Effacer l’étape" }).click();
    await expect(steps(page)).toHaveText([SECOND, THIRD]);

    await test.step("a step that the other has deleted says so", async () => {
      await deleteStep(kofi.context, path, SECOND);
      await step(page, SECOND).click();
      await expect(page.getByText("Cette étape n’est plus là")).toBeVisible();
    });

    await test.step("a paused goal is not marked as reached, and the page says why", async () => {
      await moveGoal(kofi.context, path, "paused");
      await page.getByRole("button", { name: "C’est atteint" }).click();
      await expect(page.getByText("Ce but est en pause. Reprends-le d’abord")).toBeVisible();
      await page.getByRole("button", { name: "Reprendre" }).click();
      await expect(page.getByText("Le but est en cours.")).toBeVisible();
    });

    await addStep(kofi.context, path, "Et de Kofi");
    await page.goto(path);
    await expect(steps(page)).toHaveText([THIRD, "Et de Kofi"]);
    await page.getByRole("link", { name: "Effacer", exact: true }).click();
    await page.getByRole("button", { name: "Effacer le but" }).click();
    await expect(page.getByText("Le but est effacé.")).toBeVisible();
  });
});
