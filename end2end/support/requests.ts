import { expect, type APIResponse, type BrowserContext } from "@playwright/test";

/** What a page's own script sends with a call. */
const AS_A_SCRIPT = { accept: "application/json", "sec-fetch-site": "same-origin" };

/** Calls a server function the way the application does, with the browser's cookies. */
export async function call(context: BrowserContext, action: string, form: Record<string, string> = {}): Promise<APIResponse> {
  const answer = await context.request.post(action, { form, headers: AS_A_SCRIPT, maxRedirects: 0 });
  expect(answer.ok(), `${action}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return answer;
}

/** Opens a page without a browser's eyes: what the server wrote, word for word. */
export async function read(context: BrowserContext, page: string): Promise<string> {
  const answer = await context.request.get(page, { headers: { accept: "text/html" } });
  return answer.text();
}
