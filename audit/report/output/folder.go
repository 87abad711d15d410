package output

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
	"github.com/gearaudit/gearaudit/audit/spool"
)

// Folder is a new folder of files on its way. They wait in a folder beside its
// place, and Commit renames that: whoever looks sees all of them or none.
type Folder struct {
	path, temp string
	done       bool
}

// CreateFolder begins a folder. Something that is there already is not touched.
func CreateFolder(path string) (*Folder, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, cannotWrite(path, errors.New("there is something of this name already"), "name a folder that is not there yet")
	}
	above := filepath.Dir(filepath.Clean(path))
	spool.Sweep(above)
	temp := spool.Name(above)
	if err := os.Mkdir(temp, 0o777); err != nil {
		return nil, cannotWrite(path, cause(err), "check that the folder above it exists and that you may write to it")
	}
	return &Folder{path: filepath.Clean(path), temp: temp}, nil
}

// Path is where a file of the folder waits.
func (f *Folder) Path(name string) string { return filepath.Join(f.temp, filepath.FromSlash(name)) }

// Write writes one file, named by a path with slashes.
func (f *Folder) Write(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(f.Path(name)), 0o777); err != nil {
		return cannotWrite(f.path, cause(err), "make room on the disk")
	}
	file, err := Create(f.Path(name), nil)
	if err != nil {
		return err
	}
	defer file.Discard()
	if _, err := file.Write(data); err != nil {
		return cannotWrite(f.path, cause(err), "make room on the disk")
	}
	return file.Commit()
}

// Sum writes a list of the hashes of all files so far, in order of name, as sha256sum
// reads it.
func (f *Folder) Sum(name string) error {
	var list []byte
	err := filepath.WalkDir(f.temp, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(f.temp, path)
		if err != nil {
			return err
		}
		sum, err := fileSum(path)
		list = append(list, sum+"  "+safetext.Visible(filepath.ToSlash(rel))+"\n"...)
		return err
	})
	if err != nil {
		return cannotWrite(f.path, cause(err), "run it again")
	}
	return f.Write(name, list)
}

func fileSum(path string) (string, error) {
	in, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	_, err = io.Copy(h, in)
	return hex.EncodeToString(h.Sum(nil)), err
}

// Commit puts the folder in its place. A run that was asked to end before that leaves
// none.
func (f *Folder) Commit(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := os.Rename(f.temp, f.path); err != nil {
		return cannotWrite(f.path, cause(err), "name a folder that is not there yet")
	}
	f.done = true
	return nil
}

// Discard takes the folder away unless it was committed.
func (f *Folder) Discard() {
	if !f.done {
		f.done = true
		_ = os.RemoveAll(f.temp)
	}
}
