package input

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// How much of a stream is kept in memory before it goes to a file, and how much is
// taken at all: a stream may have no end.
const (
	SpoolInMemory = 8 << 20
	maxStream     = 4 << 30
)

// Source is an input that can be read more than once.
type Source struct {
	name string
	path string   // of a file; empty for a stream
	data []byte   // of a short stream
	temp *os.File // of a long one; it has no name any more
	size int64

	Passed      string // why it is not looked into; empty for most
	Spreadsheet bool   // it is passed over, and may hold equipment

	sheets []*Source // texts of a workbook's sheets
}

// FromFile makes a source of a file. It reads nothing yet, but refuses what is
// not there and what is no file.
func FromFile(path string) (*Source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, Unreadable(path, err)
	}
	if info.IsDir() {
		return nil, &gear.Fault{Kind: gear.Usage, What: "this is a folder, not an inventory", Place: gear.Place{File: path}, Hint: "name the files in it, or the folder to audit all of them"}
	}
	if !info.Mode().IsRegular() { // a pipe or device can be read only once
		f, err := os.Open(path)
		if err != nil {
			return nil, Unreadable(path, err)
		}
		defer f.Close()
		return FromReader(path, f)
	}
	return &Source{name: path, path: path, size: info.Size()}, nil
}

// Unreadable makes the fault of an input that cannot be read.
func Unreadable(name string, err error) error {
	hint := "check its name and the rights to read it"
	if errors.Is(err, fs.ErrNotExist) {
		hint = "check its name"
	}
	return &gear.Fault{Kind: gear.Incomplete, What: "the input cannot be read", Place: gear.Place{File: name}, Hint: hint, Err: cause(err)}
}

// cause strips the path from an error of package os, as the place names it.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// FromReader makes a source of a stream, such as standard input, and reads it
// to its end: into memory, or into a file without a name if it is long.
func FromReader(name string, r io.Reader) (*Source, error) { return fromReader(name, r, maxStream) }

func fromReader(name string, r io.Reader, most int64) (*Source, error) {
	s := &Source{name: name}
	var buf bytes.Buffer
	n, err := io.Copy(&buf, io.LimitReader(r, SpoolInMemory))
	if err != nil {
		return nil, Unreadable(name, err)
	}
	s.size, s.data = n, buf.Bytes()
	if n < SpoolInMemory && n <= most {
		return s, nil
	}
	r = io.LimitReader(r, most+1-n)
	if err := s.spool(io.MultiReader(bytes.NewReader(s.data), r)); err != nil {
		return nil, &gear.Fault{Kind: gear.Incomplete, What: "the input cannot be kept for reading it", Place: gear.Place{File: name}, Hint: "make room in the folder for temporary files, or read from a file", Err: err}
	}
	if s.data = nil; s.size > most {
		_ = s.Close() // what it holds is not wanted
		return nil, &gear.Fault{Kind: gear.Incomplete, What: "the stream does not end within " + strconv.FormatInt(most>>30, 10) + " GiB", Place: gear.Place{File: name}, Hint: "write it to a file and audit that: a file may be of any size"}
	}
	return s, nil
}

// spool writes a stream to a file that vanishes with the process.
func (s *Source) spool(r io.Reader) error {
	f, named, err := spool.Private()
	if err != nil {
		return err
	}
	s.temp = f
	if named {
		s.path = f.Name() // a system that does not remove open files: Close does
	}
	if s.size, err = io.Copy(f, r); err != nil {
		return fmt.Errorf("writing to a temporary file: %w", err)
	}
	return nil
}

// Name returns the name that reports give the source.
func (s *Source) Name() string { return s.name }

// Size is how many bytes the source has, packed as they are.
func (s *Source) Size() int64 { return s.size }

// Rename gives the source another name in reports.
func (s *Source) Rename(name string) { s.name = name }

// Keep keeps the text of a sheet, which is closed with the source.
func (s *Source) Keep(text *Source) { s.sheets = append(s.sheets, text) }

// Close gives back what a spooled stream holds.
func (s *Source) Close() error {
	var err error
	for _, sheet := range s.sheets {
		err = errors.Join(err, sheet.Close())
	}
	if s.temp == nil {
		return err
	}
	err = errors.Join(err, s.temp.Close())
	if s.path != "" {
		err = errors.Join(err, os.Remove(s.path))
	}
	s.temp = nil
	return err
}

