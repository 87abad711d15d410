package input

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/objects"
)

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
			out = append(out, &Source{name: name, Passed: "a spreadsheet in a format that is not read; " + saveAgain, Spreadsheet: true})
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
		out = append(out, &Source{name: p.Folder, Passed: text})
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
		return nil, nil, Unreadable(root, err)
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
