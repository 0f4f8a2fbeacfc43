import type { BrowserContext } from "@playwright/test";

/** What Chromium itself says of an answer with a status of 4xx: right where a refusal is what the test is about. */
export const REFUSALS = /^error: Failed to load resource: the server responded with a status of 4\d\d/;

/** What Chromium itself says of a request without a network, or that the test has cut off. */
export const NO_NETWORK = /^error: Failed to load resource: net::ERR_\w+/;

/** What Chromium says of code that was sent ahead, where scripts are off. */
const UNUSED_CODE = /^warning: The resource \S+\/pkg\/\S+ was preloaded using link preload but not used/;

/** What the test tool says where it keeps service workers out. */
const TOOL = /^warning: Service Worker registration blocked by Playwright/;

/** Hears every console of a test: an error or a warning that was not announced is a defect. */
export class ConsoleGuard {
  private readonly heard: string[] = [];
  private readonly announced: RegExp[] = [TOOL];

  /** From now on and before, these are no defect in this test. */
  allow(...announced: RegExp[]): void {
    this.announced.push(...announced);
  }

  watch(context: BrowserContext, scripts: "scripts" | "no scripts"): void {
    if (scripts === "no scripts") this.announced.push(UNUSED_CODE);
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        this.heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on("weberror", (error) => this.heard.push(`uncaught: ${error.error().message}`));
  }

  complaints(): string[] {
    return this.heard.filter((line) => !this.announced.some((pattern) => pattern.test(line)));
  }
}
