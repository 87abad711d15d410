package spool

import (
	"bytes"
	"errors"
	"io"
	"os"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Scratch keeps what writers cannot print before the end of a run. Little of it
// stays in memory; the rest goes to temporary files. The zero Scratch is ready; a
// nil one keeps everything in memory.
type Scratch struct{ files []scratchFile }

type scratchFile struct {
	*os.File
	named bool // a system that does not remove open files: Remove does
}

// memory is how much of one spool is kept before it becomes a file, in bytes.
const memory = 1 << 20

// Remove deletes the temporary files. It may be called more than once.
func (s *Scratch) Remove() error {
	if s == nil {
		return nil
	}
	var errs []error
	for _, f := range s.files {
		errs = append(errs, f.Close())
		if f.named {
			errs = append(errs, os.Remove(f.Name()))
		}
	}
	s.files = nil
	return errors.Join(errs...)
}

// file creates a file that vanishes with the process, whatever ends it, where the
// system can do that.
func (s *Scratch) file() (*os.File, error) {
	f, named, err := Private()
	if err != nil {
		return nil, err
	}
	s.files = append(s.files, scratchFile{f, named})
	return f, nil
}

// Buffer is written first and read afterwards.
type Buffer struct {
	scratch *Scratch
	buf     bytes.Buffer
	file    *os.File
}

// Buffer begins a buffer of the scratch space, which may be nil.
func (s *Scratch) Buffer() *Buffer { return &Buffer{scratch: s} }

// Write appends p.
func (s *Buffer) Write(p []byte) (int, error) {
	if s.scratch != nil && s.buf.Len()+len(p) > memory {
		if err := s.spill(); err != nil {
			return 0, err
		}
	}
	return s.buf.Write(p)
}

func (s *Buffer) spill() error {
	if s.file == nil {
		f, err := s.scratch.file()
		if err != nil {
			return err
		}
		s.file = f
	}
	_, err := s.buf.WriteTo(s.file)
	var p *os.PathError
	if errors.As(err, &p) {
		return &gear.Fault{Kind: gear.Usage, What: "a temporary file cannot be written", Err: p.Err, Hint: "make room in " + os.TempDir() + ", or name another folder with TMPDIR"}
	}
	return err
}

// Reader ends the writing and returns everything from the start.
func (s *Buffer) Reader() (io.Reader, error) {
	if s.file == nil {
		return bytes.NewReader(s.buf.Bytes()), nil
	}
	if err := s.spill(); err != nil {
		return nil, err
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return s.file, nil
}

// CopyTo writes everything to w.
func (s *Buffer) CopyTo(w io.Writer) error {
	r, err := s.Reader()
	if err != nil {
		return err
	}
	_, err = io.Copy(w, r)
	return err
}
