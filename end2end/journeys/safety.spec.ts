import { checkIn, DAY } from "../support/check-ins.ts";
import { REFUSALS } from "../support/console-guard.ts";
import { atHome, greeting } from "../support/couples.ts";
import { hydrated, title, visit } from "../support/pages.ts";
import { call, read } from "../support/requests.ts";
import { expect, test } from "../support/test.ts";

const ALONE = "Une place rien que pour vous deux";

test("a post that another site makes is refused, and changes nothing", async ({ resident }) => {
  const { context, page } = await resident("Aya");
  for (const headers of [
    { origin: "https://ailleurs.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site", origin: "https://ailleurs.example" },
    { "sec-fetch-site": "same-site" },
  ] as Record<string, string>[]) {
    const answer = await context.request.post("/api/couple/create", { headers: { ...headers, accept: "text/html" } });
    expect(answer.status(), JSON.stringify(headers)).toBe(403);
    expect(await answer.text()).toContain("<html");
  }
  await visit(page, "/couple");
  await expect(title(page, ALONE)).toBeVisible();
});

test("every page comes with the headers that protect it", async ({ page, resident, guard }) => {
  guard.allow(REFUSALS);
  const aya = await resident("Aya");
  const answers = [await visit(page, "/"), await visit(aya.page, "/couple"), await page.goto("/nulle-part")];
  expect(answers[2]?.status()).toBe(404);
  for (const answer of answers) {
    const headers = answer?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    for (const part of ["default-src 'none'", "'strict-dynamic'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-(inline|hashes)|'unsafe-eval'/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("geolocation=()");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  }
  expect(answers[1]?.headers()["cache-control"]).toMatch(/private|no-store/);
});

test("scripts cannot read the session’s cookie, and a visitor has none", async ({ page, resident }) => {
  await visit(page, "/");
  expect(await page.context().cookies()).toEqual([]);
  const aya = await resident("Aya");
  const cookies = await aya.context.cookies();
  expect(cookies.map((cookie) => cookie.name).sort()).toEqual(["parvis", "parvis-known"]);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  await visit(aya.page, "/couple");
  expect(await aya.page.evaluate(() => document.cookie)).toBe("");
});

test("a check-in for me alone never reaches the other’s browser", async ({ couple }) => {
  const { aya, kofi } = await couple();
  const secret = "Ce mot n’est que pour moi, 58213.";
  await atHome(kofi);
  const arrived = kofi.page.waitForResponse((response) => response.url().includes("/api/couple/today"));
  await checkIn(aya.context, { mood: 1, stress: 9, energy: 2, note: secret, private: true });
  expect(await (await arrived).text()).not.toContain("58213");
  await checkIn(kofi.context, DAY);

  const seen = [
    await read(kofi.context, "/couple"),
    await read(kofi.context, "/couple/checkins"),
    await read(kofi.context, "/couple/checkins?who=partner"),
    await (await kofi.context.request.get("/couple/export")).text(),
    await (await kofi.context.request.get("/api/sync/changes")).text(),
    await (await call(kofi.context, "/api/couple/today")).text(),
    await (await call(kofi.context, "/api/couple/checkins/history")).text(),
    await (await call(kofi.context, "/api/couple/checkins/form")).text(),
  ];
  for (const text of seen) expect(text).not.toContain("58213");
  await visit(kofi.page, "/couple/checkins");
  await expect(kofi.page.getByText("Aya garde cette journée pour soi")).toBeVisible();
  expect(await read(aya.context, "/couple/checkins")).toContain("58213");
});

test("leaving quickly puts the front page in the place of this one", { tag: "@wide" }, async ({ couple }) => {
  const { aya } = await couple();
  const { page } = aya;
  const ways = [
    () => page.getByRole("link", { name: "Quitter vite" }).click(),
    async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
    },
  ];
  for (const leave of ways) {
    for (const path of ["/couple", "/couple/checkins"]) {
      await visit(page, "/help");
      await visit(page, path);
      await leave();
      await expect(title(page, "Toute la ville sur une place.")).toBeVisible();
      await hydrated(page);
      await page.goBack();
      await expect(title(page, "Aide")).toBeVisible();
    }
  }
});

test("one press of Escape does nothing", async ({ couple }) => {
  const { aya } = await couple();
  const page = await atHome(aya);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(title(page, greeting("Aya"))).toBeVisible();
  await expect(page).toHaveURL("/couple");
});

test("leaving quickly is a link where scripts do not run", async ({ couple }) => {
  const { aya } = await couple({ javaScriptEnabled: false });
  await aya.page.goto("/couple");
  await aya.page.getByRole("link", { name: "Quitter vite" }).click();
  await expect(title(aya.page, "Toute la ville sur une place.")).toBeVisible();
});

test("who has left sees nothing of it any more, and the other is told", async ({ couple }) => {
  const { aya, kofi } = await couple();
  await checkIn(aya.context, DAY);
  const [page, left] = [await atHome(kofi), await atHome(aya)];
  await page.getByText("Quitter cette place").click();
  await page.getByLabel("Écris QUITTER pour confirmer").fill("QUITTER");
  await page.getByRole("button", { name: "Quitter", exact: true }).click();
  await expect(title(page, ALONE)).toBeVisible();
  await expect(page.getByText("La place est refermée.")).toBeVisible();

  await expect(title(left, ALONE)).toBeVisible({ timeout: 5_000 });
  await expect(left.getByRole("heading", { name: "Ta place avec Kofi" })).toBeVisible();
  for (const former of [aya, kofi]) {
    for (const path of ["/couple", "/couple/checkins"]) {
      expect(await read(former.context, path)).not.toContain(DAY.note);
    }
  }
  expect((await kofi.context.request.post("/api/couple/checkins/save", {
    form: { mood: "1", stress: "1", energy: "1" },
    headers: { accept: "application/json", "sec-fetch-site": "same-origin" },
  })).status()).toBe(404);
});
