package input

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"

	"github.com/klauspost/compress/zstd"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Packing is how an input is packed, told by its first bytes.
type Packing uint8

// Ways of packing, and forms that are not read.
const (
	PlainText Packing = iota
	gzipped
	zstandard
	Zipped     // a workbook, or a zip that is none
	oldExcel   // .xls, which is not read
	portable   // PDF
	picture    // a scan or a photograph
	notText    // another known format that is no table
	magicBytes = 8
)

// magics are the first bytes of packed inputs.
var magics = [...]struct {
	begin string
	Packing
}{
	{"\x1f\x8b", gzipped}, {"\x28\xb5\x2f\xfd", zstandard}, {"PK\x03\x04", Zipped}, {"PK\x05\x06", Zipped},
	{"\xd0\xcf\x11\xe0", oldExcel}, {"%PDF", portable}, {"\x89PNG", picture}, {"\xff\xd8\xff", picture}, {"GIF8", picture}, {"\x7fELF", notText}, {"BZh", notText},
	{"\xfd7zXZ", notText}, {"7z\xbc\xaf", notText}, {"SQLite f", notText},
}

func packingOf(begin []byte) Packing {
	for _, m := range magics {
		if bytes.HasPrefix(begin, []byte(m.begin)) {
			return m.Packing
		}
	}
	return PlainText
}

// Stream reads an input from its beginning, unpacked.
type Stream struct {
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

// Stream opens the source and unpacks it.
func (s *Source) Stream(p Packing, summed bool, tell func(int64)) (*Stream, error) {
	raw, err := s.Open()
	if err != nil {
		return nil, err
	}
	out := &Stream{counted: &counter{r: raw, tell: tell}, closers: []func() error{raw.Close}}
	if summed {
		out.counted.sum = sha256.New()
	}
	out.Reader = out.counted
	switch p {
	case gzipped:
		out.Reader, err = gzip.NewReader(out.counted)
	case zstandard:
		var d *zstd.Decoder
		if d, err = zstd.NewReader(out.counted, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow)); err == nil {
			out.Reader = d
			out.closers = append(out.closers, func() error { d.Close(); return nil })
		}
	}
	if err != nil {
		out.Close()
		return nil, s.Damaged(err)
	}
	if p != PlainText {
		out.Reader = &unpacked{r: out.Reader, packed: out.counted, free: ratioFrom}
	}
	return out, nil
}

// What unpacking may take: the window of zstd's own limit, and of what a file unpacks
// to so many times its size, beyond a first part.
const (
	maxWindow = 128 << 20
	maxRatio  = 1000
	ratioFrom = 256 << 20
)

// unpacked reads what a packed input holds, and stops where that is out of all
// proportion to its size.
type unpacked struct {
	r       io.Reader
	packed  *counter
	n, free int64
}

// Read implements io.Reader.
func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.n += int64(n)
	switch {
	case u.n > u.free && u.n > maxRatio*u.packed.n:
		return 0, errors.New("it unpacks to more than 1,000 times its size")
	case errors.Is(err, zstd.ErrWindowSizeExceeded):
		err = errors.New("it was packed with a window of more than 128 MiB; pack it again without --long")
	}
	return n, err
}

// Damaged makes the fault of a source whose bytes break off or make no sense.
func (s *Source) Damaged(err error) error {
	return &gear.Fault{Kind: gear.Incomplete, What: "the input is damaged", Place: gear.Place{File: s.name}, Hint: "fetch or pack the file again", Err: err}
}

// Close frees what reading has taken.
func (s *Stream) Close() {
	for i := len(s.closers) - 1; i >= 0; i-- {
		_ = s.closers[i]() // it was only read
	}
}

// Sum reads what is left and returns the SHA-256 of the whole input.
func (s *Stream) Sum() (string, error) {
	if s.counted.sum == nil {
		return "", nil
	}
	if _, err := io.Copy(io.Discard, s.counted); err != nil {
		return "", err
	}
	return hex.EncodeToString(s.counted.sum.Sum(nil)), nil
}

const saveAgain = "open it in Excel or LibreOffice and save it as .xlsx"

// refused says what an input is that is known and not read, and how to save it.
func (s *Source) refused(p Packing) error {
	switch {
	case p == oldExcel && s.encrypted():
		return s.Fault(gear.Incomplete, "this is a workbook with a password", "open it, take the password away, and save it as .xlsx")
	case p == oldExcel:
		return s.Fault(gear.Incomplete, "this is a workbook of the old format (.xls)", saveAgain)
	case p == portable:
		return s.Fault(gear.Incomplete, "this is a PDF, which is not read", "ask for the spreadsheet that it was printed from, or export it as CSV or .xlsx")
	case p == picture:
		return s.Fault(gear.Incomplete, "this is a picture, which is not read", "ask for the spreadsheet that it shows, or type it into one")
	case p == notText:
		return s.Fault(gear.Incomplete, "not a spreadsheet, CSV or JSON file", "export the inventory as CSV or .xlsx")
	}
	return nil
}

// encrypted reports a container that holds an encrypted workbook: its directory
// names that part in UTF-16.
func (s *Source) encrypted() bool {
	name := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	in, err := s.Open()
	if err != nil {
		return false
	}
	defer in.Close()
	buf := make([]byte, 1<<16)
	for kept := 0; ; {
		n, err := io.ReadFull(in, buf[kept:])
		n += kept
		if bytes.Contains(buf[:n], name) {
			return true
		}
		if err != nil {
			return false
		}
		kept = copy(buf, buf[n-len(name):n])
	}
}

// markups are how texts begin that spreadsheet programs open, and that are no
// tables of cells as text: pages and other files under the name of a workbook.
var markups = [...]struct{ begin, what string }{
	{"<!doctype html", "a web page (HTML)"}, {"<html", "a web page (HTML)"}, {"<table", "a web page (HTML)"}, {"<head", "a web page (HTML)"}, {"<meta", "a web page (HTML)"},
	{"mime-version:", "a web archive (MHTML)"}, {"<workbook", "a spreadsheet in XML"}, {"<ss:workbook", "a spreadsheet in XML"}, {"{\\rtf", "a text document (RTF)"},
}

// markup refuses a text that is no table, whatever the name of the file says.
func (s *Source) markup(text []byte) error {
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(text[:min(len(text), 4096)], []byte("\xef\xbb\xbf")), " \t\r\n"))
	for _, m := range markups {
		if bytes.HasPrefix(head, []byte(m.begin)) {
			return s.Fault(gear.Incomplete, "this is "+m.what+", whatever its name", saveAgain)
		}
	}
	switch {
	case !bytes.HasPrefix(head, []byte("<?xml")):
		return nil
	case bytes.Contains(head, []byte("<html")):
		return s.Fault(gear.Incomplete, "this is a web page (HTML), whatever its name", saveAgain)
	case bytes.Contains(head, []byte("excel.sheet")) || bytes.Contains(head, []byte("workbook")):
		return s.Fault(gear.Incomplete, "this is a spreadsheet in XML, whatever its name", saveAgain)
	default:
		return s.Fault(gear.Incomplete, "this is XML, no table", "export the inventory as CSV or .xlsx")
	}
}
