package spool

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A temporary file is named .gearaudit-PROCESS-DRAWN.tmp, or
// .gearaudit-PROCESS-DRAWN-SYSTEM.tmp where the system can be told from others.
const (
	tempBegin = ".gearaudit-"
	tempEnd   = ".tmp"
)

// Name is a name for a temporary file in a folder.
func Name(dir string) string {
	name := tempBegin + strconv.Itoa(os.Getpid()) + "-" + strconv.FormatUint(rand.Uint64(), 36)
	if s := system(); s != "" {
		name += "-" + s
	}
	return filepath.Join(dir, name+tempEnd)
}

// Create begins a temporary file in a folder, with what the umask leaves of the
// mode: one that has no name, and of which nothing is left whatever ends the
// process, where the system has such files.
func Create(dir string, mode os.FileMode) (f *os.File, named bool, err error) {
	if f := unnamed(dir, mode); f != nil {
		return f, false, nil
	}
	const tries = 100
	for i := 0; ; i++ {
		f, err := os.OpenFile(Name(dir), os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if err == nil || !errors.Is(err, fs.ErrExist) || i == tries {
			return f, true, err
		}
	}
}

// Private begins a temporary file for this user alone in the system's folder for
// them. Where it has a name its owner must remove it.
func Private() (f *os.File, named bool, err error) {
	f, named, err = Create(os.TempDir(), 0o600)
	if err == nil && named {
		Sweep(os.TempDir())
		named = os.Remove(f.Name()) != nil // a system that does not remove open files
	}
	return f, named, err
}

const (
	sweepAge   = 24 * time.Hour
	sweepNames = 100_000 // a folder may be full of other files
)

// Sweep removes from a folder the temporary files of processes that were killed:
// those with a name of ours whose process is gone. Processes that cannot be seen from
// here, on another machine or in a container, are given a day.
func Sweep(dir string) {
	d, err := os.Open(dir)
	if err != nil {
		return
	}
	defer d.Close()
	names, _ := d.Readdirnames(sweepNames) // what cannot be listed is not swept
	for _, name := range names {
		rest, ours := strings.CutPrefix(name, tempBegin)
		rest, whole := strings.CutSuffix(rest, tempEnd)
		process, drawn, two := strings.Cut(rest, "-")
		_, of, _ := strings.Cut(drawn, "-")
		pid, err := strconv.Atoi(process)
		if !ours || !whole || !two || err != nil || pid <= 0 || running(pid) {
			continue
		}
		path := filepath.Join(dir, name)
		if info, err := os.Lstat(path); err == nil && (info.Mode().IsRegular() || info.IsDir()) && (of != "" && of == system() || time.Since(info.ModTime()) > sweepAge) {
			_ = os.RemoveAll(path) // another run may be sweeping
		}
	}
}

// running reports that there is such a process, or that nobody can tell.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	return !errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}
