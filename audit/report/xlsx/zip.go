package xlsx

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/spool"
)

// sortedZip writes a zip archive with its entries in order of their names, so
// that the same workbook has the same bytes: excelize hands the sheets over in
// no order. Each entry waits compressed in a spool.
type sortedZip struct {
	out     io.Writer
	scratch *spool.Scratch
	entries []*zipEntry
	packer  *flate.Writer // of the last entry
}

// firstDay is 1980-01-01, the first day that an archive can name.
const firstDay = 1<<5 | 1

// zipEntry is one file of the archive.
type zipEntry struct {
	name   string
	packed *spool.Buffer
	packer *flate.Writer
	sum    hash.Hash32
	size   uint64
	length uint64 // packed
}

// Create begins an entry and ends the one before.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	if err := z.end(); err != nil {
		return nil, err
	}
	if z.packer == nil {
		var err error
		if z.packer, err = flate.NewWriter(nil, flate.DefaultCompression); err != nil {
			return nil, err
		}
	}
	e := &zipEntry{name: name, packed: z.scratch.Buffer(), packer: z.packer, sum: crc32.NewIEEE()}
	e.packer.Reset(writerFunc(e.pack))
	z.entries = append(z.entries, e)
	return e, nil
}

// writerFunc is a function as a writer.
type writerFunc func([]byte) (int, error)

// Write calls the function.
func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func (e *zipEntry) pack(p []byte) (int, error) {
	n, err := e.packed.Write(p)
	e.length += uint64(n)
	return n, err
}

// Write adds to the entry.
func (e *zipEntry) Write(p []byte) (int, error) {
	e.sum.Write(p)
	e.size += uint64(len(p))
	return e.packer.Write(p)
}

func (z *sortedZip) end() error {
	if len(z.entries) == 0 {
		return nil
	}
	return z.packer.Close()
}

// AddFS is for archives made of folders, which no workbook is.
func (*sortedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the archive.
func (z *sortedZip) Close() error {
	if err := z.end(); err != nil {
		return err
	}
	slices.SortFunc(z.entries, func(a, b *zipEntry) int { return strings.Compare(a.name, b.name) })
	archive := zip.NewWriter(z.out)
	for _, e := range z.entries {
		w, err := archive.CreateRaw(&zip.FileHeader{
			Name: e.name, Method: zip.Deflate, CRC32: e.sum.Sum32(), UncompressedSize64: e.size, CompressedSize64: e.length,
			ModifiedDate: firstDay, //nolint:staticcheck // CreateRaw heeds no other
		})
		if err != nil {
			return err
		}
		if err := e.packed.CopyTo(w); err != nil {
			return err
		}
	}
	return archive.Close()
}
