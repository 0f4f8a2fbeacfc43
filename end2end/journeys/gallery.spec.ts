import { existsSync } from "node:fs";

import { fontsAndBrowser } from "../support/look.ts";
import { visit } from "../support/pages.ts";
import { expect, test } from "../support/test.ts";

// Text is drawn with the fonts of the machine, so a picture holds for one set of fonts and one browser.
// Taken anew by: npx playwright test gallery --update-snapshots
test("every part looks as it did", async ({ page, browser }, testInfo) => {
  const name = `gallery-${fontsAndBrowser(browser.version())}.png`;
  const renews = testInfo.config.updateSnapshots === "all" || testInfo.config.updateSnapshots === "changed";
  test.skip(!renews && !existsSync(testInfo.snapshotPath(name)), "no picture was taken with this machine’s fonts and browser");
  test.slow();
  await visit(page, "/dev/ui");
  await expect(page).toHaveScreenshot(name, { fullPage: true, scale: "css", maxDiffPixelRatio: 0.002 });
});
