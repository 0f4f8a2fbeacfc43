// The couple's home in a real browser, watched for what appears on it.
import { PHONE, openPage, sessionCookie } from "./browser.mjs";

/** A person's screen, hydrated and with its live line open. */
export async function openScreen(browser, origin, person) {
  const context = await browser.newContext(PHONE);
  await context.addCookies([sessionCookie(origin, person)]);
  // Somebody who has used the application before: it comes by itself.
  await context.addInitScript(() => location.protocol.startsWith("http") && localStorage.setItem("parvis-application", "1"));
  const page = await openPage(context);
  const line = page.waitForResponse((response) => response.url().includes("/api/live"));
  await page.goto(`${origin}/couple`);
  await page.waitForSelector("html[data-hydrated]", { state: "attached" });
  await line;
  return {
    /** Looks out for a text from now on. */
    watchFor: (text) => page.evaluate(watch, text),
    /** What broke on the page, if anything. */
    broken: () => page.broken,
    /** When the text was on the screen, in milliseconds since 1970. */
    seen: () => page.evaluate(() => window.appeared).catch((error) => Promise.reject(page.broken ?? error)),
  };
}

/** Runs in the page: the frame after the one in which the text came into the document is on the screen. */
function watch(text) {
  window.appeared = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`"${text}" did not appear`)), 10_000);
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.includes(text)) return;
      observer.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}
