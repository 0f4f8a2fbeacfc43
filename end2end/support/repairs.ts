import { expect, type BrowserContext, type Page } from "@playwright/test";

import { call } from "./requests.ts";

/** The five questions in their order, what their text is called, and what Aya writes. */
export const STEPS = [
  { question: "Que s’est-il passé ?", label: "Ce qui s’est passé", text: "Hier soir, j’ai attendu jusqu’à 22 h." },
  { question: "Qu’est-ce que tu t’es raconté ?", label: "Ce que je me suis raconté", text: "Que la soirée ne comptait que pour moi." },
  { question: "Qu’as-tu ressenti ?", label: "Ce que j’ai ressenti", text: "De l’inquiétude, puis de la tristesse." },
  { question: "De quoi as-tu besoin ?", label: "Ce dont j’ai besoin", text: "De savoir que nos soirées comptent." },
  { question: "Que proposes-tu ?", label: "Ce que je propose", text: "Un message avant 20 h quand l’un rentre tard." },
] as const;

/** What is written with any kind of blank before its punctuation. */
export function spaced(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s")}$`);
}

/** Writes the steps from the one that shows to the last, and comes to the page before sending. */
export async function writeSteps(page: Page, from = 0): Promise<void> {
  for (const { question, label, text } of STEPS.slice(from)) {
    await expect(page.getByRole("heading", { level: 1, name: spaced(question) })).toBeVisible();
    await page.getByLabel(label).fill(text);
    await page.getByRole("button", { name: "Continuer", exact: true }).click();
  }
  await expect(page.getByRole("heading", { level: 1, name: "Relire avant d’envoyer" })).toBeVisible();
}

const WORDS = ["fact", "interpretation", "feeling", "need", "proposal"];

/** Writes and sends a repair without pages, and gives its id. */
export async function sendRepair(context: BrowserContext): Promise<string> {
  await call(context, "/api/couple/repair/begin");
  const { open } = await (await call(context, "/api/couple/repair/page", { after: "" })).json();
  const repair = open[0].id as string;
  for (const [index, { text }] of STEPS.entries()) {
    await call(context, "/api/couple/repair/write", { repair, step: WORDS[index] ?? "", words: text, go: "next" });
  }
  await call(context, "/api/couple/repair/send", { repair });
  return repair;
}
