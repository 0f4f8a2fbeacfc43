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
