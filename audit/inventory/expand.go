package inventory

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// endings are those of the files that a folder contributes.
var endings = [...]string{".csv", ".tsv", ".txt", ".xlsx", ".gz", ".zst"}

// Expand turns arguments into names of files: a folder stands for the
// inventories in it and below, a pattern such as sites/*.csv for what it
// matches. Names are sorted within an argument and kept once. The name of a
// file, and "-", is kept as it is.
func Expand(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		names, err := expand(arg)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out, nil
}

func expand(arg string) ([]string, error) {
	if info, err := os.Stat(arg); err == nil && info.IsDir() {
		return folder(arg)
	} else if err == nil || arg == "-" || !strings.ContainsAny(arg, "*?[") {
		return []string{arg}, nil
	}
	names, err := filepath.Glob(arg)
	if err != nil || len(names) == 0 {
		return nil, &gear.Fault{Kind: gear.Usage, What: "the pattern matches no file", Place: gear.Place{File: arg}, Hint: "check it, and quote it so that the shell does not change it", Err: err}
	}
	slices.Sort(names)
	return names, nil
}

// folder lists the inventories in a folder and below it.
func folder(root string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return filepath.SkipDir
			}
		case !d.IsDir() && slices.Contains(endings[:], strings.ToLower(filepath.Ext(path))) && !strings.HasPrefix(d.Name(), "~$"):
			out = append(out, path)
		}
		return nil
	})
	if err != nil {
		return nil, unreadable(root, err)
	}
	if len(out) == 0 {
		return nil, &gear.Fault{Kind: gear.Incomplete, What: "the folder holds no inventory", Place: gear.Place{File: root}, Hint: "an inventory ends in " + strings.Join(endings[:], " ")}
	}
	slices.Sort(out)
	return out, nil
}