// Open starts to read the source from its beginning.
func (s *Source) Open() (io.ReadCloser, error) {
	switch {
	case s.temp != nil:
		return io.NopCloser(io.NewSectionReader(s.temp, 0, s.size)), nil
	case s.path != "":
		f, err := os.Open(s.path)
		if err != nil {
			return nil, Unreadable(s.name, err)
		}
		return f, nil
	default:
		return io.NopCloser(bytes.NewReader(s.data)), nil
	}
}

// ReaderAt opens the source for reading at any place.
func (s *Source) ReaderAt() (io.ReaderAt, io.Closer, error) {
	switch {
	case s.temp != nil:
		return s.temp, io.NopCloser(nil), nil
	case s.path != "":
		f, err := os.Open(s.path)
		if err != nil {
			return nil, nil, Unreadable(s.name, err)
		}
		return f, f, nil
	default:
		return bytes.NewReader(s.data), io.NopCloser(nil), nil
	}
}

// Fault makes a fault of the whole source.
func (s *Source) Fault(kind gear.FaultKind, what, hint string) *gear.Fault {
	return &gear.Fault{Kind: kind, What: what, Place: gear.Place{File: s.name}, Hint: hint}
}

// SampleSize is how many decoded bytes decisions about a file rest on.
const SampleSize = 1 << 20

// Begin reads the first bytes, unpacked. cut says that there are more.
func (s *Source) Begin() (text []byte, cut bool, p Packing, err error) {
	raw, err := s.Stream(PlainText, false, nil)
	if err != nil {
		return nil, false, 0, err
	}
	magic := make([]byte, magicBytes)
	n, err := io.ReadFull(raw, magic)
	raw.Close()
	if n == 0 {
		if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, false, 0, Unreadable(s.name, err)
		}
		return nil, false, 0, s.Fault(gear.Incomplete, "the file is empty", "export the inventory again")
	}
	if p = packingOf(magic[:n]); p == Zipped {
		return nil, false, p, nil
	}
	if err := s.refused(p); err != nil {
		return nil, false, 0, err
	}
	if text, cut, err = s.Unpacked(p); err == nil {
		err = s.markup(text)
	}
	return text, cut, p, err
}

// Unpacked reads the beginning of the text.
func (s *Source) Unpacked(p Packing) ([]byte, bool, error) {
	in, err := s.Stream(p, false, nil)
	if err != nil {
		return nil, false, err
	}
	defer in.Close()
	buf := bytes.NewBuffer(make([]byte, 0, min(s.size, SampleSize)+bytes.MinRead))
	if _, err := buf.ReadFrom(io.LimitReader(in, SampleSize+1)); err != nil {
		return nil, false, s.Damaged(err)
	}
	text := buf.Bytes()
	if p != PlainText {
		inner := packingOf(text)
		if inner == Zipped || inner == gzipped || inner == zstandard {
			return nil, false, s.Fault(gear.Incomplete, "the packed file holds another packed file", "unpack it once")
		}
		if err := s.refused(inner); err != nil {
			return nil, false, err
		}
	}
	if len(text) == 0 {
		return nil, false, s.Fault(gear.Incomplete, "the file is empty", "export the inventory again")
	}
	return text[:min(len(text), SampleSize)], len(text) > SampleSize, nil
}

// Vendors returns the designated makers that bytes of no known form name.
func (s *Source) Vendors(names *maker.Names) ([]string, error) {
	if names == nil {
		return nil, nil
	}
	in, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var found maker.VendorSet
	buf := make([]byte, 64<<10)
	for kept := 0; ; {
		n, err := io.ReadFull(in, buf[kept:])
		n += kept
		found = found.Or(names.Find(buf[:n]))
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return names.Vendors(found), nil
		case err != nil:
			return nil, Unreadable(s.name, err)
		}
		kept = copy(buf, buf[n-longestName:n])
	}
}

// longestName is more than the bytes of any name of a maker: one that is cut is read
// whole with the next bytes.
const longestName = 512

// Sum returns the SHA-256 of the source as it is stored.
func (s *Source) Sum() (string, error) {
	in, err := s.Open()
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return "", Unreadable(s.name, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Spooled keeps what write writes, in memory or in a file without a name.
func Spooled(name string, write func(*bufio.Writer) error) (*Source, error) {
	r, w := io.Pipe()
	done := make(chan error, 1)
	go func() {
		out := bufio.NewWriterSize(w, 64<<10)
		err := write(out)
		if err == nil {
			err = out.Flush()
		}
		done <- err
		w.CloseWithError(err)
	}()
	src, err := FromReader(name, r)
	r.CloseWithError(err)
	if cause := <-done; cause != nil && err != nil {
		return nil, cause
	}
	return src, err
}
