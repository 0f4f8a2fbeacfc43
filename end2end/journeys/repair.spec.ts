import { checkPage } from "../support/axe.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { tabTo } from "../support/keyboard.ts";
import { expectRefused, hydrated, title, visit } from "../support/pages.ts";
import { STEPS, spaced, writeSteps } from "../support/repairs.ts";
import { expect, test } from "../support/test.ts";

// What another person does shows within this, without a touch.
const LIVE = { timeout: 5_000 };

test("one writes, the other understands, and they agree: each screen follows by itself", { tag: "@wide" }, async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(aya.page, "/couple/repair");
  await visit(kofi.page, "/couple/repair");
  await checkPage(aya.page);

  await test.step("Aya begins, stops, and goes on where she was", async () => {
    await aya.page.getByRole("button", { name: "Commencer à écrire" }).click();
    await expect(title(aya.page, spaced(STEPS[0].question))).toBeVisible();
    await checkPage(aya.page);
    await aya.page.getByLabel(STEPS[0].label).fill(STEPS[0].text);
    await aya.page.getByRole("button", { name: "Continuer", exact: true }).click();
    await expect(title(aya.page, spaced(STEPS[1].question))).toBeVisible();
    await aya.page.getByRole("button", { name: "Garder pour plus tard" }).click();
    await expect(aya.page.getByText("C’est gardé.")).toBeVisible();
    await expect(kofi.page.getByText("Aya t’a confié quelque chose.")).toBeHidden();
    await aya.page.getByRole("link", { name: "Continuer à écrire" }).click();
    await writeSteps(aya.page, 1);
    await checkPage(aya.page);
  });

  await test.step("She sends it, and Kofi’s screen says so", async () => {
    await aya.page.getByRole("button", { name: "Envoyer à Kofi" }).click();
    await expect(aya.page.getByText("C’est envoyé à Kofi.")).toBeVisible();
    await expect(kofi.page.getByText("Aya t’a confié quelque chose.")).toBeVisible(LIVE);
    await kofi.page.getByRole("link", { name: "Lire et répondre" }).click();
    for (const { text } of STEPS) await expect(kofi.page.getByText(text)).toBeVisible();
    await checkPage(kofi.page);
  });

  await test.step("He says what he understood; she says what is missing; he tries again", async () => {
    await kofi.page.getByLabel("Ce que j’ai compris").fill("Tu m’as attendu.");
    await kofi.page.getByRole("button", { name: "Dire ce que j’ai compris" }).click();
    await expect(aya.page.getByText("Tu m’as attendu.")).toBeVisible(LIVE);
    await checkPage(aya.page);
    await aya.page.getByText("Il manque quelque chose").click();
    await aya.page.getByLabel("Ce qui manque encore").fill("Oui, et j’étais triste.");
    await aya.page.getByRole("button", { name: "Dire ce qui manque" }).click();
    await expect(kofi.page.getByText("Oui, et j’étais triste.")).toBeVisible(LIVE);
    await kofi.page.getByLabel("Ce que j’ai compris").fill("Tu étais inquiète, et triste.");
    await kofi.page.getByRole("button", { name: "Dire ce que j’ai compris" }).click();
    await expect(aya.page.getByText("Tu étais inquiète, et triste.")).toBeVisible(LIVE);
    await aya.page.getByRole("button", { name: "Oui, c’est bien cela" }).click();
  });

  await test.step("He proposes otherwise, she asks for time, then says yes and makes it a goal", async () => {
    await expect(kofi.page.getByRole("heading", { name: "Aya propose" })).toBeVisible(LIVE);
    await checkPage(kofi.page);
    await kofi.page.getByText("Proposer autrement", { exact: true }).click();
    const own = kofi.page.getByLabel("Ma proposition");
    await expect(own).toHaveValue(STEPS[4].text);
    await own.fill("Un message avant 19 h.");
    await kofi.page.getByRole("button", { name: "Proposer cela" }).click();
    await expect(aya.page.getByRole("heading", { name: "Kofi propose" })).toBeVisible(LIVE);
    await aya.page.getByRole("button", { name: "J’ai besoin de temps" }).click();
    await expect(kofi.page.getByText("Aya a demandé du temps", { exact: true })).toBeVisible(LIVE);
    await expect(aya.page.getByRole("button", { name: "J’ai besoin de temps" })).toBeHidden();
    await aya.page.getByText("En faire un but").click();
    await aya.page.getByRole("checkbox", { name: /^Oui, un but pour vous deux/ }).check();
    await expect(aya.page.getByLabel("Nom du but")).toHaveValue("Un message avant 19 h.");
    await aya.page.getByRole("button", { name: "Je suis d’accord" }).click();
    await expect(title(aya.page, "Ce que vous avez convenu")).toBeVisible();
    await expect(title(kofi.page, "Ce que vous avez convenu")).toBeVisible(LIVE);
    await expect(kofi.page.getByRole("link", { name: "Voir le but" })).toBeVisible();
    await checkPage(aya.page);
  });

  await visit(kofi.page, "/couple/repair");
  await expect(kofi.page.getByRole("listitem").filter({ hasText: "Un message avant 19 h." })).toContainText("D’accord");
});

