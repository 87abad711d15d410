package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Add loads every rule file of a folder of one's own into the set. The files
// stand in the folder itself, and lists in its folder lists; a list that is
// not there is looked for among the embedded ones. Name is what the pack and
// errors call the folder. A rule that has the id of another is an error.
func (s *Set) Add(fsys fs.FS, name string, cases bool) error {
	if _, err := fs.Stat(fsys, "."); err != nil {
		return &gear.Fault{Kind: gear.Usage, What: "there is no such folder", Place: gear.Place{File: name}, Hint: "check the path of --rules-dir"}
	}
	files, err := fs.Glob(fsys, "*.yaml")
	if err != nil || len(files) == 0 {
		return &gear.Fault{
			Kind: gear.Usage, What: "the folder holds no rule files", Place: gear.Place{File: name}, Err: err,
			Hint: "rule files end in .yaml; gearaudit rules new ID writes one to begin with",
		}
	}
	l := &loader{fsys: over{fsys, Embedded()}, choice: Choice{All: true, Cases: cases}, set: s, root: name}
	pack := Pack{ID: name, Title: "rules of one's own"}
	for _, f := range files {
		l.add(f, &pack)
	}
	lists, err := fs.Glob(fsys, "lists/*.yaml")
	if err != nil {
		return err
	}
	sum := sha256.New()
	for _, f := range append(files, lists...) {
		src, err := fs.ReadFile(fsys, f)
		if err != nil {
			return err
		}
		sum.Write([]byte(f + "\x00"))
		sum.Write(src)
	}
	pack.SHA256 = hex.EncodeToString(sum.Sum(nil))
	s.Packs = append(s.Packs, pack)
	slices.SortFunc(s.Rules, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	return errors.Join(l.errs...)
}

// add loads one rule file of one's own.
func (l *loader) add(file string, pack *Pack) {
	before := len(l.set.Rules)
	l.file(file)
	if len(l.set.Rules) == before {
		return
	}
	r := l.set.Rules[before]
	for _, o := range l.set.Rules[:before] {
		if o.ID == r.ID {
			l.errs = append(l.errs, &gear.Fault{
				Kind: gear.Usage, What: "another rule has the id " + r.ID, Place: r.In(r.File), Hint: "give it an id of its own",
			})
		}
	}
	for _, src := range r.Sources {
		pack.Date = max(pack.Date, src.Checked)
	}
}

// over is a file system in front of another.
type over struct{ front, back fs.FS }

// Open opens the file of the front, else that of the back.
func (o over) Open(name string) (fs.File, error) {
	f, err := o.front.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.back.Open(name)
	}
	return f, err
}
