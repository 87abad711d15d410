"use strict";
// Keeps the page's own files, so that it works offline, and serves the last
// report from memory, under its own policy.
const FILES = ["./", "style.css", "app.js", "memfs.js", "worker.js", "wasm_exec.js", "gearaudit.wasm"];
const STORE = "gearaudit-VERSION";

addEventListener("install", (e) => e.waitUntil(caches.open(STORE).then((c) => c.addAll(FILES)).then(() => skipWaiting())));
addEventListener("activate", (e) => e.waitUntil(caches.keys()
  .then((keys) => Promise.all(keys.filter((k) => k !== STORE && k !== "gearaudit-report").map((k) => caches.delete(k))))
  .then(() => clients.claim())));
addEventListener("fetch", (e) => e.respondWith(
  caches.match(e.request.url.replace(/index\.html(\?.*)?$/, ""), { ignoreSearch: true }).then((hit) => hit || fetch(e.request))));
