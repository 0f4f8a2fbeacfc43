// The application starts once the page has been painted and the browser has a moment: until then
// links and forms work as plain HTML, and nothing competes with what is being read.
const { code, memory } = document.getElementById("application").dataset;
const start = async () => {
  const application = await import(code);
  await application.default({ module_or_path: memory });
  application.hydrate();
};
const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 1));
const wait = () => idle(start, { timeout: 2000 });
if (document.readyState === "complete") wait();
else addEventListener("load", wait, { once: true });
