// Service worker: keeps the page that this version consists of, so that it opens without the
// server. The page itself comes from the server where that answers; names of everything else change
// with their content. The API is never touched.
"use strict";

const CACHE = "quayside-{{version}}";
const FILES = {{files}};
const PAGE = "/";
const PATIENCE_MS = 5000;

const path = (file) => file === "index.html" ? PAGE : `/${file}`;
const kept = new Set(FILES.map(path));

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...kept].map((file) => new Request(file, { cache: "no-cache" })));
  await self.skipWaiting();
}

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith("quayside-") && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) return answer;
  } catch {
    // No server: what is kept is as good.
  }
  return await caches.match(PAGE) ?? Response.error();
}

async function file(request) {
  return await caches.match(request, { ignoreSearch: true }) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname.startsWith("/api/")) return;
  if (event.request.mode === "navigate") return event.respondWith(page(event.request));
  if (kept.has(pathname)) event.respondWith(file(event.request));
});
