// The service worker: opens Parvis without a network and shows the last known pages; it also shows
// what is said while Parvis is closed (app/platform/src/notify/push).
//
// Three caches. `files` holds what never changes under its name (hashed scripts, fonts) and, for a
// dead network only, the rest of /pkg and the icons. `pages` holds the last known pages, which are private:
// it is emptied whenever the reader may change (signing in or out, the language). `offline` holds
// the page that says there is no network, in every language.
//
// A new version takes over at once: all it shares with the pages that an older one opened are
// files under hashed names, and those stay. A lazy part whose file is gone for good is met by the
// page's own offer to reload.

const VERSION = 1;
const FILES = `parvis-files-${VERSION}`;
const PAGES = `parvis-pages-${VERSION}`;
const OFFLINE = `parvis-offline-${VERSION}`;

const LANGUAGES = ["fr", "en", "ko"];
const MOST_FILES = 600;
const MOST_PAGES = 40;
/** A slow network is given up for a known page after this. */
const PATIENCE = 8_000;
/** A page that was reached inside the application is fetched again after this at the earliest. */
const FRESH = 5 * 60_000;

/** No pages, or pages that must not lie about: operators, links from mails, sign-in. */
const NEVER = /^\/(api|dev|admin|media|health|ready|metrics|status|lang|login|register|forgot|reset|verify|logout)(\/|$)/;
const FILE = /^\/(pkg|fonts|icons)\//;
/** Names with a hash, as the server knows them; the loader of the lazy parts is always asked for again. */
const UNCHANGING = /^\/fonts\/|^\/pkg\/(?!__wasm_split)[^/.]+\.[^/.]{16,}\.\w+$/;
/** After these posts somebody else may be reading, or in another language. */
const NEW_READER = /^\/(api\/account\/|api\/admin\/looking\/|lang$)/;
/** What a document loads, among other things. */
const LINKS = /["'(](\/(?:pkg|fonts|icons)\/[^"')\s]+)/g;

/** Grows when the pages are forgotten, so that one under way is not kept for the next reader. */
let reader = 0;

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("message", (event) => {
  const { page, files } = event.data ?? {};
  if (Array.isArray(files)) event.waitUntil(keepFiles(files));
  if (typeof page === "string") event.waitUntil(keepPage(page));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method !== "GET") {
    if (NEW_READER.test(url.pathname)) event.waitUntil(forgetPages());
    return;
  }
  if (request.mode === "navigate") {
    if (url.pathname === "/login") event.waitUntil(forgetPages());
    event.respondWith(navigate(event, url));
  } else if (FILE.test(url.pathname) && !request.headers.has("range")) {
    event.respondWith(UNCHANGING.test(url.pathname) ? knownFirst(event) : networkFirst(event));
  }
});

addEventListener("push", (event) => event.waitUntil(show(event.data)));

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data));
});

addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

/** One of a kind takes the former's place, so that they do not pile up; it sounds again. */
async function show(data) {
  const { title, body, page, tag, lang, unread } = data.json();
  await registration.showNotification(title, {
    body,
    lang,
    tag,
    renotify: true,
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
    data: { page },
  });
  await navigator.setAppBadge?.(unread).catch(() => {});
}

/** The page where it belongs: where it is open already, or in a window of its own. What is being written elsewhere stays. */
async function open({ page }) {
  const url = new URL(page, location.origin);
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((window) => new URL(window.url).pathname === url.pathname);
  return there ? there.focus() : clients.openWindow(url);
}

/** The push service has another address for this browser: the server learns it, or nobody does. */
async function renew({ oldSubscription: former, newSubscription }) {
  if (!former) return;
  const subscription = newSubscription ?? (await registration.pushManager.subscribe(former.options));
  const { endpoint, keys } = subscription.toJSON();
  const body = new URLSearchParams({ former: former.endpoint, endpoint, ...keys });
  const headers = { accept: "application/json" };
  const answer = await fetch("/api/notifications/push/renew", { method: "POST", headers, body });
  // Signed out meanwhile, or turned off.
  if (answer.status === 401 || answer.status === 404) await subscription.unsubscribe();
}

async function install() {
  const offline = await caches.open(OFFLINE);
  await Promise.all(LANGUAGES.map((language) => keepOfflinePage(offline, language)));
  await skipWaiting();
}

/** Without cookies the language asked for decides, and nothing personal is in the page. */
async function keepOfflinePage(offline, language) {
  const headers = { accept: "text/html", "accept-language": language };
  const response = await fetch("/offline", { headers, credentials: "omit", cache: "no-cache" });
  if (!response.ok) return;
  const text = await response.clone().text();
  await offline.put(`/offline?lang=${language}`, response);
  await keepFiles([...text.matchAll(LINKS)].map((link) => link[1]));
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("parvis-") && ![FILES, PAGES, OFFLINE].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
  await clients.claim();
}

