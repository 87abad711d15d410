"use strict";
// Runs one command line of the program away from the page, so that the page
// stays alive. A message holds the module, args, files and outputs wanted; the
// answer holds the exit code, the texts and the outputs.
onmessage = async ({ data }) => {
  const texts = ["", "", ""];
  const decoder = new TextDecoder();
  const disk = memoryFS((fd, buf) => {
    const text = decoder.decode(buf);
    texts[fd] += text;
    if (fd === 2) postMessage({ progress: text });
  });
  globalThis.fs = disk.fs;
  globalThis.path = { resolve: (...parts) => parts.join("/") };
  globalThis.process = Object.assign({}, globalThis.process, {
    cwd: () => "/in", pid: 1, ppid: 1, umask: () => 0o22, getuid: () => 0, getgid: () => 0, geteuid: () => 0, getegid: () => 0, getgroups: () => [],
    hrtime: () => [0, 0], chdir: () => {},
  });
  for (const f of data.files) disk.put("/in/" + f.name, new Uint8Array(f.bytes));
  const go = new Go();
  go.argv = ["gearaudit", ...data.args];
  go.env = { TMPDIR: "/tmp", COLUMNS: "100", ...data.env };
  let code = 0;
  go.exit = (c) => { code = c; };
  try {
    const instance = await WebAssembly.instantiate(data.module, go.importObject);
    await go.run(instance);
  } catch (err) {
    postMessage({ code: 4, out: texts[1], err: texts[2] + String(err), files: [] });
    return;
  }
  const files = [];
  for (const name of data.wanted) {
    const bytes = disk.get("/out/" + name);
    if (bytes) files.push({ name, bytes });
  }
  postMessage({ code, out: texts[1], err: texts[2], files }, files.map((f) => f.bytes.buffer));
};
