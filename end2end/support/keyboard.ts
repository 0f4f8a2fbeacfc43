import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has. */
const STOPS = 60;

/** Goes on with Tab to a part of the page; at every stop one sees where one is. */
export async function tabTo(page: Page, part: Locator): Promise<void> {
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press("Tab");
    await expectFocusSeen(page);
    if (await part.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${part}`);
}

async function expectFocusSeen(page: Page): Promise<void> {
  const focused = page.locator(":focus");
  if ((await focused.count()) === 0 || (await isOutlined(focused))) return;
  expect.soft(await looksOtherwiseFocused(page, focused), `the focus is seen on ${await outer(focused)}`).toBe(true);
}

/** The usual ways: an outline or a shadow, of the element or of what it stands in. */
function isOutlined(focused: Locator): Promise<boolean> {
  return focused.evaluate((element) => {
    const marks = [element, element.parentElement, element.closest("label")];
    return marks.some((mark) => {
      if (!mark) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(mark);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    });
  });
}

/** Parts that no style can be asked for, such as a slider's thumb: the picture with the focus is another one. */
async function looksOtherwiseFocused(page: Page, focused: Locator): Promise<boolean> {
  const element = await focused.elementHandle();
  if (!element) return false;
  const withFocus = await element.screenshot();
  await element.evaluate((node) => (node as HTMLElement).blur());
  const without = await element.screenshot();
  await element.focus();
  // By script, but what came before was a key: the browser goes on showing it.
  await expect(page.locator(":focus-visible")).toHaveCount(1);
  return !withFocus.equals(without);
}

function outer(focused: Locator): Promise<string> {
  return focused.evaluate((element) => element.outerHTML.slice(0, 200));
}
