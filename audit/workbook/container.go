package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Limits bound what a workbook may ask for. They are counted while it is read:
// what its directory says is not believed. Zero values stand for the defaults.
type Limits struct {
	Container int64 // bytes of the file, default 32 MiB
	Entries   int   // parts in it, default 2,000
	Unpacked  int64 // bytes of all parts together, and of the text of a sheet, default 256 MiB
	Ratio     int64 // unpacked to packed bytes of a part above 1 MiB, default 100
	Cells     int   // that hold something, in a sheet, default 5,000,000
	Row       int   // bytes of the text of a row, default 1 MiB
	Columns   int   // that cells stand in, default 4,096
}

func (l Limits) filled() Limits {
	return Limits{
		Container: cmp.Or(l.Container, 32<<20), Entries: cmp.Or(l.Entries, 2000), Unpacked: cmp.Or(l.Unpacked, 256<<20), Ratio: cmp.Or(l.Ratio, 100),
		Cells: cmp.Or(l.Cells, 5_000_000), Row: cmp.Or(l.Row, 1<<20), Columns: cmp.Or(l.Columns, 4096),
	}
}

// ratioFrom is how many bytes a part may have whatever its packing.
const ratioFrom = 1 << 20

// Book is an open workbook.
type Book struct {
	name   string // for faults
	limits Limits
	zip    *zip.Reader
	parts  map[string]*zip.File // by name in lower case
	left   int64                // bytes that may still be unpacked

	sheets   []Sheet
	from1904 bool
	styles   []style
	strings  []sharedText
}

func (b *Book) fault(what, hint string) error {
	return &gear.Fault{Kind: gear.Incomplete, What: what, Place: gear.Place{File: b.name}, Hint: hint}
}

func (b *Book) tooLarge(what string) error {
	return b.fault(what, "save the sheets that matter as CSV")
}

func (b *Book) broken(err error) error {
	return &gear.Fault{Kind: gear.Incomplete, What: "the input is damaged", Place: gear.Place{File: b.name}, Hint: "open it in a spreadsheet program and save it again", Err: err}
}

// partName brings the name of a part to the form in which it is looked up.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(s, `\`, "/")), "/"))
}

// open starts to read a part; nil where there is none of this name.
func (b *Book) open(name string) (io.ReadCloser, error) {
	f := b.parts[partName(name)]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, b.broken(fmt.Errorf("%s: %w", f.Name, err))
	}
	return &bookPart{ReadCloser: r, book: b, packed: int64(f.CompressedSize64)}, nil
}

// bookPart counts what a part unpacks to.
type bookPart struct {
	io.ReadCloser
	book   *Book
	packed int64
	n      int64
	run    int // bytes since the last tag began
}

var (
	errUnpacked = errors.New("it unpacks to more than can be read")
	errRatio    = errors.New("it unpacks to far more than its size, as no spreadsheet does")
	errRun      = errors.New("a text in it is longer than any cell can be")
)

// longestRun is how many bytes may stand between two tags: a cell has 32,767
// characters at most.
const longestRun = 1 << 20

// Read implements io.Reader.
func (p *bookPart) Read(buf []byte) (int, error) {
	n, err := p.ReadCloser.Read(buf)
	p.n += int64(n)
	p.book.left -= int64(n)
	if i := bytes.LastIndexByte(buf[:n], '<'); i >= 0 {
		p.run = n - i
	} else {
		p.run += n
	}
	switch {
	case p.book.left < 0:
		return 0, errUnpacked
	case p.n > ratioFrom && p.n > p.book.limits.Ratio*p.packed:
		return 0, errRatio
	case p.run > longestRun:
		return 0, errRun
	}
	return n, err
}

// damaged tells why a part cannot be read.
func (b *Book) damaged(name string, err error) error {
	var fault *gear.Fault
	switch {
	case errors.As(err, &fault):
		return err
	case errors.Is(err, errUnpacked), errors.Is(err, errRatio), errors.Is(err, errRun):
		return b.tooLarge(fmt.Sprintf("the workbook cannot be read: its part %s: %v", name, err))
	case errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	}
	return b.broken(fmt.Errorf("%s: %w", name, err))
}
