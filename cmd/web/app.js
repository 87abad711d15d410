"use strict";
const $ = (id) => document.getElementById(id);
const wanted = ["report.html", "run.json", "findings.csv"];
const workbook = "findings.xlsx"; // every row of a large file is in it: made once the report is shown
let audits = 0;
let files = [];
let kinds = [];
const none = "none"; // of the kinds that are not ticked: what is not said is unknown
const keeping = kept();

// The worker is made of a blob, so that the policy of this page holds in it too.
function newWorker() {
  const base = new URL(".", location.href).href;
  const parts = ["wasm_exec.js", "memfs.js", "worker.js"].map((f) => JSON.stringify(base + f)).join(",");
  return new Worker(URL.createObjectURL(new Blob(["importScripts(" + parts + ")"], { type: "text/javascript" })));
}

// kept resolves once the page's own files are kept for work without a network, or
// cannot be. What is kept is not asked for again.
async function kept() {
  try {
    const at = await navigator.serviceWorker.register("sw.js");
    const fresh = at.installing ?? at.waiting;
    const settled = () => !fresh || fresh.state === "activated" || fresh.state === "redundant";
    if (!settled()) await new Promise((done) => fresh.addEventListener("statechange", () => { if (settled()) done(); }));
    return await caches.match("gearaudit.wasm");
  } catch {
    return undefined; // no service worker here
  }
}

let module;
function program() {
  module ??= keeping.then((r) => r ?? fetch("gearaudit.wasm")).then((r) => r.arrayBuffer()).then((b) => WebAssembly.compile(b));
  return module;
}

// run runs one command line and resolves to its exit code, texts and outputs.
async function run(args, given, outputs, onProgress) {
  const message = { module: await program(), args, files: given, wanted: outputs, env: {} };
  return new Promise((resolve) => {
    const worker = newWorker();
    worker.onmessage = ({ data }) => {
      if (data.progress !== undefined) {
        onProgress?.(data.progress);
        return;
      }
      worker.terminate();
      resolve(data);
    };
    worker.onerror = (e) => { worker.terminate(); resolve({ code: 4, out: "", err: e.message, files: [] }); };
    worker.postMessage(message);
  });
}

async function choose(list) {
  files = [];
  for (const f of list) files.push({ name: f.name.replaceAll("/", "_"), bytes: await f.arrayBuffer() });
  $("chosen").replaceChildren(...files.map((f) => {
    const li = document.createElement("li");
    li.textContent = f.name + " (" + f.bytes.byteLength.toLocaleString("en") + " bytes)";
    return li;
  }));
  $("run").disabled = files.length === 0;
}

// profile is the answers as gearaudit.yaml holds them, empty for none.
function profile() {
  const lines = [];
  const text = (id) => $(id).value.trim();
  if (text("name")) lines.push("  name: " + JSON.stringify(text("name")));
  if (text("country")) lines.push("  country: " + text("country"));
  if (text("customers")) lines.push("  customers: " + text("customers").replace(/[ ,.]/g, ""));
  const boxes = [...$("kinds").querySelectorAll("input")].filter((b) => b.value !== none);
  const words = (ticked) => boxes.filter((b) => b.checked === ticked).map((b) => b.value).join(", ");
  if (words(true)) lines.push("  kinds: [" + words(true) + "]");
  if ($("kinds").querySelector("input[value=" + none + "]")?.checked && words(false)) lines.push("  not: [" + words(false) + "]");
  return lines.length > 0 ? "operator:\n" + lines.join("\n") + "\n" : "";
}

async function audit() {
  const args = ["audit", ...files.map((f) => f.name), "--progress", "always"];
  const given = [...files];
  const yaml = profile();
  if (yaml) {
    given.push({ name: "gearaudit.yaml", bytes: new TextEncoder().encode(yaml).buffer });
    args.push("--profile", "gearaudit.yaml");
  }
  if ($("budget").value.trim()) args.push("--budget", $("budget").value.trim());
  const outputs = (names) => names.flatMap((name) => ["--output", "/out/" + name]);
  const mine = ++audits;
  $("run").disabled = true;
  $("result").hidden = true;
  $("progress").hidden = false;
  $("progress").removeAttribute("value");
  $("status").textContent = "Working ...";
  const started = performance.now();
  const result = await run([...args, ...outputs(wanted)], given, wanted, (text) => {
    const percent = /(\d+)%/.exec(text);
    if (percent) $("progress").value = Number(percent[1]) / 100;
  });
  $("progress").hidden = true;
  $("run").disabled = false;
  await show(result, (performance.now() - started) / 1000);
  if (result.files.length === 0) return;
  $("status").textContent += " Making the workbook ...";
  const more = await run([...args, ...outputs([workbook])], given, [workbook]);
  if (mine !== audits) return; // another audit was begun
  $("downloads").append(...more.files.map(download));
  $("status").textContent = $("status").textContent.replace("Making the workbook ...",
    more.files.length > 0 ? "All files are ready." : "The workbook was not made: the other files hold the same findings.");
}

function download(file) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([file.bytes]));
  a.download = file.name;
  a.textContent = "Download " + file.name;
  return a;
}

const meaning = ["nothing to report", "findings, or a budget that is not shown to be enough", "wrong input", "the audit is not complete", "internal error"];

async function show(result, seconds) {
  $("status").textContent = "Done in " + seconds.toFixed(1) + " seconds.";
  $("verdict").textContent = "Result: " + meaning[result.code] + " (exit code " + result.code + ").";
  const messages = result.err.split("\n").map((l) => l.slice(l.lastIndexOf("\r") + 1)).filter((l) => l.trim() && !l.includes(": wrote /out/"));
  $("stderr").textContent = messages.join("\n");
  $("messages").hidden = messages.length === 0;
  $("messages").open = result.files.length === 0;
  $("downloads").replaceChildren(...result.files.map(download));
  const html = result.files.find((f) => f.name === "report.html");
  $("report").hidden = !html || !navigator.serviceWorker?.controller;
  if (!$("report").hidden) {
    const store = await caches.open("gearaudit-report");
    await store.put("report.html", new Response(html.bytes, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
    $("report").src = "report.html?" + Date.now();
  }
  $("result").hidden = false;
  $("result-title").scrollIntoView();
}

// The countries and kinds come from the program itself.
async function questions() {
  const result = await run(["init", "--questions"], [], []);
  if (result.code !== 0) return;
  kinds = JSON.parse(result.out).countries;
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const named = kinds.map((c) => [names.of(c.country) + " (" + c.country + ")", c.country]).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, code] of named) $("country").add(new Option(name, code));
}

function showKinds() {
  const mine = kinds.find((c) => c.country === $("country").value);
  $("kinds").hidden = !mine;
  for (const old of [...$("kinds").querySelectorAll("label")]) old.remove();
  for (const k of [...(mine?.kinds ?? []), { kind: none, doc: "None of the others" }]) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = k.kind;
    label.append(box, k.doc);
    $("kinds").append(label);
  }
}

$("file").addEventListener("change", () => choose($("file").files));
$("country").addEventListener("change", showKinds);
$("form").addEventListener("submit", (e) => { e.preventDefault(); audit(); });
for (const [name, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
  $("drop").addEventListener(name, (e) => { e.preventDefault(); $("drop").classList.toggle("over", over); });
}
$("drop").addEventListener("drop", (e) => choose(e.dataTransfer.files));
questions();