/** A page from the network; the last known one when that fails or takes too long. */
async function navigate(event, url) {
  const known = NEVER.test(url.pathname) ? undefined : await lastKnown(url);
  const answer = fromNetwork(event, url);
  // A late answer is still kept, for the next time.
  event.waitUntil(answer.then(() => {}, () => {}));
  try {
    const response = await (known ? Promise.race([answer, failAfter(PATIENCE)]) : answer);
    const serverIsGone = response.status >= 502 && response.status <= 504;
    return serverIsGone && known ? known : response;
  } catch {
    return known ?? offlinePage(url);
  }
}

async function fromNetwork(event, url) {
  const startedFor = reader;
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  const copy = response.clone();
  event.waitUntil(keep(url, copy, startedFor));
  return response;
}

function failAfter(milliseconds) {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), milliseconds));
}

async function lastKnown(url) {
  const pages = await caches.open(PAGES);
  return pages.match(nameOf(url), { ignoreVary: true });
}

/** The page that was wanted travels in the fragment, for its link back. */
async function offlinePage(url) {
  if (url.pathname !== "/offline") {
    return Response.redirect(`/offline#${NEVER.test(url.pathname) ? "/" : nameOf(url)}`);
  }
  const offline = await caches.open(OFFLINE);
  const last = await offline.match("/language");
  const language = last ? await last.text() : (navigator.language ?? "").slice(0, 2);
  const page = await offline.match(`/offline?lang=${language}`);
  return page ?? (await offline.match(`/offline?lang=${LANGUAGES[0]}`)) ?? Response.error();
}

/** Keeps a page that may be kept. */
async function keep(url, response, startedFor) {
  if (!isPage(response)) return;
  await noteLanguage(response.headers.get("content-language"));
  const secret = /no-store/.test(response.headers.get("cache-control") ?? "");
  if (secret || NEVER.test(url.pathname) || url.pathname === "/offline" || startedFor !== reader) return;
  const pages = await caches.open(PAGES);
  // Put last, so that the oldest are first to go.
  await pages.delete(nameOf(url), { ignoreVary: true });
  await pages.put(nameOf(url), response);
  await trim(pages, MOST_PAGES);
  if (startedFor !== reader) await forgetPages();
}

function isPage(response) {
  const type = response.headers.get("content-type") ?? "";
  return response.ok && response.type === "basic" && !response.redirected && type.includes("text/html");
}

async function noteLanguage(language) {
  if (LANGUAGES.includes(language)) {
    const offline = await caches.open(OFFLINE);
    await offline.put("/language", new Response(language));
  }
}

/** A page that the application has shown without loading it. */
async function keepPage(page) {
  const url = new URL(page, location.origin);
  if (url.origin !== location.origin || NEVER.test(url.pathname)) return;
  const known = await lastKnown(url);
  const age = Date.now() - Date.parse(known?.headers.get("date") ?? "");
  if (age < FRESH) return;
  const startedFor = reader;
  try {
    await keep(url, await fetch(nameOf(url), { headers: { accept: "text/html" } }), startedFor);
  } catch {
    // The network has gone meanwhile: another time.
  }
}

async function keepFiles(addresses) {
  const files = await caches.open(FILES);
  for (const address of addresses) {
    const url = new URL(address, location.origin);
    if (url.origin !== location.origin || !FILE.test(url.pathname)) continue;
    if (await files.match(nameOf(url), { ignoreVary: true })) continue;
    try {
      const response = await fetch(nameOf(url));
      if (response.ok) await files.put(nameOf(url), response);
    } catch {
      // The network has gone meanwhile: another time.
    }
  }
}

async function knownFirst(event) {
  const files = await caches.open(FILES);
  const known = await files.match(event.request, { ignoreVary: true });
  return known ?? fetchFile(event, files);
}

async function networkFirst(event) {
  const files = await caches.open(FILES);
  try {
    return await fetchFile(event, files);
  } catch (cause) {
    const known = await files.match(event.request, { ignoreVary: true });
    if (known) return known;
    throw cause;
  }
}

async function fetchFile(event, files) {
  const response = await fetch(event.request);
  if (response.ok && response.type === "basic") {
    const copy = response.clone();
    event.waitUntil(files.put(event.request, copy).then(() => trim(files, MOST_FILES)));
  }
  return response;
}

async function forgetPages() {
  reader += 1;
  await caches.delete(PAGES);
}

async function trim(cache, most) {
  const names = await cache.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - most)).map((name) => cache.delete(name)));
}

/** The installed application starts at the same page as everybody. */
function nameOf(url) {
  return url.pathname + url.search.replace(/[?&]source=pwa$/, "");
}
