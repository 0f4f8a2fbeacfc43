import { expect, type APIRequestContext } from "@playwright/test";

type Outbox = { letters: { recipient: string; subject: string | null; lines: ({ words: string } | { link: string })[] }[] };

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
  return (await lettersTo(request, email)).map((letter) => letter.subject ?? "");
}

/** The code in the latest text message to a number, other than those that came before. */
export async function codeFor(request: APIRequestContext, number: string, ...former: string[]): Promise<string> {
  let code: string | undefined;
  await expect
    .poll(async () => (code = (await codesTo(request, number)).find((one) => !former.includes(one))), { message: `a code for ${number}` })
    .toBeDefined();
  return code ?? "";
}

/** The codes in the text messages to a number, the latest first. */
export async function codesTo(request: APIRequestContext, number: string): Promise<string[]> {
  const lines = (await lettersTo(request, number)).map((letter) => letter.lines.at(-1));
  return lines.map((line) => (line && "words" in line ? (/ #(\d{6})$/.exec(line.words)?.[1] ?? "") : ""));
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
