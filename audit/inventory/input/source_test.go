package input

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/rules"
)

// A source gives the same bytes whether they come from a file, a short stream or a
// long one, from its beginning each time and at any place, with their sum.
func TestSources(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []int{1, 100, SpoolInMemory - 1, SpoolInMemory, SpoolInMemory + 1} {
		data := bytes.Repeat([]byte("0123456789abcdef\n"), n/17+1)[:n]
		file := filepath.Join(dir, "a.csv")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		fromFile, err := FromFile(file)
		if err != nil {
			t.Fatal(err)
		}
		fromStream, err := FromReader("-", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if (fromStream.temp != nil) != (n >= SpoolInMemory) || (fromStream.temp == nil) != (fromStream.data != nil) {
			t.Errorf("%d bytes: in memory %d, in a file %v", n, len(fromStream.data), fromStream.temp != nil)
		}
		sum := sha256.Sum256(data)
		for _, s := range []*Source{fromFile, fromStream} {
			for range 2 {
				got, err := s.Open()
				if err != nil {
					t.Fatal(err)
				}
				all, err := io.ReadAll(got)
				if err != nil || !bytes.Equal(all, data) || s.Size() != int64(n) {
					t.Errorf("%s, %d bytes: %d are read, size %d, %v", s.Name(), n, len(all), s.Size(), err)
				}
				_ = got.Close()
			}
			at, closer, err := s.ReaderAt()
			if err != nil {
				t.Fatal(err)
			}
			last := make([]byte, 1)
			if _, err := at.ReadAt(last, int64(n-1)); err != nil && !errors.Is(err, io.EOF) || last[0] != data[n-1] {
				t.Errorf("%s, %d bytes: the last is %q, %v", s.Name(), n, last, err)
			}
			_ = closer.Close()
			if got, err := s.Sum(); err != nil || got != hex.EncodeToString(sum[:]) {
				t.Errorf("%s, %d bytes: sum %s, %v", s.Name(), n, got, err)
			}
			stream, err := s.Stream(PlainText, true, nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.CopyN(io.Discard, stream, int64(n/2)); err != nil {
				t.Fatal(err)
			}
			if got, err := stream.Sum(); err != nil || got != hex.EncodeToString(sum[:]) {
				t.Errorf("%s, %d bytes: sum of a stream read to its half %s, %v", s.Name(), n, got, err)
			}
			stream.Close()
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// What is no file is refused and says why; a pipe is read to its end.
func TestSourcesThatAreNone(t *testing.T) {
	dir := t.TempDir()
	_, err := FromFile(dir)
	if f := refusal(t, err); f.Kind != gear.Usage || f.Hint == "" || f.Place.File != dir {
		t.Errorf("a folder: %+v", f)
	}
	_, err = FromFile(filepath.Join(dir, "none.csv"))
	if f := refusal(t, err); f.Kind != gear.Incomplete || f.Hint != "check its name" || !errors.Is(err, fs.ErrNotExist) || strings.Contains(f.Err.Error(), "none.csv") {
		t.Errorf("no file: %+v", f)
	}
	if f := refusal(t, Unreadable("a", &fs.PathError{Op: "open", Path: "/a", Err: fs.ErrPermission})); f.Hint == "check its name" || !errors.Is(f.Err, fs.ErrPermission) || strings.Contains(f.Err.Error(), "/a") {
		t.Errorf("no rights: %+v", f)
	}
	file := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	gone, err := FromFile(file)
	if err == nil {
		err = os.Remove(file)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := gone.Open(); refusal(t, err).Kind != gear.Incomplete {
		t.Error(err)
	}
	if _, _, err := gone.ReaderAt(); refusal(t, err).Kind != gear.Incomplete {
		t.Error(err)
	}
	if _, err := gone.Sum(); refusal(t, err).Kind != gear.Incomplete {
		t.Error(err)
	}
	if _, _, _, err := gone.Begin(); refusal(t, err).Kind != gear.Incomplete {
		t.Error(err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	go func() { _ = os.WriteFile(pipe, []byte("Vendor\nHuawei\n"), 0o600) }()
	s, err := FromFile(pipe)
	if err != nil || s.Size() != 14 || s.Name() != pipe {
		t.Fatalf("a pipe: %+v, %v", s, err)
	}
}

// A text is found by its first bytes, packed or not; what is known and not read says
// what it is.
func TestBegin(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "the file is empty",
		"%PDF-1.7\n":              "this is a PDF, which is not read",
		"\x89PNG\r\n\x1a\n000000": "this is a picture, which is not read",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600):                                                   "this is a workbook of the old format (.xls)",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00": "this is a workbook with a password",
		"<!DOCTYPE html><table>":                       "this is a web page (HTML), whatever its name",
		"\xef\xbb\xbf \n<table><tr>":                   "this is a web page (HTML), whatever its name",
		"<?xml version='1.0'?><html>":                  "this is a web page (HTML), whatever its name",
		"<?xml version='1.0'?><ss:workbook>":           "this is a spreadsheet in XML, whatever its name",
		"<?xml version='1.0'?><?mso x='Excel.Sheet'?>": "this is a spreadsheet in XML, whatever its name",
		"<?xml version='1.0'?><gear/>":                 "this is XML, no table",
		"MIME-Version: 1.0\n":                          "this is a web archive (MHTML), whatever its name",
		"{\\rtf1":                                      "this is a text document (RTF), whatever its name",
		"Vendor\nHuawei\n":                             "",
		"see <table>\n":                                "",
	} {
		s, err := FromReader("t.csv", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		begin, cut, p, err := s.Begin()
		if want == "" {
			if err != nil || cut || p != PlainText || string(begin) != text {
				t.Errorf("%q: %q, %v, %v, %v", text, begin, cut, p, err)
			}
			continue
		}
		if f := refusal(t, err); f.What != want || f.Kind != gear.Incomplete || f.Hint == "" || f.Place.File != "t.csv" {
			t.Errorf("%q: %+v", text, f)
		}
	}
	for _, n := range []int{SampleSize - 1, SampleSize, SampleSize + 1} {
		s, err := FromReader("t.csv", strings.NewReader(strings.Repeat("x", n)))
		if err != nil {
			t.Fatal(err)
		}
		begin, cut, _, err := s.Begin()
		if err != nil || len(begin) != min(n, SampleSize) || cut != (n > SampleSize) {
			t.Errorf("%d bytes: %d, %v, %v", n, len(begin), cut, err)
		}
		_ = s.Close()
	}
}

// The bytes of an input of no form are searched for makers, wherever they stand.
func TestVendorsOfBytes(t *testing.T) {
	pack, err := rules.Vendors()
	if err != nil {
		t.Fatal(err)
	}
	who, err := maker.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	names, err := who.Names()
	if err != nil {
		t.Fatal(err)
	}
	for _, before := range []int{0, 1, 4080, 4090, 4092, 4095, 4096, 4097, 8190, 65_520, 65_530, 65_534, 70_000, 130_550} {
		for _, end := range []string{"", "\n", " and more\n\n"} {
			s, err := FromReader("t.bin", strings.NewReader(strings.Repeat("-", before)+" Hikvision"+end))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := s.Vendors(names); err != nil || len(got) != 1 || got[0] != "hikvision" {
				t.Errorf("behind %d bytes, before %q: %v, %v", before, end, got, err)
			}
		}
	}
	s, err := FromReader("t.bin", strings.NewReader("Hikvision"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Vendors(nil); err != nil || got != nil {
		t.Errorf("nobody asks: %v, %v", got, err)
	}
}
