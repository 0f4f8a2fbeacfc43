// A real Chromium.
import { chromium } from "playwright-core";

const FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A cheap phone, as in the design. */
export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: "fr-FR" };

/** Does some work with a browser and closes it whatever happens. */
export async function withBrowser(work, flags = []) {
  const browser = await chromium.launch({
    executablePath: process.env.PARVIS_CHROMIUM ?? "/usr/bin/chromium",
    chromiumSandbox: false,
    args: [...FLAGS, ...flags],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A new page that remembers whether its scripts broke: then nothing that it did counts. */
export async function openPage(context) {
  const page = await context.newPage();
  page.on("pageerror", (error) => (page.broken ??= new Error(`${page.url()} broke: ${error.message}`)));
  return page;
}

/** The session cookie of a signed-in person, as the browser keeps it. */
export function sessionCookie(origin, person) {
  const [name, value] = person.cookie.split("=");
  return { name, value, url: origin, httpOnly: true, sameSite: "Lax" };
}
