// Time to the first usable screen, as a ratio to an empty WebGL page in the same browser: pages in
// turn, each in a fresh context, so nothing is cached. Build first (./dev build), then
//   node tests/bench/first_screen.mjs [ROUNDS]
//
// Usable: the heading and the first field are in the mirror and the frame after that was drawn. The
// peer makes a WebGL 2 context, clears it once and ends at the frame after that.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { Quay } from "../browser/support.mjs";
import { root } from "../support/processes.mjs";

const rounds = Number(process.argv[2] ?? 15);
const empty = `<!doctype html><html lang="en"><title>Empty</title><canvas id="canvas"></canvas>
<script>
const gl = document.getElementById("canvas").getContext("webgl2");
gl.clearColor(1, 1, 1, 1);
gl.clear(gl.COLOR_BUFFER_BIT);
requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.usableAt = performance.now(); }));
</script></html>`;

function watch() {
    const look = () => {
        if (!document.querySelector("#mirror h1") || !document.querySelector("#mirror input")) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.usableAt = performance.now(); }));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
}

async function measure(quay, ours) {
    const context = await quay.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    if (ours) await page.addInitScript(watch);
    else await page.route("**/empty", (route) => route.fulfill({ contentType: "text/html", body: empty }));
    await page.goto(quay.harbour.origin + (ours ? "/" : "/empty"));
    await page.waitForFunction(() => globalThis.usableAt > 0, null, { polling: 20 });
    const time = await page.evaluate(() => globalThis.usableAt);
    await context.close();
    return time;
}

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

function sizes() {
    const site = join(root, "build", "web");
    const kind = (name) => (name.startsWith("quayside.") && name.includes(".wasm") ? "wasm" : /\.(js|css|ttf|html)\.br$/.exec(name)?.[1]);
    const sums = {};
    for (const name of readdirSync(site).filter((one) => one.endsWith(".br") && one !== "404.html.br")) {
        const key = kind(name) ?? "rest";
        sums[key] = (sums[key] ?? 0) + statSync(join(site, name)).size;
    }
    return sums;
}

const quay = await Quay.open();
try {
    await measure(quay, true);
    const times = { ours: [], peer: [] };
    for (let i = 0; i < rounds; ++i) {
        times.ours.push(await measure(quay, true));
        times.peer.push(await measure(quay, false));
    }
    const [ours, peer] = [median(times.ours), median(times.peer)];
    console.log(`first usable screen: ${ours.toFixed(0)} ms, empty WebGL page: ${peer.toFixed(0)} ms, ratio ${(ours / peer).toFixed(2)} (median of ${rounds})`);
    console.log("bytes over the wire (brotli):", sizes());
} finally {
    await quay.close();
}
