import { linkFor } from "../support/letters.ts";
import { expectNothingIn, expectRefused, title } from "../support/pages.ts";
import { newEmail, PASSWORD } from "../support/residents.ts";
import { expect, test } from "../support/test.ts";

// Every form is a plain one first: refused, it comes back with the reason beside the field and what was typed in it.
test.use({ javaScriptEnabled: false });

test("registering says what is missing and keeps what was typed, except the password", async ({ page }) => {
  await page.goto("/register");
  await page.getByLabel("Votre nom").fill("Aya Koné");
  await page.getByLabel("Adresse e-mail").fill("aya sans arobase");
  await page.getByLabel("Mot de passe").fill("court");
  await page.getByRole("button", { name: "Créer mon compte" }).click();

  await expectRefused(page.getByLabel("Adresse e-mail"), "Écrivez une adresse e-mail complète, comme aya@exemple.ci.");
  await expectRefused(page.getByLabel("Mot de passe"), "Il faut au moins 10 caractères.");
  await expectRefused(page.getByRole("checkbox"), "Cochez cette case pour créer un compte.");
  await expect(page.getByLabel("Votre nom")).toHaveValue("Aya Koné");
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue("aya sans arobase");
  await expect(page.getByLabel("Mot de passe")).toHaveValue("");
  expectNothingIn(page, "Aya", "arobase", "court");
});

test("signing in never says which half is wrong, and keeps the address", async ({ page, resident }) => {
  const aya = await resident("Aya");
  const refusal = page.getByRole("alert").filter({ hasText: "L’adresse ou le mot de passe ne va pas" });
  for (const email of [aya.email, newEmail("personne")]) {
    await page.goto("/login");
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByLabel("Mot de passe").fill("ce n’est pas le bon");
    await page.getByRole("button", { name: "Se connecter" }).click();
    await expect(refusal).toBeVisible();
    await expect(page.getByLabel("Adresse e-mail")).toHaveValue(email);
    await expect(page.getByLabel("Mot de passe")).toHaveValue("");
    expectNothingIn(page, email, "bon");
  }
  await page.getByLabel("Adresse e-mail").fill(aya.email);
  await page.getByLabel("Mot de passe").fill(PASSWORD);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(title(page, "Une place rien que pour vous deux")).toBeVisible();
});

test("a forgotten password is replaced through the letter, and a poor one is refused on the way", async ({
  page,
  resident,
}) => {
  const aya = await resident("Aya");
  await page.goto("/forgot");
  await page.getByLabel("Adresse e-mail de votre compte").fill("aya sans arobase");
  await page.getByRole("button", { name: "Recevoir le lien" }).click();
  await expectRefused(page.getByLabel("Adresse e-mail de votre compte"), "Écrivez une adresse e-mail complète");
  await expect(page.getByLabel("Adresse e-mail de votre compte")).toHaveValue("aya sans arobase");
  expectNothingIn(page, "arobase");

  await page.getByLabel("Adresse e-mail de votre compte").fill(aya.email);
  await page.getByRole("button", { name: "Recevoir le lien" }).click();
  await expect(title(page, "Regardez votre boîte mail")).toBeVisible();
  expectNothingIn(page, aya.email);

  await page.goto(await linkFor(page.request, aya.email, "/reset/"));
  await page.getByLabel("Nouveau mot de passe").fill("court");
  await page.getByRole("button", { name: "Enregistrer le mot de passe" }).click();
  await expectRefused(page.getByLabel("Nouveau mot de passe"), "Il faut au moins 10 caractères.");
  await expect(page.getByLabel("Nouveau mot de passe")).toHaveValue("");
  expectNothingIn(page, "court", aya.email);

  const another = "une pluie de septembre";
  await page.getByLabel("Nouveau mot de passe").fill(another);
  await page.getByRole("button", { name: "Enregistrer le mot de passe" }).click();
  await expect(page.getByText("Votre mot de passe est changé. Connectez-vous avec le nouveau.")).toBeVisible();
  await page.getByLabel("Adresse e-mail").fill(aya.email);
  await page.getByLabel("Mot de passe").fill(another);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(title(page, "Une place rien que pour vous deux")).toBeVisible();
});

test("the profile comes back as it was typed when the name is none", async ({ resident }) => {
  const { page } = await resident("Aya");
  await page.goto("/account");
  await page.getByLabel("Votre nom").fill("https://exemple.ci");
  await page.getByLabel("Fuseau horaire").selectOption("Europe/Paris");
  await page.getByRole("radio", { name: "English" }).check({ force: true });
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expectRefused(page.getByLabel("Votre nom"), "Écrivez seulement un nom, sans lien, adresse ni symbole.");
  await expect(page.getByLabel("Votre nom")).toHaveValue("https://exemple.ci");
  await expect(page.getByLabel("Fuseau horaire")).toHaveValue("Europe/Paris");
  await expect(page.getByRole("radio", { name: "English" })).toBeChecked();
  expectNothingIn(page, "exemple.ci", "Paris");

  await page.getByLabel("Votre nom").fill("Aya Koné");
  await page.getByRole("radio", { name: "Français" }).check({ force: true });
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("C’est enregistré.")).toBeVisible();
  await expect(page.getByLabel("Votre nom")).toHaveValue("Aya Koné");
});

