package output

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// File is an output file on its way. What is written goes to a temporary file
// beside it, and Commit puts that in its place: whoever looks at the path sees
// the old file or the new one, whole, at any moment.
type File struct {
	*os.File
	path string
	done bool

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
// path that is the same file as one of the inputs, by whatever name, and one that
// is no ordinary file.
func Create(path string, inputs []string) (*File, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, cannotWrite(path, err, "check that the folder exists and that you may write to it")
	}
	for _, in := range inputs {
		if sameFile(target, in) {
			return nil, cannotWrite(path, errors.New("it is the input "+in), "choose another name for the output")
		}
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return nil, cannotWrite(path, errors.New("it is no ordinary file"), "write to standard output instead, or to another name")
	}
	f, err := createBeside(target)
	if err != nil {
		return nil, cannotWrite(path, cause(err), "check that the folder exists and that you may write to it")
	}
	return &File{File: f, path: target, stride: usualStride}, nil
}

// createBeside creates a file of a new name in the folder of another. Unlike
// os.CreateTemp it leaves the mode to the umask: reports are shared.
func createBeside(target string) (*os.File, error) {
	const tries = 100
	for i := 0; ; i++ {
		name := filepath.Join(filepath.Dir(target), ".gearaudit-"+strconv.FormatUint(rand.Uint64(), 36)+".tmp")
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil || !errors.Is(err, fs.ErrExist) || i == tries {
			return f, err
		}
	}
}

// Commit puts the file in its place.
func (f *File) Commit() error {
	f.settle()
	err := f.failed
	if e := f.Sync(); err == nil {
		err = e
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		return cannotWrite(f.path, errors.Join(cause(err), os.Remove(f.Name())), "the file that stood there before is untouched")
	}
	f.done = true
	return nil
}

// Discard takes the file away unless it was committed.
func (f *File) Discard() {
	if !f.done {
		f.done = true
		f.settle()
		_ = f.Close()
		_ = os.Remove(f.Name())
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

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
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
