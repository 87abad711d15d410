package input

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// endless is a stream without an end.
type endless struct{ text string }

func (e endless) Read(p []byte) (int, error) { return copy(p, e.text), nil }

// A stream may be as long as the ceiling, and not a byte longer; nothing is left of
// one that is refused.
func TestStreamCeiling(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for _, most := range []int64{100, SpoolInMemory - 1, SpoolInMemory, SpoolInMemory + 1} {
		for over, want := range map[int64]bool{-1: true, 0: true, 1: false} {
			s, err := fromReader("-", strings.NewReader(strings.Repeat("x", int(most+over))), most)
			if (err == nil) != want {
				t.Errorf("%d bytes more than %d: %v", over, most, err)
			}
			if err == nil && s.Size() != most+over {
				t.Errorf("%d bytes of %d are kept", s.Size(), most+over)
			}
			if err == nil {
				_ = s.Close()
			}
		}
	}
	if _, err := fromReader("-", endless{"Huawei,x\n"}, 20<<20); refusal(t, err).Kind != gear.Incomplete {
		t.Errorf("a stream without an end: %v", err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// What unpacks out of all proportion is refused; what unpacks well is not.
func TestUnpackCeiling(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	for range 1100 {
		if _, err := w.Write(bytes.Repeat([]byte{'0'}, 1000)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	size := int64(packed.Len())
	for _, c := range []struct {
		n, free int64
		want    bool
	}{{maxRatio * 3, 0, true}, {maxRatio*3 + 1, 0, false}, {maxRatio*3 + 1, maxRatio*3 + 1, true}, {maxRatio*3 + 2, maxRatio*3 + 1, false}} {
		u := &unpacked{r: io.LimitReader(endless{strings.Repeat("x", 100)}, c.n), packed: &counter{n: 3}, free: c.free}
		n, err := io.Copy(io.Discard, u)
		if (err == nil) != c.want || err == nil && n != c.n {
			t.Errorf("%d bytes of 3, %d free: %d, %v", c.n, c.free, n, err)
		}
	}
	u := &unpacked{packed: &counter{r: &packed}}
	z, err := gzip.NewReader(u.packed)
	if err != nil {
		t.Fatal(err)
	}
	u.r = z
	if _, err := io.Copy(io.Discard, u); err != nil {
		t.Errorf("%d bytes that unpack to 1,100,000, no more than gzip can: %v", size, err)
	}
}

// zstd's own largest window is read, and a larger one refused by its name.
func TestWindowCeiling(t *testing.T) {
	text := []byte("asset_tag,manufacturer\n" + strings.Repeat("A1,Huawei\n", 1000))
	for log, want := range map[uint]string{20: "", 27: "", 28: "a window of more than 128 MiB"} {
		var b bytes.Buffer
		s, err := zstd.NewWriter(&b, zstd.WithWindowSize(1<<20))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Write(text[:100]); err != nil { // in two parts, or its size stands for a window
			t.Fatal(err)
		}
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Write(text[100:]); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		data := b.Bytes()
		if data[4]&0x20 != 0 {
			t.Fatalf("%x: the frame has no window of its own", data[:8])
		}
		data[5] = byte((log - 10) << 3) // the window's exponent in the head of the frame
		src, err := FromReader("x.csv.zst", bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		in, err := src.Stream(zstandard, false, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in)
		in.Close()
		if want == "" && (err != nil || !bytes.Equal(got, text)) || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("a window of 2^%d: %d bytes, %v", log, len(got), err)
		}
	}
}

// refusal returns what a fault says; a test fails on any other error.
func refusal(t testing.TB, err error) *gear.Fault {
	t.Helper()
	var f *gear.Fault
	if !errors.As(err, &f) || f.What == "" || f.Hint == "" || f.Kind == gear.Internal {
		t.Fatalf("no fault that helps: %v", err)
	}
	return f
}
