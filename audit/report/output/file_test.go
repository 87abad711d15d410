package output

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// A file of which the disk was told while it was written is as whole as any,
// and its place is not touched before the end.
func TestLongFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.csv")
	if err := os.WriteFile(path, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Create(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	f.stride = 10
	var want bytes.Buffer
	for i := range 100 {
		part := bytes.Repeat([]byte{byte('a' + i%26)}, i%7)
		want.Write(part)
		if n, err := f.Write(part); n != len(part) || err != nil {
			t.Fatalf("%d of %d bytes were written: %v", n, len(part), err)
		}
	}
	if f.syncing == nil {
		t.Error("the disk was never told")
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "before" {
		t.Errorf("%q, %v stands in the place of the file too early", text, err)
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(path); err != nil || !bytes.Equal(text, want.Bytes()) {
		t.Errorf("%q was written, not %q: %v", text, want.Bytes(), err)
	}
}

// What the disk says while the file is written is heard at its end, because it
// says so only once.
func TestDiskThatFailsOnTheWay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "failed.csv")
	f, err := Create(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	f.syncing = make(chan error, 1)
	f.syncing <- os.ErrDeadlineExceeded
	if err := f.Commit(); err == nil {
		t.Error("a file is committed of which the disk said that it failed")
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// Outputs of a run come to their places all or not at all: where one cannot, what
// stood in the others' places stands there again, and nothing else is left.
func TestOutputsComeTogether(t *testing.T) {
	dir := t.TempDir()
	old, fresh, late := filepath.Join(dir, "old.csv"), filepath.Join(dir, "fresh.csv"), filepath.Join(dir, "late.csv")
	if err := os.WriteFile(old, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	var files []*File
	for _, path := range []string{old, fresh, late} {
		f, err := Create(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte("after")); err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	if err := os.MkdirAll(filepath.Join(late, "full"), 0o700); err != nil { // nothing can be renamed to it
		t.Fatal(err)
	}
	if err := commit(t.Context(), files); err == nil {
		t.Fatal("a file took the place of a folder")
	}
	if text, err := os.ReadFile(old); err != nil || string(text) != "before" {
		t.Errorf("%q, %v stands where an output was taken back", text, err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("%v is left, %v; wanted old.csv and late.csv", left, err)
	}
}

// A file that takes no more says which output it is, and what to do.
func TestWriteFails(t *testing.T) {
	f, err := Create(filepath.Join(t.TempDir(), "r.csv"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	if err := f.File.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = f.Write([]byte("x"))
	var fault *gear.Fault
	if !errors.As(err, &fault) || filepath.Base(fault.Place.File) != "r.csv" || !strings.Contains(fault.Hint, "make room on the disk") {
		t.Errorf("%v", err)
	}
}
