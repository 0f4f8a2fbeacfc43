import { expect, type APIRequestContext } from "@playwright/test";

type Outbox = { letters: { recipient: string; subject: string; lines: ({ words: string } | { link: string })[] }[] };

/** The address in the latest letter to somebody that leads to such a page. */
export async function linkFor(request: APIRequestContext, email: string, page: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(async () => (link = await find(request, email, page)), { message: `a letter to ${email} leads to ${page}` })
    .toBeDefined();
  return link ?? "";
}

/** The subjects of the letters to somebody, the latest first. */
export async function subjectsTo(request: APIRequestContext, email: string): Promise<string[]> {
  return (await lettersTo(request, email)).map((letter) => letter.subject);
}

async function find(request: APIRequestContext, email: string, page: string): Promise<string | undefined> {
  const lines = (await lettersTo(request, email)).flatMap((letter) => letter.lines);
  return lines.map((line) => ("link" in line ? line.link : "")).find((link) => link.includes(page));
}

async function lettersTo(request: APIRequestContext, email: string): Promise<Outbox["letters"]> {
  const headers = { accept: "application/json", "sec-fetch-site": "same-origin" };
  const answer = await request.post("/api/dev/outbox", { form: { before: "" }, headers });
  expect(answer.status(), await answer.text()).toBe(200);
  const { letters } = (await answer.json()) as Outbox;
  return letters.filter((letter) => letter.recipient === email);
}
