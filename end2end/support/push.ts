import { createDecipheriv, createECDH, createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, type BrowserContext, type Page } from "@playwright/test";

export type Said = { title: string; body: string; page: string; tag: string; lang: string; unread: number };

/** The page where a device is turned on and off. */
export const SETTINGS = "/account/notifications";
export const TURN_ON = { name: "Activer sur cet appareil" };

/** A push service on this machine, for one browser: it reads what is sent to it (RFC 8291). */
export class PushService {
  private readonly keys = createECDH("prime256v1");
  private readonly auth = randomBytes(16);
  private readonly server: Server;
  readonly said: Said[] = [];
  readonly headers: IncomingHttpHeaders[] = [];

  constructor() {
    this.keys.generateKeys();
    this.server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        this.headers.push(request.headers);
        this.said.push(this.read(Buffer.concat(parts)));
        response.writeHead(201).end();
      });
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  close(): void {
    this.server.close();
  }

  /** What `PushSubscription.toJSON` gives in a browser of this service. */
  subscription(): object {
    const { port } = this.server.address() as AddressInfo;
    return {
      endpoint: `http://127.0.0.1:${port}/${randomBytes(8).toString("hex")}`,
      expirationTime: null,
      keys: { p256dh: this.keys.getPublicKey("base64url"), auth: this.auth.toString("base64url") },
    };
  }

  private read(body: Buffer): Said {
    const salt = body.subarray(0, 16);
    const length = body.readUInt8(20);
    const sender = body.subarray(21, 21 + length);
    const record = body.subarray(21 + length);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), this.keys.getPublicKey(), sender]);
    const secret = derived(this.auth, this.keys.computeSecret(sender), info);
    const key = derived(salt, secret, Buffer.from("Content-Encoding: aes128gcm\0")).subarray(0, 16);
    const nonce = derived(salt, secret, Buffer.from("Content-Encoding: nonce\0")).subarray(0, 12);
    const decipher = createDecipheriv("aes-128-gcm", key, nonce);
    decipher.setAuthTag(record.subarray(-16));
    const opened = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    return JSON.parse(opened.subarray(0, opened.lastIndexOf(2)).toString()) as Said;
  }
}

/** The first block of HKDF (RFC 5869). */
function derived(salt: Buffer, secret: Buffer, info: Buffer): Buffer {
  const extracted = createHmac("sha256", salt).update(secret).digest();
  return createHmac("sha256", extracted).update(info).update(Buffer.from([1])).digest();
}

type Answer = "granted" | "denied";

/** Chromium without a screen has no push service and asks nobody: a person answers so, and the browser subscribes there. */
export async function answers(context: BrowserContext, answer: Answer, service?: PushService): Promise<void> {
  await context.addInitScript(
    ({ answer, subscription }) => {
      let permission: NotificationPermission = sessionStorage.getItem("answer") === answer ? answer : "default";
      Object.defineProperty(Notification, "permission", { get: () => permission });
      Notification.requestPermission = async () => {
        sessionStorage.setItem("answer", answer);
        return (permission = answer);
      };
      PushManager.prototype.getSubscription = async () => null;
      PushManager.prototype.subscribe = async () => {
        if (!subscription) throw new DOMException("push service not available", "AbortError");
        return { toJSON: () => subscription } as PushSubscription;
      };
    },
    { answer, subscription: service?.subscription() },
  );
}

/** Turns the device on that shows the page. */
export async function turnOn(page: Page): Promise<void> {
  await page.getByRole("button", TURN_ON).click();
  await expect(page.getByText("Les nouvelles s’affichent sur cet appareil.", { exact: true })).toBeVisible();
}

/** Hands something to the service worker of a page, as the browser does when a message has come in. */
export async function deliver(page: Page, said: Said): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ isDeleted, scopeURL }) => !isDeleted && scopeURL === new URL("/", page.url()).href);
      if (ours) resolve(ours.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  await devtools.send("ServiceWorker.deliverPushMessage", { origin: new URL(page.url()).origin, registrationId, data: JSON.stringify(said) });
  await devtools.detach();
}

/** What a service worker has and a page has not. */
type WorkerScope = EventTarget & {
  registration: ServiceWorkerRegistration;
  clients: { openWindow: (url: URL) => Promise<null> };
  WindowClient: { prototype: { focus: (this: { url: string }) => Promise<void> } };
  NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
};

/**
 * Taps on what is shown with a tag, and gives the pages that the service worker wants opened or in front. Chromium lets
 * it do either for a real finger alone, and a test has none for what stands outside of pages: so it is only noted.
 */
export async function tap(context: BrowserContext, tag: string): Promise<{ opened: string[]; focused: string[] }> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  return worker.evaluate(async (tag) => {
    const scope = globalThis as unknown as WorkerScope;
    const opened: string[] = [];
    const focused: string[] = [];
    scope.clients.openWindow = async (url) => {
      opened.push(url.pathname);
      return null;
    };
    scope.WindowClient.prototype.focus = async function () {
      focused.push(new URL(this.url).pathname);
    };
    const [notification] = await scope.registration.getNotifications({ tag });
    if (!notification) throw new Error(`nothing is shown with ${tag}`);
    const event = new scope.NotificationEvent("notificationclick", { notification });
    // An event that a script has made cannot be waited for by its own means.
    const deeds: Promise<unknown>[] = [];
    Object.defineProperty(event, "waitUntil", { value: (deed: Promise<unknown>) => deeds.push(deed) });
    scope.dispatchEvent(event);
    await Promise.all(deeds);
    return { opened, focused };
  }, tag);
}

/** What stands on the screen of the device. */
export function shown(page: Page): Promise<{ title: string; body: string; tag: string; lang: string }[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const notifications = await registration.getNotifications();
    return notifications.map(({ title, body, tag, lang }) => ({ title, body, tag, lang }));
  });
}
