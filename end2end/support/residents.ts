import { randomBytes, randomInt } from "node:crypto";

import { expect, type BrowserContext, type Page } from "@playwright/test";

import { codeFor, linkFor } from "./letters.ts";
import { hydrated, title, visit } from "./pages.ts";
import { call } from "./requests.ts";

/** Long enough, and known to nobody else. */
export const PASSWORD = "un baobab et trois tuiles";

export type Resident = { name: string; email: string; context: BrowserContext; page: Page };

/** An address that no other test has. */
export function newEmail(name: string): string {
  return `${name.toLowerCase()}-${randomBytes(5).toString("hex")}@exemple.ci`;
}

/** A number: as people type it, and as it is kept. */
export type PhoneNumber = { typed: string; kept: string };

/** A number that no other test has. */
export function newNumber(): PhoneNumber {
  const digits = `07${String(randomInt(100_000_000)).padStart(8, "0")}`;
  return { typed: digits.replace(/(..)(?=.)/g, "$1 "), kept: `+225${digits}` };
}

/** Registers without pages, for tests that are about something else. */
export async function register(context: BrowserContext, name: string): Promise<Resident> {
  const email = newEmail(name);
  await call(context, "/api/account/register", {
    display_name: name,
    email,
    password: PASSWORD,
    accept_terms: "true",
    time_zone: "Africa/Abidjan",
  });
  // By whatever name this browser calls the house.
  const { pathname } = new URL(await linkFor(context.request, email, "/verify/"));
  const arrived = await context.request.get(pathname);
  expect(new URL(arrived.url()).pathname).toBe("/couple");
  return { name, email, context, page: await context.newPage() };
}

/** Registers as a person does: the form, the letter, its link. */
export async function registerOnPages(context: BrowserContext, name: string, scripts = true): Promise<Resident> {
  const [page, email] = [await context.newPage(), newEmail(name)];
  await page.goto("/");
  if (scripts) await hydrated(page);
  await page.getByRole("link", { name: "Créer un compte" }).first().click();
  await expect(page.getByRole("heading", { name: "Créer un compte" })).toBeVisible();
  await page.getByLabel("Votre nom").fill(name);
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("checkbox", { name: /^J’accepte les conditions/ }).check();
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await expect(page.getByRole("heading", { name: "Regardez votre boîte mail" })).toBeVisible();
  expect(page.url()).not.toContain(encodeURIComponent(email));

  const mails = await context.newPage();
  await mails.goto("/dev/outbox");
  const letter = mails.getByRole("article").filter({ hasText: email });
  const link = await letter.getByRole("link", { name: /\/verify\// }).getAttribute("href");
  await mails.close();

  await page.goto(link ?? "no link in the letter");
  await expect(page.getByRole("heading", { name: "Une place rien que pour vous deux" })).toBeVisible();
  if (scripts) await hydrated(page);
  return { name, email, context, page };
}

/** Registers as somebody does who has no address: the form, the message, its code. Gives their number. */
export async function registerByPhone(page: Page, name: string): Promise<PhoneNumber> {
  const number = newNumber();
  await page.goto("/register");
  await page.getByRole("link", { name: /avec votre numéro/ }).click();
  await page.getByLabel("Votre nom").fill(name);
  await page.getByLabel("Numéro de téléphone").fill(number.typed);
  await page.getByRole("checkbox", { name: /^J’accepte les conditions/ }).check();
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await expect(title(page, "Le code reçu")).toBeVisible();
  await page.getByLabel("Code à 6 chiffres").fill(await codeFor(page.request, number.kept));
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await expect(title(page, "Une place rien que pour vous deux")).toBeVisible();
  return number;
}

/** Signs in on the page, in this or another browser. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await visit(page, "/login");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
}
