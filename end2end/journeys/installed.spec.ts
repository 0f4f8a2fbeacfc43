import { NO_NETWORK } from "../support/console-guard.ts";
import { untilKnown } from "../support/kept-in-browser.ts";
import { hydrated, title, visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

test.use({ serviceWorkers: "allow" });

test("the manifest has what a browser needs to install Parvis", async ({ page }) => {
  await visit(page, "/");
  const link = await page.locator("link[rel=manifest]").getAttribute("href");
  const answer = await page.request.get(link ?? "");
  expect(answer.headers()["content-type"]).toContain("application/manifest+json");
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ short_name: "Parvis", display: "standalone", scope: "/", lang: "fr" });
  expect(manifest.icons.map((icon: { purpose: string }) => icon.purpose)).toContain("maskable");
  for (const icon of manifest.icons) {
    const picture = await (await page.request.get(icon.src)).body();
    // Width and height stand at fixed places of a PNG (ISO/IEC 15948, 11.2.2).
    expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(icon.sizes);
  }
  for (const shortcut of manifest.shortcuts) expect((await page.request.get(shortcut.url)).ok()).toBe(true);
  expect((await page.request.get(manifest.start_url)).ok()).toBe(true);
});

test("what the head names is there", async ({ page }) => {
  await visit(page, "/");
  const links = page.locator("link[rel=icon], link[rel=apple-touch-icon], link[rel=preload], link[rel=stylesheet]");
  const named = await links.evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  const picture = await page.locator("meta[property='og:image']").getAttribute("content");
  for (const address of [...named, picture ?? "", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/favicon.ico"]) {
    expect.soft((await page.request.get(address)).status(), address).toBe(200);
  }
});

test("a page that was seen opens again without a network", async ({ page, guard }) => {
  guard.allow(NO_NETWORK);
  await visit(page, "/help");
  await untilKnown(page, "/help");
  await page.context().setOffline(true);
  await page.reload();
  await expect(title(page, "Aide")).toBeVisible();
  await hydrated(page);
});

test("a page that was never seen says that there is no network, and comes when it is back", async ({ page, guard }) => {
  guard.allow(NO_NETWORK);
  await visit(page, "/help");
  await untilKnown(page, "/help");
  await page.context().setOffline(true);
  await page.goto("/legal/terms");
  await expect(title(page, "Pas de réseau")).toBeVisible();
  await hydrated(page);
  await expect(page.getByRole("link", { name: "Réessayer" })).toHaveAttribute("href", "/legal/terms");

  await page.context().setOffline(false);
  await expect(title(page, "Conditions d’utilisation")).toBeVisible();
});
