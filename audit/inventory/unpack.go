package inventory

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"

	"github.com/klauspost/compress/zstd"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// packing is how an input is packed, told by its first bytes.
type packing uint8

const (
	plainText packing = iota
	gzipped
	zstandard
	zipped     // a workbook, or a zip that is none
	oldExcel   // .xls, which is not read
	notText    // another known format that is no table
	magicBytes = 8
)

// magics are the first bytes of packed inputs.
var magics = [...]struct {
	begin string
	packing
}{
	{"\x1f\x8b", gzipped}, {"\x28\xb5\x2f\xfd", zstandard}, {"PK\x03\x04", zipped}, {"PK\x05\x06", zipped},
	{"\xd0\xcf\x11\xe0", oldExcel}, {"%PDF", notText}, {"\x89PNG", notText}, {"\x7fELF", notText}, {"BZh", notText},
	{"\xfd7zXZ", notText}, {"7z\xbc\xaf", notText}, {"SQLite f", notText},
}

func packingOf(begin []byte) packing {
	for _, m := range magics {
		if bytes.HasPrefix(begin, []byte(m.begin)) {
			return m.packing
		}
	}
	return plainText
}

// stream reads an input from its beginning, unpacked.
type stream struct {
	io.Reader
	counted *counter
	closers []func() error
}

// counter counts and sums up the bytes of an input as they are stored.
type counter struct {
	r    io.Reader
	sum  hash.Hash // nil where nobody asks for it
	n    int64
	tell func(int64)
}

// Read implements io.Reader.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.sum != nil {
		c.sum.Write(p[:n])
	}
	if c.tell != nil {
		c.tell(c.n)
	}
	return n, err
}

// stream opens the source and unpacks it.
func (s *Source) stream(p packing, summed bool, tell func(int64)) (*stream, error) {
	raw, err := s.open()
	if err != nil {
		return nil, err
	}
	out := &stream{counted: &counter{r: raw, tell: tell}, closers: []func() error{raw.Close}}
	if summed {
		out.counted.sum = sha256.New()
	}
	out.Reader = out.counted
	switch p {
	case gzipped:
		out.Reader, err = gzip.NewReader(out.counted)
	case zstandard:
		var d *zstd.Decoder
		if d, err = zstd.NewReader(out.counted, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(64<<20)); err == nil {
			out.Reader = d
			out.closers = append(out.closers, func() error { d.Close(); return nil })
		}
	}
	if err != nil {
		out.close()
		return nil, s.damaged(err)
	}
	return out, nil
}

func (s *Source) damaged(err error) error {
	return &gear.Fault{Kind: gear.Incomplete, What: "the input is damaged", Place: gear.Place{File: s.name}, Hint: "fetch or pack the file again", Err: err}
}

func (s *stream) close() {
	for i := len(s.closers) - 1; i >= 0; i-- {
		_ = s.closers[i]() // it was only read
	}
}

// sum reads what is left and returns the SHA-256 of the whole input.
func (s *stream) sum() (string, error) {
	if s.counted.sum == nil {
		return "", nil
	}
	if _, err := io.Copy(io.Discard, s.counted); err != nil {
		return "", err
	}
	return hex.EncodeToString(s.counted.sum.Sum(nil)), nil
}
