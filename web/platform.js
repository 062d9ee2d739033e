// Platform: the browser's half of client/platform/platform_web.cpp, and the one way into the
// module. Every call into it goes through call(), which ends on the error page if it fails.
"use strict";

globalThis.quaysideFrames = 0;

globalThis.quaysidePlatform = (() => {
  const STORES = ["vault", "drafts", "settings"];
  /// Bytes of a file that is read, by what it is picked for.
  const LARGEST = { draft: 4 * 1024 * 1024, documents: 10000000, evidence: 64 * 1024 * 1024 };
  const RETRY_FIRST_MS = 2000;
  const RETRY_MOST_MS = 60000;
  const PAUSE_MS = 30000;
  const SHARE_MS = 5000;
  const PASSKEY_MS = 120000;
  const OPENING = 0, OPEN = 1, LOST = 2;  // platform::Connection

  const encoder = new TextEncoder();
  let client = null;
  let stopped = false;

  // --- The module. ------------------------------------------------------------------------------

  /// Texts and byte arrays become a pointer and a size; they are wiped afterwards.
  function call(name, ...values) {
    if (stopped || !client) return 0;
    const parameters = [];
    const lent = [];
    try {
      for (const value of values) {
        if (typeof value === "number") {
          parameters.push(value);
          continue;
        }
        const bytes = typeof value === "string" ? encoder.encode(value) : value;
        const at = client._malloc(bytes.length + 1);
        if (at === 0) throw new Error("out of memory");
        client.HEAPU8.set(bytes, at);
        lent.push([at, bytes.length]);
        parameters.push(at, bytes.length);
      }
      const answer = client[`_${name}`](...parameters);
      for (const [at, size] of lent) {
        client.HEAPU8.fill(0, at, at + size);
        client._free(at);
      }
      return answer;
    } catch (error) {
      stop(error);
      return 0;
    }
  }

  function stop(error) {
    if (stopped) return;
    stopped = true;
    console.error("Quayside has stopped:", error);
    closeEvents();
    document.documentElement.dataset.view = "stopped";
    const fault = document.getElementById("fault");
    fault.hidden = false;
    for (const button of fault.querySelectorAll("button")) {
      button.addEventListener("click", () => location.reload());
    }
    fault.querySelector(`[lang="${document.documentElement.lang}"] h1`)?.focus();
  }

  let frameRequested = false;
  function requestFrame() {
    if (frameRequested || stopped) return;
    frameRequested = true;
    requestAnimationFrame(() => {
      frameRequested = false;
      ++globalThis.quaysideFrames;
      call("qs_frame");
    });
  }

  // --- Server. ----------------------------------------------------------------------------------

  async function http(id, method, path, body, type = "application/json") {
    let status = 0;
    let text = "";
    try {
      const request = { method, credentials: "same-origin", redirect: "error", cache: "no-store" };
      if (body !== "") {
        request.body = body;
        request.headers = { "Content-Type": type };
      }
      const answer = await fetch(path, request);
      text = await answer.text();
      status = answer.status;
    } catch {
      text = "";  // not reached, or broken off: status 0
    }
    call("qs_http_done", id, status, text);
  }

  let events = null;
  let eventsTimer = 0;
  let eventsRetryMs = RETRY_FIRST_MS;

  function closeEvents() {
    clearTimeout(eventsTimer);
    events?.close();
    events = null;
  }

  function openEvents() {
    closeEvents();
    const stream = new EventSource("/api/v1/events");
    events = stream;
    setTimeout(() => { if (events === stream) call("qs_connection", OPENING); });
    stream.addEventListener("open", () => {
      eventsRetryMs = RETRY_FIRST_MS;
      if (events === stream) call("qs_connection", OPEN);
    });
    stream.addEventListener("submission", (event) => {
      if (events === stream) call("qs_event", event.data);
    });
    stream.addEventListener("error", () => {
      if (events !== stream) return;
      if (stream.readyState === EventSource.CLOSED) {  // refused: the browser does not try again
        eventsTimer = setTimeout(openEvents, eventsRetryMs);
        eventsRetryMs = Math.min(RETRY_MOST_MS, eventsRetryMs * 2);
      }
      call("qs_connection", LOST);
    });
  }

  // --- Other windows, and whether anyone is there. ----------------------------------------------

  const channel = new BroadcastChannel("quayside");
  let lastTouch = Date.now();
  let lastShared = 0;

  channel.addEventListener("message", ({ data }) => {
    if (data === "touched") lastTouch = Date.now();
    if (data === "lock" || STORES.includes(data)) call("qs_changed_elsewhere", data);
  });

  function touched() {
    const now = Date.now();
    // After a pause the client looks at the clock before this touch counts.
    if (Math.abs(now - lastTouch) > PAUSE_MS) call("qs_wake");
    lastTouch = now;
    if (Math.abs(now - lastShared) < SHARE_MS) return;
    lastShared = now;
    channel.postMessage("touched");
  }

  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel", "click", "input"]) {
    addEventListener(kind, touched, { capture: true, passive: true });
  }
  for (const kind of ["focus", "pageshow"]) addEventListener(kind, () => call("qs_wake"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) call("qs_wake");
  });

  // --- Records on the device. -------------------------------------------------------------------

  let database = null;
  function openDatabase() {
    database ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("quayside", 1);
      request.onupgradeneeded = () => {
        for (const store of STORES) request.result.createObjectStore(store);
      };
      request.onsuccess = () => {
        const forget = () => { database = null; };
        request.result.onversionchange = () => { request.result.close(); forget(); };
        request.result.onclose = forget;
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("another window holds the database"));
    });
    database.catch(() => { database = null; });
    return database;
  }

  openDatabase();  // while the module is on its way

  /// Runs `work` on the store; resolves with the result of its request once that is durable.
  async function inStore(store, mode, work) {
    const transaction =
      (await openDatabase()).transaction(store, mode, { durability: "strict" });
    return new Promise((resolve, reject) => {
      const results = work(transaction.objectStore(store)).map((request) => () => request.result);
      transaction.oncomplete = () => resolve(results.map((result) => result()));
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  async function change(id, store, work) {
    let stored = 1;
    try {
      await inStore(store, "readwrite", (records) => [work(records)]);
      channel.postMessage(store);
    } catch (error) {
      console.warn("Quayside could not store:", error);
      stored = 0;
    }
    call("qs_stored", id, stored);
  }

  let persistenceAsked = false;
  function put(id, store, key, bytes) {
    change(id, store, (records) => records.put(bytes, key)).then(() => {
      if (store !== "drafts" || persistenceAsked) return;
      persistenceAsked = true;
      navigator.storage?.persist?.().catch(() => {});
    });
  }

  function remove(id, store, key) {
    change(id, store, (records) => records.delete(key));
  }

  async function loadAll(id, store) {
    let loaded = 1;
    const parts = [];
    try {
      const [keys, values] = await inStore(store, "readonly",
        (records) => [records.getAllKeys(), records.getAll()]);
      keys.forEach((key, i) => parts.push(encoder.encode(key), values[i]));
    } catch (error) {
      console.warn("Quayside could not read its records:", error);
      loaded = 0;
    }
    const sizes = new DataView(new ArrayBuffer(4 * parts.length));
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    parts.forEach((part, i) => {
      sizes.setUint32(4 * i, part.length, true);
      all.set(part, at);
      at += part.length;
    });
    call("qs_records", id, loaded, new Uint8Array(sizes.buffer), all);
  }

  async function erase(id) {
    let erased = 1;
    try {
      for (const store of STORES) {
        await inStore(store, "readwrite", (records) => [records.clear()]);
      }
      for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name);
      localStorage.clear();
      sessionStorage.clear();
    } catch (error) {
      console.warn("Quayside could not erase:", error);
      erased = 0;
    }
    for (const store of STORES) channel.postMessage(store);
    call("qs_stored", id, erased);
  }

  // --- Passkeys. --------------------------------------------------------------------------------

  /// Web Authentication wants a secure context, and a name: an IP address cannot own a passkey.
  function passkeysPossible() {
    return isSecureContext && "PublicKeyCredential" in globalThis &&
      !/^(\d+\.){3}\d+$|^\[/.test(location.hostname);
  }

  const random = (size) => crypto.getRandomValues(new Uint8Array(size));
  const fromBase64url = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const handles = (known) => known.split(" ").filter(Boolean).map((one) => one.split(":"));
  const descriptors = (known) =>
    handles(known).map(([id]) => ({ type: "public-key", id: fromBase64url(id) }));

  /// The secret of one of the known passkeys: [credential, secret]. Nothing is proved to anyone by
  /// this, so the challenge is of no account.
  async function secretOf(known) {
    const salts = handles(known).map(([id, salt]) => [id, { first: fromBase64url(salt) }]);
    const credential = await navigator.credentials.get({ publicKey: {
      challenge: random(32), allowCredentials: descriptors(known), timeout: PASSKEY_MS,
      userVerification: "required",
      extensions: { prf: { evalByCredential: Object.fromEntries(salts) } },
    } });
    return [credential, credential.getClientExtensionResults().prf?.results?.first];
  }

  async function newPasskey(name, salt, known) {
    const credential = await navigator.credentials.create({ publicKey: {
      rp: { name: "Quayside" }, user: { id: random(16), name, displayName: name },
      challenge: random(32), excludeCredentials: descriptors(known), timeout: PASSKEY_MS,
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
      authenticatorSelection: { residentKey: "discouraged", userVerification: "required" },
      extensions: { prf: { eval: { first: fromBase64url(salt) } } },
    } });
    const { prf } = credential.getClientExtensionResults();
    if (!prf?.enabled || prf.results?.first) return [credential, prf?.results?.first];
    return secretOf(`${credential.id}:${salt}`);  // some tell it only when they are asked again
  }

  const PASSKEY_FAILURES = {
    NotAllowedError: "passkey_cancelled", AbortError: "passkey_cancelled",
    InvalidStateError: "passkey_known",
  };

  async function answerPasskey(id, asked) {
    let failure = "";
    let credential = new Uint8Array(0);
    let secret = new Uint8Array(0);
    try {
      const [given, bytes] = await asked;
      credential = new Uint8Array(given.rawId);
      if (bytes) secret = new Uint8Array(bytes);
      else failure = "passkey_without_prf";
    } catch (error) {
      failure = PASSKEY_FAILURES[error.name] ?? "passkey_failed";
    }
    call("qs_passkey", id, failure, credential, secret);
    secret.fill(0);
  }

  // --- Characters that the product's own font lacks. ---------------------------------------------

  let brush = null;
  let fallbackFamily = "";
  /// The advance in pixels; `alpha`, if given, receives how much ink each pixel has.
  function glyph(codepoint, em, width, height, baseline, margin, alpha) {
    brush ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    fallbackFamily ||= getComputedStyle(document.body).fontFamily;
    const character = String.fromCodePoint(codepoint);
    const font = `${em}px ${fallbackFamily}`;
    if (alpha) {
      brush.canvas.width = width;  // this clears it, too
      brush.canvas.height = height;
    }
    brush.font = font;
    const advance = brush.measureText(character).width;
    if (!alpha) return advance;
    brush.fillText(character, margin, baseline);
    const { data } = brush.getImageData(0, 0, width, height);
    for (let i = 0; i < alpha.length; ++i) alpha[i] = data[4 * i + 3];
    return advance;
  }

  // --- The rest of the browser. -----------------------------------------------------------------

  /// The text in NFC, as all text of ours; what is not UTF-8 stays as it is and is refused later.
  function composed(bytes) {
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      return encoder.encode(text.normalize("NFC"));
    } catch {
      return bytes;
    }
  }

  /// Documents and evidence stay as they are, byte by byte: their hashes are signed.
  async function pickFile(key, file, kind) {
    if (file.size > LARGEST[kind]) {
      call("qs_file", key, file.name, new Uint8Array(0), 1);
      return;
    }
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
      if (kind === "draft") bytes = composed(bytes);
    } catch {
      bytes = new Uint8Array(0);  // a folder, or gone since: reads like an empty file
    }
    call("qs_file", key, file.name, bytes, 0);
  }

  function download(name, type, bytes) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /// The browser fetches and saves it by itself: nothing of it is held here.
  function saveFrom(path) {
    const link = document.createElement("a");
    link.href = path;
    link.download = "";
    link.click();
  }

  /// The address of a route in the present view.
  function address(route) {
    const text = new URLSearchParams(location.search).get("view") === "text";
    return text ? `${route}?view=text` : route;
  }

  function pushRoute(route) {
    if (route !== location.pathname) history.pushState(null, "", address(route));
  }

  addEventListener("popstate", () => {
    globalThis.quaysideMirror.readView();
    call("qs_route", location.pathname);
  });

  function text(which) {
    if (which === "route") return location.pathname;
    if (which === "origin") return location.origin;
    if (which === "passkeys") return passkeysPossible() ? "yes" : "";
    return navigator.language;
  }

  return {
    connect: (module) => { client = module; },
    call, stop, requestFrame, address, pickFile, glyph,
    http, openEvents, closeEvents, put, remove, loadAll, erase, download, saveFrom, pushRoute, text,
    lastTouch: () => lastTouch,
    lockElsewhere: () => channel.postMessage("lock"),
    createPasskey: (id, name, salt, known) => answerPasskey(id, newPasskey(name, salt, known)),
    askPasskey: (id, known) => answerPasskey(id, secretOf(known)),
    print: () => setTimeout(() => window.print()),
    after: (id, milliseconds) => { setTimeout(() => call("qs_timer", id), milliseconds); },
  };
})();
