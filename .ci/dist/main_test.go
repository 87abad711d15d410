package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The same files give the same bytes, whatever their times are, and every
// archive is in the checksums.
func TestReproducible(t *testing.T) {
	first, second := pack(t, time.Unix(1e9, 0)), pack(t, time.Now())
	if len(first) < 3 {
		t.Fatalf("only %d files", len(first))
	}
	for name, text := range first {
		if !bytes.Equal(text, second[name]) {
			t.Errorf("%s differs", name)
		}
		if name != "checksums.txt" && !strings.Contains(string(first["checksums.txt"]), "  "+name+"\n") {
			t.Errorf("%s has no checksum", name)
		}
	}
	z, err := gzip.NewReader(bytes.NewReader(first["gearaudit_1.2.3_linux_amd64.tar.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err != nil {
			break
		}
		names = append(names, h.Name)
	}
	if got := strings.Join(names, " "); got != "gearaudit_1.2.3_linux_amd64/NOTICES.txt gearaudit_1.2.3_linux_amd64/README.md gearaudit_1.2.3_linux_amd64/gearaudit" {
		t.Errorf("the archive holds %s", got)
	}
}

// pack packs this very test binary as the program of two platforms.
func pack(t *testing.T, when time.Time) map[string][]byte {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	stage, out := t.TempDir(), t.TempDir()
	for platform, name := range map[string]string{"linux_amd64": "gearaudit", "windows_amd64": "gearaudit.exe"} {
		dir := filepath.Join(stage, platform)
		write(t, filepath.Join(dir, name), program, when)
		write(t, filepath.Join(dir, "README.md"), []byte("read me\n"), when)
	}
	module := t.TempDir()
	write(t, filepath.Join(module, "LICENSE"), []byte("do as you like\n"), when)
	list := filepath.Join(t.TempDir(), "modules.txt")
	write(t, list, []byte("example.com/a@v1 "+module+"\n"), when)
	d := &dist{stage: stage, out: out, version: "1.2.3", modules: list, when: time.Unix(1, 0).UTC()}
	if err := d.run(); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(out, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func write(t *testing.T, name string, text []byte, when time.Time) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(name, when, when); err != nil {
		t.Fatal(err)
	}
}
