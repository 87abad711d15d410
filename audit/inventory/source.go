package inventory

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/objects"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// How much of a stream is kept in memory before it goes to a file, and how much is
// taken at all: a stream may have no end.
const (
	spoolInMemory = 8 << 20
	maxStream     = 4 << 30
)

// Source is an input that can be read more than once.
type Source struct {
	name string
	path string   // of a file; empty for a stream
	data []byte   // of a short stream
	temp *os.File // of a long one; it has no name any more
	size int64

	passed      string // why it is not looked into; empty for most
	spreadsheet bool   // it is passed over, and may hold equipment

	sheets []*Source // texts of a workbook's sheets
}

// FromFile makes a source of a file. It reads nothing yet, but refuses what is
// not there and what is no file.
func FromFile(path string) (*Source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	if info.IsDir() {
		return nil, &gear.Fault{Kind: gear.Usage, What: "this is a folder, not an inventory", Place: gear.Place{File: path}, Hint: "name the files in it, or the folder to audit all of them"}
	}
	if !info.Mode().IsRegular() { // a pipe or device can be read only once
		f, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		defer f.Close()
		return FromReader(path, f)
	}
	return &Source{name: path, path: path, size: info.Size()}, nil
}

func unreadable(name string, err error) error {
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
	n, err := io.Copy(&buf, io.LimitReader(r, spoolInMemory))
	if err != nil {
		return nil, unreadable(name, err)
	}
	s.size, s.data = n, buf.Bytes()
	if n < spoolInMemory && n <= most {
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

// open starts to read the source from its beginning.
func (s *Source) open() (io.ReadCloser, error) {
	switch {
	case s.temp != nil:
		return io.NopCloser(io.NewSectionReader(s.temp, 0, s.size)), nil
	case s.path != "":
		f, err := os.Open(s.path)
		if err != nil {
			return nil, unreadable(s.name, err)
		}
		return f, nil
	default:
		return io.NopCloser(bytes.NewReader(s.data)), nil
	}
}

// readerAt opens the source for reading at any place.
func (s *Source) readerAt() (io.ReaderAt, io.Closer, error) {
	switch {
	case s.temp != nil:
		return s.temp, io.NopCloser(nil), nil
	case s.path != "":
		f, err := os.Open(s.path)
		if err != nil {
			return nil, nil, unreadable(s.name, err)
		}
		return f, f, nil
	default:
		return bytes.NewReader(s.data), io.NopCloser(nil), nil
	}
}

// endings are those of the files that a folder contributes.
var endings = [...]string{".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".gz", ".zst"}

// objectEndings are those of JSON: a folder contributes what holds a list of objects.
var objectEndings = [...]string{".json", ".jsonl", ".ndjson"}

// spreadsheets end the names of files that may hold equipment and cannot be read.
var spreadsheets = [...]string{".xls", ".xlsb", ".ods", ".numbers"}

// Passed are the files of a folder that are not looked into.
type Passed struct {
	Folder string
	Files  []string // sorted
}

// PassedOver makes sources of what a folder passed over, so that it is told: one
// of each spreadsheet, and one of all the others.
func (p *Passed) PassedOver() []*Source {
	var out []*Source
	var others []string
	for _, name := range p.Files {
		if slices.Contains(spreadsheets[:], strings.ToLower(filepath.Ext(name))) {
			out = append(out, &Source{name: name, passed: "a spreadsheet in a format that is not read; " + saveAgain, spreadsheet: true})
			continue
		}
		rel, err := filepath.Rel(p.Folder, name)
		if err != nil {
			rel = name
		}
		others = append(others, filepath.ToSlash(rel))
	}
	if others != nil {
		text := "not looked into, by their names: " + strings.Join(others[:min(len(others), 5)], ", ")
		if n := len(others) - 5; n > 0 {
			text += fmt.Sprintf(" and %d more", n)
		}
		out = append(out, &Source{name: p.Folder, passed: text})
	}
	return out
}

// Expand turns arguments into names of files: a folder stands for the
// inventories in it and below, a pattern such as sites/*.csv for what it
// matches. Names are sorted within an argument. A file is kept once, by the first
// of its names, whatever links and spellings lead to it. The name of a file, and
// "-", is kept as it is. What folders hold besides is passed over.
func Expand(args []string) (names []string, passed []Passed, err error) {
	seen := seenFiles{}
	for _, arg := range args {
		found, besides, err := expand(arg)
		if err != nil {
			return nil, nil, err
		}
		for _, n := range found {
			if !seen.add(n) {
				names = append(names, n)
			}
		}
		var files []string
		for _, n := range besides {
			if !seen.add(n) {
				files = append(files, n)
			}
		}
		if files != nil {
			passed = append(passed, Passed{arg, files})
		}
	}
	return names, passed, nil
}

// seenFiles are the files that were met, by what the same file has in common.
type seenFiles map[string][]os.FileInfo

// add reports whether the file was met before, under this name or another.
func (s seenFiles) add(name string) bool {
	info, err := os.Stat(name)
	if err != nil { // it is told when it is opened
		_, met := s[name]
		s[name] = nil
		return met
	}
	key := fmt.Sprint(info.Size(), " ", info.ModTime().UnixNano())
	if slices.ContainsFunc(s[key], func(other os.FileInfo) bool { return os.SameFile(info, other) }) {
		return true
	}
	s[key] = append(s[key], info)
	return false
}

func expand(arg string) (names, besides []string, err error) {
	if info, err := os.Stat(arg); err == nil && info.IsDir() {
		return folder(arg)
	} else if err == nil || arg == "-" || !strings.ContainsAny(arg, "*?[") {
		return []string{arg}, nil, nil
	}
	names, err = filepath.Glob(arg)
	if err != nil || len(names) == 0 {
		return nil, nil, &gear.Fault{Kind: gear.Usage, What: "the pattern matches no file", Place: gear.Place{File: arg}, Hint: "check it, and quote it so that the shell does not change it", Err: err}
	}
	slices.Sort(names)
	return names, nil, nil
}

// folder lists the inventories in a folder and below it, and the other files.
func folder(root string) (names, besides []string, err error) {
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case d.IsDir() || strings.HasPrefix(d.Name(), "~$"):
		case slices.Contains(endings[:], strings.ToLower(filepath.Ext(path))), slices.Contains(objectEndings[:], strings.ToLower(filepath.Ext(path))) && listsObjects(path):
			names = append(names, path)
		default:
			besides = append(besides, path)
		}
		return nil
	})
	if err != nil {
		return nil, nil, unreadable(root, err)
	}
	if len(names) == 0 {
		return nil, nil, &gear.Fault{Kind: gear.Incomplete, What: "the folder holds no inventory", Place: gear.Place{File: root}, Hint: "an inventory ends in " + strings.Join(slices.Concat(endings[:], objectEndings[:]), " ")}
	}
	slices.Sort(names)
	slices.Sort(besides)
	return names, besides, nil
}