test("a password is changed only by who knows the present one", async ({ resident }) => {
  const { page } = await resident("Aya");
  const [present, next] = [page.getByLabel("Mot de passe actuel"), page.getByLabel("Nouveau mot de passe")];
  const another = "une pluie de septembre";
  await page.goto("/account/security");
  await present.fill("ce n’est pas le bon");
  await next.fill(another);
  await page.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expectRefused(present, "Ce n’est pas votre mot de passe actuel.");
  for (const field of [present, next]) await expect(field).toHaveValue("");
  expectNothingIn(page, "bon", "pluie");

  await present.fill(PASSWORD);
  await next.fill("court");
  await page.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expectRefused(next, "Il faut au moins 10 caractères.");

  await present.fill(PASSWORD);
  await next.fill(another);
  await page.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expect(page.getByText("Votre mot de passe est changé. Vos autres appareils sont déconnectés.")).toBeVisible();
});

test("a new address counts once its letter is answered", async ({ resident }) => {
  const { page, email } = await resident("Aya");
  const [address, password] = [page.getByLabel("Nouvelle adresse"), page.getByLabel("Votre mot de passe")];
  await page.goto("/account/security");
  await address.fill("aya sans arobase");
  await password.fill(PASSWORD);
  await page.getByRole("button", { name: "Changer d’adresse" }).click();
  await expectRefused(address, "Écrivez une adresse e-mail complète");
  await expect(address).toHaveValue("aya sans arobase");
  await expect(password).toHaveValue("");
  expectNothingIn(page, "arobase");

  const another = newEmail("aya");
  await address.fill(another);
  await password.fill("ce n’est pas le bon");
  await page.getByRole("button", { name: "Changer d’adresse" }).click();
  await expectRefused(password, "Ce n’est pas votre mot de passe actuel.");
  await expect(address).toHaveValue(another);

  await password.fill(PASSWORD);
  await page.getByRole("button", { name: "Changer d’adresse" }).click();
  await expect(page.getByText("Nous venons d’écrire à la nouvelle adresse.")).toBeVisible();
  await expect(page.getByText(`Vous vous connectez avec ${email}.`)).toBeVisible();

  await page.goto(await linkFor(page.request, another, "/account/email/"));
  await page.getByRole("button", { name: "Confirmer l’adresse" }).click();
  await expect(page.getByText("Votre adresse est changée.")).toBeVisible();
  await page.goto("/account/security");
  await expect(page.getByText(`Vous vous connectez avec ${another}.`)).toBeVisible();
});

test("quiet hours come in twos", async ({ resident }) => {
  const { page } = await resident("Aya");
  const [from, to] = [page.getByLabel("De", { exact: true }), page.getByLabel("À", { exact: true })];
  await page.goto("/account/notifications");
  await from.fill("22:00");
  await page.getByRole("button", { name: "Enregistrer les heures" }).click();
  await expectRefused(to, "Il faut les deux heures, ou aucune.");
  await expect(from).toHaveValue("22:00");
  expectNothingIn(page, "22:00");

  await to.fill("06:30");
  await page.getByRole("button", { name: "Enregistrer les heures" }).click();
  await expect(page.getByText("Vos heures calmes sont enregistrées.")).toBeVisible();
  await expect(from).toHaveValue("22:00");
  await expect(to).toHaveValue("06:30");
});

test("letters come as things happen, until one wants them gathered", async ({ resident }) => {
  const { page } = await resident("Aya");
  await page.goto("/account/notifications");
  await expect(page.getByRole("radio", { name: "À mesure" })).toBeChecked();
  await page.getByRole("radio", { name: "Une fois par semaine, le lundi" }).check();
  await page.getByRole("button", { name: "Enregistrer le rythme" }).click();
  await expect(page.getByText("Le rythme de vos e-mails est enregistré.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Une fois par semaine, le lundi" })).toBeChecked();
  expectNothingIn(page, "weekly");
});

test("what arrives, and by which way, is remembered", async ({ resident }) => {
  const { page } = await resident("Aya");
  const byMail = page.getByRole("checkbox", { name: "Votre partenaire arrive, Par e-mail" });
  await page.goto("/account/notifications");
  const before = await byMail.isChecked();
  await byMail.setChecked(!before, { force: true });
  await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await expect(page.getByText("C’est enregistré.")).toBeVisible();
  await expect(byMail).toBeChecked({ checked: !before });
});

test("the language is switched, and another than ours is refused", async ({ page }) => {
  await page.goto("/forgot");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL("/forgot");
  const refused = await page.request.post("/lang", {
    form: { language: "tlh", page: "/forgot" },
    headers: { accept: "text/html", "sec-fetch-site": "same-origin" },
  });
  expect(refused.status()).toBe(422);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
