// Files that a form sends (platform::media): how far they are, cancelling, trying again; voices and
// films recorded here. The document's own script fetches this one when somebody turns to such a form.
// Without it the form is sent by the browser itself, and the file is chosen among those of the device.
//
// Nothing is written here for people: every sentence stands in the page and is shown or hidden.
(() => {
  /** The form's request under way. */
  const sending = new WeakMap();
  /** The key under which its file was last sent. */
  const keys = new WeakMap();

  const within = (target, selector) => (target instanceof Element ? target.closest(selector) : null);

  const show = (form, ...names) => {
    for (const part of form.querySelectorAll("[data-upload]")) part.hidden = !names.includes(part.dataset.upload);
  };

  /** The sentence of the server, in place of the general one. */
  const failed = (form, request) => {
    let error;
    try {
      error = JSON.parse(request.responseText);
    } catch {
      error = {};
    }
    const sentence = error.fields?.map((field) => field.message).join(" ") || error.message;
    const place = form.querySelector("[data-upload=failed]");
    // The node of the page stays: the application may look for it.
    if (sentence) place.firstChild.nodeValue = sentence;
    // What was refused as it is would be refused again.
    show(form, "failed", ...(request.status < 500 ? [] : ["again"]));
  };

  /** What was sent and had no answer is sent again under the same key, and is there once. */
  const keyOf = (form) => {
    const [file] = form.elements.file.files;
    const former = keys.get(form);
    if (former && former.file === file) return former.key;
    // Where pages are not secure there are no such keys, and each sending counts.
    const key = crypto.randomUUID?.() ?? "";
    keys.set(form, { file, key });
    return key;
  };

  const send = (form) => {
    // What is too heavy is not sent: a server that stops listening looks like a network that is gone.
    if (form.elements.file.files[0]?.size > Number(form.dataset.heaviest)) return show(form, "heavy");
    const request = new XMLHttpRequest();
    const bar = form.querySelector("progress");
    bar.value = 0;
    sending.set(form, request);
    show(form, "sending", "progress", "cancel");
    request.upload.onprogress = ({ loaded, total }) => (bar.value = Math.floor((100 * loaded) / total));
    request.upload.onload = () => show(form, "arriving", "progress", "cancel");
    request.onloadend = () => sending.delete(form);
    request.onload = () => {
      const page = request.getResponseHeader("location");
      if (request.status < 300 && page) location.replace(page);
      else failed(form, request);
    };
    request.onerror = () => show(form, "offline", "again");
    request.onabort = () => show(form, "cancelled", "again");
    request.open("POST", form.action);
    request.setRequestHeader("accept", "application/json");
    const body = new FormData(form);
    body.append("key", keyOf(form));
    request.send(body);
  };

  addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !("uploads" in form.dataset)) return;
      event.preventDefault();
      if (!sending.has(form)) send(form);
    },
    true,
  );

  addEventListener("click", ({ target }) => {
    const cancels = within(target, "button[data-cancels]");
    if (cancels) sending.get(cancels.form)?.abort();
    const retries = within(target, "button[data-retries]");
    if (retries) retries.form.requestSubmit();
  });

  // Recording. One at a time on a page.
  const FORMATS = {
    audio: ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"],
    video: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4"],
  };
  /** Enough for a voice, and for a face on a phone: three minutes are about ten megabytes. */
  const RATES = { audioBitsPerSecond: 32_000, videoBitsPerSecond: 400_000 };
  const FILM = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24 }, facingMode: "user" };
  let recording;

  const stage = (recorder, ...names) => {
    for (const part of recorder.querySelectorAll("[data-recording]")) {
      part.hidden = !names.includes(part.dataset.recording);
    }
  };

  const told = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  const record = async (recorder, kind) => {
    if (recording) return;
    recording = { recorder, kind, pieces: [] };
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: kind === "video" && FILM });
    } catch (cause) {
      recording = undefined;
      const missing = cause.name === "NotFoundError" || cause.name === "NotReadableError";
      return stage(recorder, "begin", missing ? "missing" : "denied");
    }
    const mimeType = FORMATS[kind].find((format) => MediaRecorder.isTypeSupported(format));
    const machine = new MediaRecorder(stream, { ...RATES, ...(mimeType && { mimeType }) });
    Object.assign(recording, { stream, machine, began: performance.now(), ...measured(stream) });
    machine.ondataavailable = ({ data }) => recording?.pieces.push(data);
    machine.onstop = ended;
    machine.start(1_000);
    const screen = recorder.querySelector("[data-screen]");
    screen.hidden = kind !== "video";
    if (kind === "video") {
      screen.srcObject = stream;
      screen.play().catch(() => {});
    }
    stage(recorder, "running");
    recorder.querySelector("button[data-stops]").focus();
    recording.ticking = setInterval(tick, 100);
  };

  /** How loud it is, from 0 to 1. */
  const measured = (stream) => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const level = () => {
      analyser.getFloatTimeDomainData(samples);
      return Math.min(1, 4 * Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
    };
    return { context, level };
  };

  const tick = () => {
    const { recorder, began, level, machine } = recording;
    const seconds = (performance.now() - began) / 1_000;
    const most = Number(recorder.dataset.recorder);
    recorder.querySelector("[data-time]").firstChild.nodeValue = told(Math.min(seconds, most));
    recorder.querySelector("meter").value = level();
    if (seconds >= most && machine.state === "recording") machine.stop();
  };

  const silence = () => {
    if (!recording) return;
    clearInterval(recording.ticking);
    recording.context?.close().catch(() => {});
    recording.stream?.getTracks().forEach((track) => track.stop());
  };

  /** What was recorded becomes the form's file, as if it had been chosen. */
  const ended = () => {
    silence();
    const { recorder, kind, pieces, machine } = recording;
    recording = undefined;
    const type = machine.mimeType || pieces[0]?.type || `${kind}/webm`;
    const ending = type.includes("mp4") ? "mp4" : type.includes("ogg") ? "ogg" : "webm";
    const file = new File(pieces, `message.${ending}`, { type });
    const chosen = new DataTransfer();
    chosen.items.add(file);
    recorder.closest("form").querySelector("input[type=file]").files = chosen.files;
    const players = recorder.querySelectorAll("[data-plays]");
    for (const player of players) {
      player.hidden = player.dataset.plays !== kind;
      if (player.src) URL.revokeObjectURL(player.src);
      player.removeAttribute("src");
      if (!player.hidden) player.src = URL.createObjectURL(file);
    }
    stage(recorder, "done");
    recorder.querySelector("[data-plays]:not([hidden])").focus();
  };

  addEventListener("click", ({ target }) => {
    const begins = within(target, "button[data-records]");
    if (begins) record(begins.closest("[data-recorder]"), begins.dataset.records);
    if (within(target, "button[data-stops]") && recording?.machine?.state === "recording") recording.machine.stop();
    const anew = within(target, "button[data-anew]");
    if (anew) {
      const recorder = anew.closest("[data-recorder]");
      recorder.closest("form").querySelector("input[type=file]").value = "";
      stage(recorder, "begin");
      recorder.querySelector("button[data-records]").focus();
    }
  });

  // Leaving the page, also quickly, leaves no camera on.
  addEventListener("pagehide", silence);
  document.documentElement.dataset.uploads = "";
})();
