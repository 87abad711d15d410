package inventory

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// bookLimits bound what a workbook may ask for. They are counted while it is
// read: what its directory says is not believed.
type bookLimits struct {
	container int64 // bytes of the file, default 32 MiB
	entries   int   // parts in it, default 2,000
	unpacked  int64 // bytes of all parts together, and of the text of a sheet, default 256 MiB
	ratio     int64 // unpacked to packed bytes of a part above 1 MiB, default 100
	cells     int   // that hold something, in a sheet, default 5,000,000
}

func (l bookLimits) filled() bookLimits {
	l.container = int64(positive(int(l.container), 32<<20))
	l.entries = positive(l.entries, 2000)
	l.unpacked = int64(positive(int(l.unpacked), 256<<20))
	l.ratio = int64(positive(int(l.ratio), 100))
	l.cells = positive(l.cells, 5_000_000)
	return l
}

// ratioFrom is how many bytes a part may have whatever its packing.
const ratioFrom = 1 << 20

// book is an open workbook.
type book struct {
	src    *Source
	limits bookLimits
	file   io.Closer
	parts  map[string]*zip.File // by name in lower case
	left   int64                // bytes that may still be unpacked
}

// openBook reads the directory of the container.
func openBook(src *Source, limits bookLimits) (*book, error) {
	if src.size > limits.container {
		return nil, src.tooLarge(fmt.Sprintf("the workbook has %d bytes, more than %d", src.size, limits.container))
	}
	at, file, err := src.readerAt()
	if err != nil {
		return nil, err
	}
	b := &book{src: src, limits: limits, file: file, parts: map[string]*zip.File{}, left: limits.unpacked}
	z, err := zip.NewReader(at, src.size)
	if err != nil {
		b.close()
		return nil, src.damaged(err)
	}
	if len(z.File) > limits.entries {
		b.close()
		return nil, src.tooLarge(fmt.Sprintf("the workbook has %d parts, more than %d", len(z.File), limits.entries))
	}
	for _, f := range z.File {
		b.parts[partName(f.Name)] = f
	}
	return b, nil
}

func (s *Source) tooLarge(what string) error {
	return s.fault(gear.Incomplete, what, "save the sheets that matter as CSV")
}

func (b *book) close() { _ = b.file.Close() } // it was only read

// partName brings the name of a part to the form in which it is looked up.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(s, `\`, "/")), "/"))
}

// open starts to read a part; nil where there is none of this name.
func (b *book) open(name string) (io.ReadCloser, error) {
	f := b.parts[partName(name)]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, b.src.damaged(fmt.Errorf("%s: %w", f.Name, err))
	}
	return &bookPart{ReadCloser: r, book: b, packed: int64(f.CompressedSize64)}, nil
}

// bookPart counts what a part unpacks to.
type bookPart struct {
	io.ReadCloser
	book   *book
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
	case p.n > ratioFrom && p.n > p.book.limits.ratio*p.packed:
		return 0, errRatio
	case p.run > longestRun:
		return 0, errRun
	}
	return n, err
}

// damaged tells why a part cannot be read.
func (b *book) damaged(name string, err error) error {
	var fault *gear.Fault
	switch {
	case errors.As(err, &fault):
		return err
	case errors.Is(err, errUnpacked), errors.Is(err, errRatio), errors.Is(err, errRun):
		return b.src.tooLarge(fmt.Sprintf("the workbook cannot be read: its part %s: %v", name, err))
	case errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	}
	return b.src.damaged(fmt.Errorf("%s: %w", name, err))
}
