package audit_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"os"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
)

// fingerprint is a fingerprint of all that a run says, but for the sum of the file,
// which is another one where the file is packed.
func fingerprint(t *testing.T, req audit.Options) [32]byte {
	t.Helper()
	r, records := run(t, req)
	for i := range r.Inputs {
		r.Inputs[i].SHA256 = ""
	}
	text, err := json.Marshal([]any{r, records})
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(text)
}

func gzipped(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write([]byte(text))
	if err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zstandard(t *testing.T, text string) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll([]byte(text), nil)
}

// A run says the same, byte for byte, whatever the number of workers, and
// whether it reads a file or a stream, packed or not.
func TestSameWhateverTheWorkersAndThePacking(t *testing.T) {
	text, p := many(t, 4000), ruralProfile(t) // several chunks
	t.Chdir(t.TempDir())
	var want [32]byte
	for i, tc := range []struct {
		name    string
		workers int
		file    bool
		bytes   []byte
	}{
		{"one worker", 1, false, []byte(text)},
		{"two workers", 2, false, []byte(text)},
		{"five workers", 5, true, []byte(text)},
		{"gzip", 2, true, gzipped(t, text)},
		{"zstd", 3, false, zstandard(t, text)},
	} {
		req := request(t, "manufacturer\nx\n")
		req.Profile, req.Workers = p, tc.workers
		src, err := input.FromReader("inventory.csv", bytes.NewReader(tc.bytes))
		if tc.file {
			if err = os.WriteFile("inventory.csv", tc.bytes, 0o600); err == nil {
				src, err = input.FromFile("inventory.csv")
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		req.Sources = []*input.Source{src}
		got := fingerprint(t, req)
		if i == 0 {
			want = got
		}
		if got != want {
			t.Errorf("%s: the run says something else", tc.name)
		}
	}
}
