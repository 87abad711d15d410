"use strict";
// The file system of the program in the browser: a map from path to bytes, with
// the calls of Node's fs module that Go's runtime makes.
function memoryFS(onText) {
  const O = { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, O_DIRECTORY: 65536 };
  const nodes = new Map([["/", null], ["/tmp", null], ["/in", null], ["/out", null]]); // null: a folder
  const open = new Map();
  let next = 3;

  const full = (p) => {
    const parts = [];
    for (const part of (p.startsWith("/") ? p : "/in/" + p).split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return "/" + parts.join("/");
  };
  const parent = (p) => p.slice(0, p.lastIndexOf("/")) || "/";
  const fault = (code) => Object.assign(new Error(code), { code });
  const stats = (path) => {
    const file = nodes.get(path);
    let ino = 7;
    for (const c of path) ino = (ino * 31 + c.codePointAt(0)) % 2147483647;
    return {
      dev: 1, ino, mode: file ? 0o100644 : 0o40755, nlink: 1, uid: 0, gid: 0, rdev: 0, size: file ? file.size : 0,
      blksize: 4096, blocks: 0, atimeMs: 0, mtimeMs: 0, ctimeMs: 0, isDirectory: () => !file,
    };
  };
  const grow = (file, size) => {
    if (size > file.bytes.length) {
      const bigger = new Uint8Array(Math.max(size, file.bytes.length * 2, 4096));
      bigger.set(file.bytes.subarray(0, file.size));
      file.bytes = bigger;
    }
    file.size = Math.max(file.size, size);
  };
  // answer runs a call and hands its result, or its error, to the callback.
  const answer = (done, call) => {
    let result;
    try {
      result = call();
    } catch (err) {
      done(err);
      return;
    }
    done(null, result);
  };
  const must = (path) => {
    const p = full(path);
    if (!nodes.has(p)) throw fault("ENOENT");
    return p;
  };
  const handle = (fd) => {
    if (!open.has(fd)) throw fault("EBADF");
    return open.get(fd);
  };
  const none = (done) => done(null);

  const fs = {
    constants: O,
    writeSync(fd, buf) {
      if (fd < 3) {
        onText(fd, buf);
        return buf.length;
      }
      const h = handle(fd);
      const file = nodes.get(h.path) || h.file;
      grow(file, h.at + buf.length);
      file.bytes.set(buf, h.at);
      h.at += buf.length;
      return buf.length;
    },
    write(fd, buf, offset, length, position, done) {
      answer(done, () => {
        const part = buf.subarray(offset, offset + length);
        if (position === null || position === undefined || fd < 3) return fs.writeSync(fd, part);
        const h = handle(fd), at = h.at;
        h.at = position;
        fs.writeSync(fd, part);
        h.at = at;
        return length;
      });
    },
    read(fd, buffer, offset, length, position, done) {
      answer(done, () => {
        if (fd === 0) return 0;
        const h = handle(fd), file = h.file;
        const from = position === null || position === undefined ? h.at : position;
        const n = Math.max(0, Math.min(length, file.size - from));
        buffer.set(file.bytes.subarray(from, from + n), offset);
        if (position === null || position === undefined) h.at += n;
        return n;
      });
    },
    open(path, flags, mode, done) {
      answer(done, () => {
        const p = full(path);
        if (nodes.has(p) && flags & O.O_CREAT && flags & O.O_EXCL) throw fault("EEXIST");
        if (!nodes.has(p)) {
          if (!(flags & O.O_CREAT) || !nodes.has(parent(p))) throw fault("ENOENT");
          nodes.set(p, { bytes: new Uint8Array(0), size: 0 });
        }
        const file = nodes.get(p);
        if (file && flags & O.O_TRUNC) file.size = 0;
        open.set(next, { path: p, file, at: file && flags & O.O_APPEND ? file.size : 0 });
        return next++;
      });
    },
    close(fd, done) { answer(done, () => { handle(fd); open.delete(fd); }); },
    fstat(fd, done) {
      answer(done, () => {
        const h = handle(fd);
        return Object.assign(stats(h.path), h.file ? { size: h.file.size, mode: 0o100644, isDirectory: () => false } : {});
      });
    },
    stat(path, done) { answer(done, () => stats(must(path))); },
    lstat(path, done) { answer(done, () => stats(must(path))); },
    readdir(path, done) {
      answer(done, () => {
        const p = must(path), start = p === "/" ? "/" : p + "/";
        return [...nodes.keys()].filter((k) => k !== "/" && k.startsWith(start) && !k.slice(start.length).includes("/")).map((k) => k.slice(start.length));
      });
    },
    mkdir(path, perm, done) {
      answer(done, () => {
        const p = full(path);
        if (nodes.has(p)) throw fault("EEXIST");
        if (!nodes.has(parent(p))) throw fault("ENOENT");
        nodes.set(p, null);
      });
    },
    rename(from, to, done) {
      answer(done, () => {
        const a = must(from), b = full(to);
        nodes.set(b, nodes.get(a));
        nodes.delete(a);
      });
    },
    unlink(path, done) { answer(done, () => { nodes.delete(must(path)); }); },
    rmdir(path, done) { answer(done, () => { nodes.delete(must(path)); }); },
    ftruncate(fd, length, done) { answer(done, () => { const f = handle(fd).file; grow(f, length); f.size = length; }); },
    truncate(path, length, done) { answer(done, () => { const f = nodes.get(must(path)); grow(f, length); f.size = length; }); },
    chmod(path, mode, done) { none(done); },
    fchmod(fd, mode, done) { none(done); },
    chown(path, uid, gid, done) { none(done); },
    fchown(fd, uid, gid, done) { none(done); },
    lchown(path, uid, gid, done) { none(done); },
    utimes(path, atime, mtime, done) { none(done); },
    fsync(fd, done) { none(done); },
    link(path, link, done) { done(fault("ENOSYS")); },
    symlink(path, link, done) { done(fault("ENOSYS")); },
    readlink(path, done) { answer(done, () => { must(path); throw fault("EINVAL"); }); },
  };
  return {
    fs,
    put(path, bytes) { nodes.set(full(path), { bytes, size: bytes.length }); },
    get(path) {
      const file = nodes.get(full(path));
      return file && file.bytes.slice(0, file.size);
    },
  };
}
