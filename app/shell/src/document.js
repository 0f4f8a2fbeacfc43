// What every page does without the application. Pages for visitors have no more script than this:
// they are read and sent as plain HTML, and nothing else is fetched.
(() => {
  const root = document.documentElement;
  root.dataset.scripts = "";

  // The nodes of the page stay: the application will look for them.
  const write = (element, text) => {
    element.firstChild.nodeValue = text;
  };

  // The browser's own offer to install can come before the application runs, and it comes once.
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    window.parvisInstallation = event;
  });

  // What this device can do: buttons for the rest are not shown.
  if (navigator.clipboard) root.dataset.copies = "";
  if (navigator.share) root.dataset.shares = "";

  // A text goes to the clipboard, and the button says so for a while.
  addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest("button[data-copies]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copies);
    if (button.hasAttribute("data-copied")) return;
    const words = button.querySelector("[data-done]");
    const label = words.textContent;
    const say = (sentence) => {
      button.toggleAttribute("data-copied");
      write(words, sentence);
    };
    say(words.dataset.done);
    setTimeout(say, 2000, label);
  });

  // The device's own sheet for sharing; that a person closes it again is no error.
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button[data-shares]");
    if (!button) return;
    const { title, text, shares: url } = button.dataset;
    navigator.share({ title, text, url }).catch(() => {});
  });

  // Notifications on this device (platform::notify::push): what the browser can, and allows. A touch
  // of the button asks for its consent; once it has subscribed, the form is filled in and goes its way.
  const ask = () => (root.dataset.pushes = Notification.permission);
  if (navigator.serviceWorker && window.PushManager && window.Notification) ask();
  const subscribe = async (form) => {
    root.dataset.pushes = await Notification.requestPermission();
    if (root.dataset.pushes !== "granted") return;
    await navigator.serviceWorker.register("/sw.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    // One that was made with another key, or for somebody else, is given up.
    await (await pushManager.getSubscription())?.unsubscribe();
    const applicationServerKey = form.elements.server_key.value;
    const { endpoint, keys } = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })).toJSON();
    for (const [name, value] of Object.entries({ endpoint, ...keys })) form.elements[name].value = value;
    form.requestSubmit();
  };
  const unsubscribe = async () => {
    const { pushManager } = await navigator.serviceWorker.ready;
    await (await pushManager.getSubscription())?.unsubscribe();
  };
  const submits = (event) => {
    // Through somebody else's eyes nothing is sent, and this device is not theirs.
    if ("looks" in root.dataset) return;
    const name = event.target.dataset.form;
    if (name === "push-off") unsubscribe().catch(() => {});
    if (name !== "push-on" || event.target.elements.endpoint.value) return;
    event.preventDefault();
    subscribe(event.target).catch(() => (root.dataset.pushes = "failed"));
  };
  addEventListener("submit", submits, true);

  // Passkeys (account::passkeys): only where the address is a name, and where the browser reads the
  // server's words by itself. A form with such a field is filled in by the device before it goes.
  const passkeys = window.PublicKeyCredential?.parseRequestOptionsFromJSON && !/^[\d.]+$|^\[/.test(location.hostname);
  if (passkeys) root.dataset.passkeys = "";
  let suggesting;
  let asking = false;
  // What is to be signed is asked for once: the server knows the last that it gave, and who touches the
  // button at once is offered a passkey and asks for one at the same moment.
  const FRESH = 5 * 60_000;
  const challenges = new Map();
  const challenge = (url) => {
    const known = challenges.get(url);
    if (known && Date.now() - known.since < FRESH) return known.publicKey;
    const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
    const publicKey = fetch(url, { method: "POST", headers }).then((answer) => answer.ok && answer.json());
    publicKey.catch(() => challenges.delete(url));
    challenges.set(url, { since: Date.now(), publicKey });
    return publicKey;
  };
  const signs = async (field, more) => {
    const url = field.dataset.challenge;
    const asked = await challenge(url);
    if (asked) {
      const { publicKey } = asked;
      const credential =
        field.dataset.passkey === "create"
          ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
          : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey), ...more });
      field.value = JSON.stringify(await credential);
    } else {
      // The form gets the same answer, and can say it.
      field.value = "-";
    }
    challenges.delete(url);
    field.form.requestSubmit();
  };
  const fillIn = (event) => {
    const field = event.target.querySelector("input[data-passkey]");
    if (!field || field.value) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    suggesting?.abort();
    root.dataset.passkeys = "";
    signs(field)
      .catch(() => (root.dataset.passkeys = "failed"))
      .finally(() => (asking = false));
  };
  if (passkeys) addEventListener("submit", fillIn, true);

  // Passkeys among the addresses that the browser offers: asked for at the first sign of a person, for
  // what is to be signed is kept on the server.
  const suggest = async () => {
    const field = document.querySelector("input[data-suggests]");
    if (!field || !(await PublicKeyCredential.isConditionalMediationAvailable?.()) || asking) return;
    suggesting = new AbortController();
    await signs(field, { mediation: "conditional", signal: suggesting.signal });
  };
  const person = ["pointermove", "pointerdown", "keydown", "focusin"];
  const appears = () => {
    for (const sign of person) removeEventListener(sign, appears);
    suggest().catch(() => {});
  };
  if (passkeys) for (const sign of person) addEventListener(sign, appears);
  // A page that comes back from the browser's memory has nothing filled in.
  addEventListener("pageshow", () => document.querySelectorAll("input[data-passkey]").forEach((field) => (field.value = "")));

  // Files are sent, and voices and films recorded, by a script of their own (public/upload.js), fetched
  // once somebody turns to a form that carries a file.
  if (navigator.mediaDevices?.getUserMedia && window.MediaRecorder) root.dataset.records = "";
  let uploads;
  const turnsTo = (event) => {
    const form = event.target instanceof Element && event.target.closest("form[data-uploads]");
    if (!form || "uploads" in root.dataset) return;
    if (!uploads) {
      uploads = document.createElement("script");
      uploads.src = "/upload.js";
      document.head.append(uploads);
    }
    // What was pressed before it came is pressed again.
    const button = event.type === "click" && event.target.closest("button[data-records]");
    if (button) uploads.addEventListener("load", () => button.click(), { once: true });
  };
  for (const type of ["focusin", "pointerover", "click"]) addEventListener(type, turnsTo);

  // The figure beside a slider follows its thumb, also where the browser brought it back to.
  const follow = (slider) => {
    const figure = slider.closest(".slider")?.querySelector("output");
    if (figure) write(figure, slider.value);
  };
  addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === "range") follow(target);
  });
  addEventListener("pageshow", () => document.querySelectorAll("input[type=range]").forEach(follow));

  // A password can be shown.
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-reveals]");
    if (!button) return;
    const field = document.getElementById(button.getAttribute("aria-controls"));
    field.type = button.toggleAttribute("data-shown") ? "text" : "password";
  });

  // Leaving quickly, by its button or by Escape pressed twice: another page takes this one's place,
  // and its entry in the history. It must not wait for the application on a slow line.
  const leave = (event) => {
    const way = document.querySelector("a[data-leaves]");
    if (!way) return;
    event.preventDefault();
    location.replace(way.href);
  };
  addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a[data-leaves]")) leave(event);
  });
  const together = 1200;
  let escaped = -together;
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const again = event.key === "Escape" && event.timeStamp - escaped <= together;
    escaped = event.key === "Escape" ? event.timeStamp : -together;
    if (again) leave(event);
  });

  addEventListener("DOMContentLoaded", () => {
    // Where the browser's days begin; can be changed on the account's page.
    const zone = document.querySelector("input[data-time-zone]");
    if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

    // The number on the installed application's icon is the bell's, and follows it.
    const bell = document.querySelector("[data-unread]");
    const count = () => navigator.setAppBadge?.(Number(bell?.dataset.unread ?? 0)).catch(() => {});
    if (bell) new MutationObserver(count).observe(bell, { attributeFilter: ["data-unread"] });
    count();

    // What was refused takes the focus.
    document.querySelector("[aria-invalid=true]")?.focus();

    // On the offline page: the page that was asked for stands in the fragment, see public/sw.js.
    const retry = document.querySelector("a[data-retry]");
    const wanted = location.hash.slice(1);
    // A path of ours: two slashes, or one and a backslash, would lead to another host.
    if (retry && /^\/(?![/\\])/.test(wanted)) {
      retry.href = wanted;
      addEventListener("online", () => location.replace(wanted));
    }
  });

  // The service worker starts once the page has what it needs, and learns what that was. There is
  // none where pages are not secure, nor in some private windows.
  const start = async () => {
    const workers = navigator.serviceWorker;
    if (!workers) return;
    const known = workers.controller !== null;
    await workers.register("/sw.js");
    if (known) return;
    const { active } = await workers.ready;
    const files = performance.getEntriesByType("resource").map((entry) => entry.name);
    active.postMessage({ page: location.pathname + location.search, files });
  };
  addEventListener("load", () => setTimeout(() => start().catch(() => {}), 2000));
})();
