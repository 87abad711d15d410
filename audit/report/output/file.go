package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// File is an output file on its way. What is written goes to a temporary file
// in its folder, and Commit puts that in its place: whoever looks at the path sees
// the old file or the new one, whole, at any moment.
type File struct {
	*os.File
	path  string
	name  string // of the temporary file; empty while it has none
	saved string // where the file that stood there before is kept, until all outputs are in their places
	done  bool

	stride   int        // how much is written before the disk is told, in bytes
	unsynced int        // what was written since then
	syncing  chan error // how that went; nil while it was never told
	failed   error      // the first time that it went wrong
}

// usualStride keeps short files from being told to the disk more than once.
const usualStride = 64 << 20

// Write writes to the file. The disk begins meanwhile with what is there, so
// that Commit need not wait for all of a long file.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.File.Write(p)
	f.unsynced += n
	if f.unsynced >= f.stride && (f.syncing == nil || len(f.syncing) > 0) {
		f.settle()
		f.unsynced, f.syncing = 0, make(chan error, 1)
		go func(done chan<- error) { done <- f.Sync() }(f.syncing)
	}
	if err != nil {
		err = cannotWrite(f.path, cause(err), "make room on the disk; the file that stood there before is untouched")
	}
	return n, err
}

// settle waits for the disk, which tells of an error only once.
func (f *File) settle() {
	if f.syncing == nil {
		return
	}
	if err := <-f.syncing; f.failed == nil {
		f.failed = err
	}
	f.syncing = nil
}

// Create begins an output file, with the mode that the umask leaves. It refuses a
// path that is the same file as one of those taken, by whatever name, and one that
// is no ordinary file.
func Create(path string, taken []string) (*File, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, cannotWrite(path, err, "check that the folder exists and that you may write to it")
	}
	for _, t := range taken {
		if sameFile(target, t) {
			return nil, cannotWrite(path, errors.New("it is "+t+", which the run reads or writes already"), "choose another name for the output")
		}
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return nil, cannotWrite(path, errors.New("it is not an ordinary file"), "write to standard output instead, or to another name")
	}
	spool.Sweep(filepath.Dir(target))
	f, named, err := spool.Create(filepath.Dir(target), 0o666) // unlike os.CreateTemp: reports are shared
	if err != nil {
		return nil, cannotWrite(path, cause(err), "check that the folder exists and that you may write to it")
	}
	out := &File{File: f, path: target, stride: usualStride}
	if named {
		out.name = f.Name()
	}
	return out, nil
}

// Commit puts the file in its place.
func (f *File) Commit() error { return commit(context.Background(), []*File{f}) }

// commit puts files in their places: all of them, or none. Once the disk has them
// all, only names change: a process that is killed between two of these leaves some
// outputs old and some new, so nothing else is done between them.
func commit(ctx context.Context, files []*File) error {
	defer func() {
		for _, f := range files { // what is not in its place goes
			f.Discard()
		}
	}()
	for _, f := range files {
		if err := f.finish(); err != nil {
			return f.untouched(err)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, f := range files {
		if err := f.prepare(len(files) > 1); err != nil {
			return f.untouched(err)
		}
	}
	for i, f := range files {
		if err := f.place(); err != nil {
			for _, g := range files[:i] {
				err = errors.Join(err, g.takeBack())
			}
			return f.untouched(err)
		}
	}
	for _, f := range files {
		if f.done = true; f.saved != "" {
			_ = os.Remove(f.saved)
		}
		_ = f.Close() // it is on the disk
	}
	return nil
}

// finish brings everything that was written to the disk.
func (f *File) finish() error {
	f.settle()
	err := f.failed
	if e := f.Sync(); err == nil {
		err = e
	}
	return err
}

// prepare gives the file a name beside one that stands in its place, and keeps that
// one, if asked, where the file system can keep it.
func (f *File) prepare(keep bool) error {
	if _, err := os.Lstat(f.path); errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	if f.name == "" {
		name := spool.Name(filepath.Dir(f.path))
		if err := spool.Link(f.File, name); err != nil {
			return err
		}
		f.name = name
	}
	if saved := spool.Name(filepath.Dir(f.path)); keep && os.Link(f.path, saved) == nil {
		f.saved = saved
	}
	return nil
}

// place gives the file its path.
func (f *File) place() error {
	if f.name == "" {
		return spool.Link(f.File, f.path)
	}
	if runtime.GOOS == "windows" { // which renames no open file
		if err := f.Close(); err != nil {
			return err
		}
	}
	return os.Rename(f.name, f.path)
}

// takeBack undoes place.
func (f *File) takeBack() error {
	f.done = true
	if f.saved == "" {
		return os.Remove(f.path)
	}
	return os.Rename(f.saved, f.path)
}

// untouched is the fault of a file that did not come to its place.
func (f *File) untouched(err error) error {
	return cannotWrite(f.path, cause(err), "the file that stood there before is untouched")
}

// Discard takes the file away unless it was committed.
func (f *File) Discard() {
	if !f.done {
		f.done = true
		f.settle()
		_ = f.Close()
		for _, name := range []string{f.name, f.saved} {
			if name != "" {
				_ = os.Remove(name)
			}
		}
	}
}

// resolve follows a link at the end of the path, so that the file it points to
// is replaced and not the link.
func resolve(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, os.ErrNotExist) {
		return path, nil
	}
	return target, err
}

// sameFile reports that two paths lead to one file, which need not be there yet.
func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil {
		return os.SameFile(x, y)
	}
	return errX != nil && errY != nil && fromRoot(a) == fromRoot(b)
}

// fromRoot is a path from the root, with the links of its folder followed.
func fromRoot(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil {
		return filepath.Clean(path)
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(whole)); err == nil {
		return filepath.Join(folder, filepath.Base(whole))
	}
	return whole
}

func cannotWrite(path string, err error, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: "the output cannot be written", Place: gear.Place{File: path}, Err: err, Hint: hint}
}

// cause is the part of a file error that does not repeat the path.
func cause(err error) error {
	var p *os.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	default:
		return err
	}
}
