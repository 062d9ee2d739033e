// Loader: fetches the module and the font at once, starts the client and shows the text view
// where the canvas cannot be drawn. Any failure ends on the error page.
"use strict";

(async () => {
  const platform = globalThis.quaysidePlatform;
  const mirror = globalThis.quaysideMirror;

  async function fontBytes() {
    const answer = await fetch("/{{font.ttf}}");
    if (!answer.ok) throw new Error(`the font answered ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    document.fonts.add(await new FontFace("Quayside", bytes).load());
    return new Uint8Array(bytes);
  }

  /// From then on the page opens without the server. Where there can be none, nothing is lost.
  async function keepPage() {
    const address = "/service_worker.js";
    const policy = globalThis.trustedTypes?.createPolicy("quayside-service-worker",
      { createScriptURL: () => address });
    await navigator.serviceWorker?.register(policy?.createScriptURL("") ?? address);
  }

  try {
    if (navigator.language.startsWith("da")) document.documentElement.lang = "da";
    const module = createQuayside({ locateFile: () => "/{{quayside.wasm}}" });
    const [client, font] = await Promise.all([module, fontBytes()]);
    platform.connect(client);
    const canDraw = platform.call("qs_start", font);
    mirror.start();
    if (!canDraw) mirror.withoutCanvas();
    keepPage().catch(() => {});
  } catch (error) {
    platform.stop(error);
  }
})();