test("what is set aside before an answer leaves the other’s screen", async ({ couple, guard }) => {
  guard.allow(REFUSALS);
  const { aya, kofi } = await couple();
  await visit(aya.page, "/couple/repair");
  await aya.page.getByRole("button", { name: "Commencer à écrire" }).click();
  await writeSteps(aya.page);
  await visit(kofi.page, "/couple/repair");
  await aya.page.getByRole("button", { name: "Envoyer à Kofi" }).click();
  await expect(kofi.page.getByRole("link", { name: "Lire et répondre" })).toBeVisible(LIVE);

  await aya.page.getByText("Mettre de côté").first().click();
  await aya.page.getByRole("button", { name: "Mettre de côté" }).click();
  await expect(aya.page.getByText("C’est mis de côté.")).toBeVisible();
  await expect(kofi.page.getByRole("link", { name: "Lire et répondre" })).toBeHidden(LIVE);
});

test("a step is written with the keyboard alone, and one sees where one is", async ({ couple }) => {
  const { aya } = await couple();
  const { page } = aya;
  await visit(page, "/couple/repair");
  await tabTo(page, page.getByRole("button", { name: "Commencer à écrire" }));
  await page.keyboard.press("Enter");
  await expect(title(page, spaced(STEPS[0].question))).toBeVisible();
  await tabTo(page, page.getByLabel(STEPS[0].label));
  await page.keyboard.type(STEPS[0].text);
  await tabTo(page, page.getByRole("button", { name: "Continuer", exact: true }));
  await page.keyboard.press("Enter");
  await expect(title(page, spaced(STEPS[1].question))).toBeVisible();
});

test("who is afraid is shown where to turn", async ({ couple }) => {
  const { aya } = await couple();
  await visit(aya.page, "/couple/repair");
  await aya.page.getByRole("link", { name: "Vers qui te tourner" }).click();
  await expect(aya.page).toHaveURL(/\/help\/safety$/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the same exchange goes its way, with reloads", async ({ couple }) => {
    const { aya, kofi } = await couple();
    await aya.page.goto("/couple/repair");
    await aya.page.getByRole("button", { name: "Commencer à écrire" }).click();
    await aya.page.getByRole("button", { name: "Continuer", exact: true }).click();
    await expectRefused(aya.page.getByLabel(STEPS[0].label), "Écris quelques mots.");
    await writeSteps(aya.page);
    await aya.page.getByRole("link", { name: spaced("Modifier : Ce que j’ai ressenti") }).click();
    await expect(aya.page.getByLabel(STEPS[2].label)).toHaveValue(STEPS[2].text);
    await aya.page.getByRole("button", { name: "Continuer", exact: true }).click();
    await writeSteps(aya.page, 3);
    await aya.page.getByRole("button", { name: "Envoyer à Kofi" }).click();
    await expect(aya.page.getByText("C’est envoyé à Kofi.")).toBeVisible();

    await kofi.page.goto("/couple/repair");
    await kofi.page.getByRole("link", { name: "Lire et répondre" }).click();
    const understanding = kofi.page.getByLabel("Ce que j’ai compris");
    await kofi.page.getByRole("button", { name: "Dire ce que j’ai compris" }).click();
    await expectRefused(understanding, "Écris quelques mots.");
    await understanding.fill("Tu m’as attendu, et tu étais triste.");
    await kofi.page.getByRole("button", { name: "Dire ce que j’ai compris" }).click();

    await aya.page.reload();
    const former = await aya.context.newPage();
    await former.goto(aya.page.url());
    await aya.page.getByRole("button", { name: "Oui, c’est bien cela" }).click();
    await expect(aya.page.getByText("C’est transmis.")).toBeVisible();
    await former.getByRole("button", { name: "Oui, c’est bien cela" }).click();
    await expect(former.getByText("Cet échange a avancé entre-temps.")).toBeVisible();
    await former.close();

    await kofi.page.reload();
    await kofi.page.getByRole("button", { name: "Je suis d’accord" }).click();
    await expect(title(kofi.page, "Ce que vous avez convenu")).toBeVisible();
    await aya.page.reload();
    await expect(title(aya.page, "Ce que vous avez convenu")).toBeVisible();
  });

  test("either closes what does not come to an agreement", async ({ couple }) => {
    const { aya, kofi } = await couple();
    await aya.page.goto("/couple/repair");
    await aya.page.getByRole("button", { name: "Commencer à écrire" }).click();
    await writeSteps(aya.page);
    await aya.page.getByRole("button", { name: "Envoyer à Kofi" }).click();
    await kofi.page.goto("/couple/repair");
    await kofi.page.getByRole("link", { name: "Lire et répondre" }).click();
    await kofi.page.getByText("Refermer sans accord").click();
    await kofi.page.getByRole("button", { name: "Refermer cet échange" }).click();
    await expect(kofi.page.getByText("L’échange est refermé.")).toBeVisible();
    await aya.page.goto("/couple/repair");
    await expect(aya.page.getByRole("listitem").filter({ hasText: STEPS[0].text })).toContainText("Refermé");
  });
});

test("what is being typed stays while the other begins something of their own", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await visit(aya.page, "/couple/repair");
  await aya.page.getByRole("button", { name: "Commencer à écrire" }).click();
  await expect(title(aya.page, spaced(STEPS[0].question))).toBeVisible();
  await aya.page.getByLabel(STEPS[0].label).fill("Au milieu d’une phr");

  await visit(kofi.page, "/couple/repair");
  await kofi.page.getByRole("button", { name: "Commencer à écrire" }).click();
  await writeSteps(kofi.page);
  const heard = aya.page.waitForResponse((answer) => answer.url().includes("/api/couple/repair/one"));
  await kofi.page.getByRole("button", { name: "Envoyer à Aya" }).click();
  await heard;
  await hydrated(aya.page);
  await expect(aya.page.getByLabel(STEPS[0].label)).toHaveValue("Au milieu d’une phr");
});
