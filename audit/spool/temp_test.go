package spool_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gearaudit/gearaudit/audit/spool"
)

// A sweep takes what killed runs have left, and nothing that a running one, another
// program or a person may still want.
func TestSweep(t *testing.T) {
	const gone = 1 << 30 // no system counts its processes so far
	dir := t.TempDir()
	own := filepath.Base(spool.Name(dir))
	parts := strings.Split(strings.TrimSuffix(own, ".tmp"), "-")
	here := "" // the system, where it can be told from others
	if len(parts) == 4 {
		here = "-" + parts[3]
	}
	for _, c := range []struct {
		name string
		old  bool
		left bool
	}{
		{".gearaudit-" + strconv.Itoa(gone) + "-abc.tmp", true, false},
		{".gearaudit-" + strconv.Itoa(gone) + "-new.tmp", false, true},
		{".gearaudit-" + strconv.Itoa(gone) + "-new" + here + ".tmp", false, here == ""},
		{".gearaudit-" + strconv.Itoa(gone) + "-new-elsewhere.tmp", false, true},
		{".gearaudit-" + strconv.Itoa(gone) + "-old-elsewhere.tmp", true, false},
		{own, true, true},
		{own, false, true},
		{".gearaudit-abc.tmp", true, true},
		{".gearaudit--5-abc.tmp", true, true},
		{".gearaudit-" + strconv.Itoa(gone) + "-abc.tmp.csv", true, true},
		{"gearaudit-" + strconv.Itoa(gone) + "-abc.tmp", true, true},
		{"inventory.csv", true, true},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if c.old {
			before := time.Now().Add(-25 * time.Hour)
			if err := os.Chtimes(path, before, before); err != nil {
				t.Fatal(err)
			}
		}
		spool.Sweep(dir)
		if _, err := os.Lstat(path); (err == nil) != c.left {
			t.Errorf("%s, old %v: after the sweep %v", c.name, c.old, err)
		}
	}
}

// A private file holds what was written, and nothing of it is seen in its folder
// where the system can hide it.
func TestPrivate(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	f, named, err := spool.Private()
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if named {
		t.Skip("this system shows its temporary files")
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("%v is seen, %v", left, err)
	}
	if info, err := f.Stat(); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v: others may read it", info.Mode(), err)
	}
}
