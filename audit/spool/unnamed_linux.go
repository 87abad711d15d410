package spool

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// unnamed creates a file in a folder that has no name yet, so that nothing is left
// of it whatever ends the process. It is nil where the file system cannot do that,
// and in a jail without /proc, by which the file would be given its name.
func unnamed(dir string, mode os.FileMode) *os.File {
	if unix.Access("/proc/self/fd", unix.X_OK) != nil {
		return nil
	}
	fd, err := unix.Open(dir, unix.O_TMPFILE|unix.O_RDWR|unix.O_CLOEXEC, uint32(mode.Perm()))
	if err != nil {
		return nil
	}
	return os.NewFile(uintptr(fd), dir)
}

// system is a word for the running system and the processes that can be seen in it,
// empty where it cannot be told from others: a process that is not there is gone.
func system() string {
	boot, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	processes, err := os.Readlink("/proc/self/ns/pid")
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(string(boot) + processes))
	return hex.EncodeToString(sum[:5])
}

// Link gives a file without a name one; it fails where something has the name.
func Link(f *os.File, name string) error {
	return unix.Linkat(unix.AT_FDCWD, "/proc/self/fd/"+strconv.Itoa(int(f.Fd())), unix.AT_FDCWD, name, unix.AT_SYMLINK_FOLLOW)
}