// listsObjects reports a file that begins as a list of objects does, and is no run
// that this program saved.
func listsObjects(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return true // it is told when it is opened
	}
	defer f.Close()
	begin := make([]byte, 64<<10)
	n, _ := io.ReadFull(f, begin)
	return objects.Lists(begin[:n])
}

func (s *Source) fault(kind gear.FaultKind, what, hint string) *gear.Fault {
	return &gear.Fault{Kind: kind, What: what, Place: gear.Place{File: s.name}, Hint: hint}
}

// begin reads the first bytes, unpacked. cut says that there are more.
func (s *Source) begin() (text []byte, cut bool, p packing, err error) {
	raw, err := s.stream(plainText, false, nil)
	if err != nil {
		return nil, false, 0, err
	}
	magic := make([]byte, magicBytes)
	n, err := io.ReadFull(raw, magic)
	raw.close()
	if n == 0 {
		if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, false, 0, unreadable(s.name, err)
		}
		return nil, false, 0, s.fault(gear.Incomplete, "the file is empty", "export the inventory again")
	}
	if p = packingOf(magic[:n]); p == zipped {
		return nil, false, p, nil
	}
	if err := s.refused(p); err != nil {
		return nil, false, 0, err
	}
	if text, cut, err = s.unpacked(p); err == nil {
		err = s.markup(text)
	}
	return text, cut, p, err
}

// unpacked reads the beginning of the text.
func (s *Source) unpacked(p packing) ([]byte, bool, error) {
	in, err := s.stream(p, false, nil)
	if err != nil {
		return nil, false, err
	}
	defer in.close()
	buf := bytes.NewBuffer(make([]byte, 0, min(s.size, sampleSize)+bytes.MinRead))
	if _, err := buf.ReadFrom(io.LimitReader(in, sampleSize+1)); err != nil {
		return nil, false, s.damaged(err)
	}
	text := buf.Bytes()
	if p != plainText {
		inner := packingOf(text)
		if inner == zipped || inner == gzipped || inner == zstandard {
			return nil, false, s.fault(gear.Incomplete, "the packed file holds another packed file", "unpack it once")
		}
		if err := s.refused(inner); err != nil {
			return nil, false, err
		}
	}
	if len(text) == 0 {
		return nil, false, s.fault(gear.Incomplete, "the file is empty", "export the inventory again")
	}
	return text[:min(len(text), sampleSize)], len(text) > sampleSize, nil
}
