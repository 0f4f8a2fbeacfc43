// When the application comes. Reading, following links and sending forms need no more than HTML,
// and on a metered line its files cost more than everything else: it comes once a person turns to
// something that it serves, or when there is news, and by itself to who has used it before.
const { code, memory, cursor } = document.getElementById("application").dataset;
const MARK = "parvis-application";
let coming;
let there = false;
let news;
let notice;
let waiting;

const start = () => {
  coming ??= bring().catch(() => {
    // No network: the next touch tries again, and until then the page is what it is without scripts.
    coming = undefined;
    tell();
  });
};

const bring = async () => {
  const application = await import(code);
  await application.default({ module_or_path: memory });
  news?.close();
  notice?.remove();
  remember();
  await application.hydrate();
  there = true;
  // What was written in the meantime it hears of like everything that is written.
  for (const field of document.querySelectorAll("input, textarea")) {
    if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

// Some private windows keep nothing.
const remember = () => {
  try {
    localStorage.setItem(MARK, "1");
  } catch {}
};
const known = () => {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
};

// A person turns to a form, a button or what opens: a mouse above it, the focus in it, a finger on it.
const turnsTo = ({ type, target, pointerType }) => {
  const passes = type === "pointerover" && pointerType !== "mouse";
  if (!passes && target instanceof Element && target.closest("form, button, summary")) start();
};
for (const sign of ["pointerover", "pointerdown", "focusin"]) addEventListener(sign, turnsTo);

// There is news: the application goes on from the same cursor, and shows it.
const listen = () => {
  news?.close();
  if (coming || document.hidden || !cursor) return;
  news = new EventSource(`/api/live?since=${encodeURIComponent(cursor)}`);
  news.onmessage = ({ data }) => {
    if (Object.keys(JSON.parse(data).changes).length > 0) start();
  };
  // Refused for good, as when the session has ended: the application knows what to say.
  news.onerror = ({ target }) => {
    if (target.readyState === EventSource.CLOSED) start();
  };
};
document.addEventListener("visibilitychange", listen);

// No network: said in the application's words, above the page.
const tell = () => {
  notice?.remove();
  if (coming || navigator.onLine) return;
  notice = document.createElement("div");
  notice.role = "status";
  notice.append(document.getElementById("offline-notice").content.cloneNode(true));
  document.body.prepend(notice);
};
for (const event of ["online", "offline"]) addEventListener(event, tell);

// A form whose words must not be lost waits on the page for the network, until the application is
// there to keep them in the browser.
addEventListener("submit", (event) => {
  const form = event.target;
  if (there || navigator.onLine || !form.closest("[data-kept]")) return;
  event.preventDefault();
  const line = form.querySelector("[data-waits]");
  line.textContent = line.dataset.waits;
  waiting = form;
});
addEventListener("online", () => {
  waiting?.querySelector("[data-waits]").replaceChildren();
  waiting?.requestSubmit();
  waiting = undefined;
});

// After the first paint, when the browser has a moment: nothing competes with what is being read.
const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 1));
const begin = () => idle(known() ? start : listen, { timeout: 2000 });
if (document.readyState === "complete") begin();
else addEventListener("load", begin, { once: true });
