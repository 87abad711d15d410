package flags

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// Names of a profile: the file that is found by itself, and the word for none.
const (
	profileName = "gearaudit.yaml"
	noProfile   = "none"
)

// Load reads the profile: the one that --profile names, else gearaudit.yaml in
// the folder of the inventories or above it. It is nil where there is none. With
// --profile-from the settings are those of the trusted copy, and what the
// profile itself says otherwise is told.
func (o *RulesOptions) Load(w *term.Env, files []string, quiet bool) (*profile.Profile, error) {
	if o.Profile == "" {
		found, err := findProfile(files)
		if err != nil {
			return nil, err
		}
		if o.Profile = found; found != "" && !quiet {
			term.Note(w.Err, "profile: %s", found)
		}
	}
	switch {
	case o.Profile == noProfile:
		return nil, nil
	case o.trusted != "":
		return o.trustedProfile(w)
	case o.Profile == "":
		return nil, nil
	default:
		src, err := readProfile(o.Profile, "--profile")
		if err != nil {
			return nil, err
		}
		return profile.Parse(o.Profile, src)
	}
}

// trustedProfile reads the trusted copy. The files that it names are looked for
// beside the profile itself.
func (o *RulesOptions) trustedProfile(w *term.Env) (*profile.Profile, error) {
	src, err := readProfile(o.trusted, "--profile-from")
	if err != nil {
		return nil, err
	}
	settings := src
	if len(bytes.TrimSpace(src)) == 0 { // it trusts nothing
		settings = []byte("operator: {kinds: []}\n")
	}
	p, err := profile.Parse(o.trusted, settings)
	if err != nil || o.Profile == "" {
		return p, err
	}
	own, err := readProfile(o.Profile, "--profile")
	if err != nil {
		return nil, err
	}
	if keys := differing(own, src); len(keys) > 0 {
		term.Warn(w.Err, "%s differs from its trusted copy in %s: the trusted copy counts", o.Profile, strings.Join(keys, ", "))
	}
	p.File = o.Profile
	return p, nil
}

func readProfile(path, flag string) ([]byte, error) {
	src, err := term.ReadFile(path)
	if err != nil {
		hint := "check the path given to " + flag
		if errors.Is(err, fs.ErrNotExist) {
			hint = nearFile(path, hint)
		}
		return nil, term.Unreadable(path, "profile", hint, err)
	}
	return src, nil
}

// differing lists the settings at the top of two profiles that are not the same,
// sorted. A text that is no YAML differs as a whole.
func differing(a, b []byte) []string {
	var x, y map[string]any
	if yaml.Unmarshal(a, &x) != nil || yaml.Unmarshal(b, &y) != nil {
		return []string{"its form"}
	}
	var keys []string
	for k := range x {
		if !reflect.DeepEqual(x[k], y[k]) {
			keys = append(keys, k)
		}
	}
	for k := range y {
		if _, both := x[k]; !both {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// findProfile looks for gearaudit.yaml in the folder of each inventory and above
// it, up to the top of a repository. Inventories under different profiles cannot
// be audited at once.
func findProfile(files []string) (string, error) {
	found := ""
	for i, name := range files {
		p := above(folderOf(name))
		if i > 0 && p != found {
			return "", term.Usage("the inventories have different profiles: "+orNone(found)+" and "+orNone(p), "name one with --profile, or none with --profile none")
		}
		found = p
	}
	return found, nil
}

func orNone(profile string) string {
	if profile == "" {
		return "none"
	}
	return profile
}

// folderOf is the folder of an input: itself if it is one, and the current one
// for standard input.
func folderOf(name string) string {
	if name == "-" {
		return "."
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return name
	}
	return filepath.Dir(name)
}

// above returns the path of the nearest profile in a folder or above it.
func above(dir string) string {
	full, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		path := filepath.Join(dir, profileName)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
		_, err := os.Stat(filepath.Join(dir, ".git"))
		up := filepath.Dir(full)
		if err == nil || up == full {
			return ""
		}
		full, dir = up, filepath.Join(dir, "..")
	}
}

// readable lists the endings of files that commands take.
func readable() []string {
	return []string{".csv", ".tsv", ".txt", ".xlsx", ".gz", ".zst", ".yaml", ".yml", ".json"}
}

// nearFile makes the hint for a file that is not there: one of the same folder
// with the same name and another ending, or with a close name and this ending.
func nearFile(path, otherwise string) string {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return otherwise
	}
	ending := filepath.Ext(path)
	base := strings.TrimSuffix(filepath.Base(path), ending)
	var stems []string
	mean := func(name string) string { return "did you mean " + filepath.Join(filepath.Dir(path), name) + "?" }
	for _, e := range entries {
		stem, same := strings.CutSuffix(e.Name(), ending)
		if same {
			stems = append(stems, stem)
		} else if other := filepath.Ext(e.Name()); strings.TrimSuffix(e.Name(), other) == base && slices.Contains(readable(), other) {
			return mean(e.Name())
		}
	}
	near := gear.Nearest(base, stems)
	if len(near) == 0 {
		return otherwise
	}
	return mean(near[0] + ending)
}

// Makers are what the profile says that words on labels stand for.
func Makers(p *profile.Profile) maker.Labels {
	if p == nil {
		return maker.Labels{}
	}
	return maker.Labels{File: p.File, List: p.Makers}
}
