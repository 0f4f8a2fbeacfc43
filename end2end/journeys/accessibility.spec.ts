import { checkPage } from "../support/axe.ts";
import { checkIn, DAY } from "../support/check-ins.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { atHome, createPlace } from "../support/couples.ts";
import { moveGoal, setGoal } from "../support/goals.ts";
import { letterPath, write } from "../support/monthly-letters.ts";
import { hydrated, title, visit } from "../support/pages.ts";
import { ANSWERS, answerQuestion, askQuestion, QUESTION } from "../support/questions.ts";
import { sendRepair } from "../support/repairs.ts";
import { call } from "../support/requests.ts";
import { expect, test } from "../support/test.ts";

const PUBLIC = ["/", "/login", "/register", "/register/sent", "/register/phone", "/register/phone/code", "/login/second", "/login/phone", "/login/phone/code", "/login/with", "/login/unfinished", "/register/with", "/forgot", "/forgot/sent", "/help", "/help?q=mot+de+passe", "/help?q=xyzzy", "/help/doors", "/help/safety", "/legal/privacy", "/legal/terms", "/legal/cookies", "/offline", "/couple/join", "/reset/inconnu", "/verify/inconnu", "/dev/outbox"];
const ACCOUNT = ["/account", "/account/security", "/account/notifications", "/account/privacy", "/account/confirm", "/account/security/recovery-codes", "/notifications", "/help/report", "/login"];

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`axe finds nothing in the ${colorScheme} theme`, { tag: colorScheme === "light" ? "@wide" : [] }, () => {
    test.use({ colorScheme });
    test.slow();

    test("on the pages for everybody", async ({ page, guard }) => {
      guard.allow(REFUSALS);
      for (const path of [...PUBLIC, "/nulle-part"]) {
        await visit(page, path);
        await checkPage(page);
      }
    });

    test("on a form that came back", async ({ page }) => {
      await visit(page, "/register");
      await page.getByRole("button", { name: "Créer mon compte" }).click();
      await expect(page.getByLabel("Votre nom")).toHaveAttribute("aria-invalid", "true");
      await hydrated(page);
      await checkPage(page);
    });

    test("on the account’s pages", async ({ resident }) => {
      const { page } = await resident("Aya");
      for (const path of ACCOUNT) {
        await visit(page, path);
        await checkPage(page);
      }
    });

    test("on the couple’s pages, alone and waiting", async ({ resident }) => {
      const aya = await resident("Aya");
      for (const path of ["/couple", "/couple/join", "/couple/checkins", "/couple/trends", "/couple/reminders", "/couple/goals", "/couple/letters", letterPath(), `${letterPath()}/photos`, "/couple/messages", "/couple/questions", "/couple/repair", "/couple/pause"]) {
        await visit(aya.page, path);
        await checkPage(aya.page);
      }
      await createPlace(aya);
      await visit(aya.page, "/couple");
      await expect(title(aya.page, "Ta place est prête")).toBeVisible();
      await checkPage(aya.page);
    });

    test("on the couple’s pages, empty and full, everything opened", async ({ couple }) => {
      const { aya, kofi } = await couple();
      const { page } = aya;
      const openEverything = () =>
        page.locator("details").evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
      const look = async (path: string) => {
        await visit(page, path);
        await openEverything();
        await checkPage(page);
      };
      await atHome(aya);
      await openEverything();
      await checkPage(page);
      await look("/couple/checkins");
      await checkIn(kofi.context, DAY);
      await look("/couple");
      await checkIn(aya.context, { ...DAY, private: true });
      await look("/couple");
      await look("/couple/checkins");
      await look("/couple/trends");
      await look("/couple/trends?days=365");
      await look("/couple/reminders");
      await look("/couple/goals");
      await look("/couple/goals?new=true");
      const goal = await setGoal(aya.context);
      await look("/couple/goals");
      for (const state of ["", "?edit=goal", "?delete=true"]) await look(goal + state);
      await moveGoal(kofi.context, goal, "done");
      await look("/couple/goals?status=all");
      await look(goal);
      for (const path of ["/couple/letters", letterPath()]) await look(path);
      await write(kofi.context, "# Titre\n\nMon *amour*,\n\n> cité\n\n- un");
      for (const path of ["/couple/letters", letterPath(), `${letterPath()}?view=read`, `${letterPath()}/history`]) await look(path);
      await look("/couple/questions");
      const question = await askQuestion(kofi.context, QUESTION);
      await look("/couple/questions?theme=dreams");
      await look("/couple/questions?search=introuvable");
      await look(question);
      await answerQuestion(kofi.context, question, ANSWERS.kofi);
      await look(question);
      await answerQuestion(aya.context, question, "Un premier jet.");
      await answerQuestion(aya.context, question, ANSWERS.aya);
      await look(question);
      await look("/couple/repair");
      const repair = await sendRepair(kofi.context);
      await look("/couple/repair");
      await look(`/couple/repair/${repair}`);
      await look("/couple/pause");
      await call(aya.context, "/api/couple/pause/begin", { length: "60" });
      await look("/couple/pause");
      await look("/notifications");
    });

    test("in the gallery of all parts", async ({ page }) => {
      await visit(page, "/dev/ui");
      // Every part stands there twice, in each theme, under the same name.
      await checkPage(page, ["landmark-unique"]);
    });
  });
}
