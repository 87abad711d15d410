package rules

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Set is the rules that were chosen, with the lists they rest on.
type Set struct {
	Rules []*Rule // in order of id
	Lists map[string]*List
	Packs []Pack // every jurisdiction that a rule came from, in order of id

	Kinds   []Kind         // of operators, that rules may ask for
	Nothing []NothingFound // countries that no pack is for, in which nothing binding was found

	Others []Pack // the jurisdictions of which no rule was loaded, in order of id

	// Unchosen is the further rules of these jurisdictions and of the country, where
	// rules were named: they are not judged, and tell who is designated.
	Unchosen []*Rule

	// Uncovered is the country that was asked for and that no pack is for. The
	// rules are then those that say who is designated, of any country; none of
	// them binds.
	Uncovered string
}

// Pack is the data of one jurisdiction.
type Pack struct {
	Pos
	ID        string    `yaml:"id"`
	Title     string    `yaml:"title"`
	Date      gear.Date `yaml:"date"`      // the facts run to about this day
	Checked   gear.Date `yaml:"checked"`   // the day on which the sources were last read
	Countries []string  `yaml:"countries"` // whose operators it is chosen for, ISO 3166 alpha-2
	Lists     []string  `yaml:"lists"`     // that its rules rest on
	Notes     []string  `yaml:"notes"`     // law that makes no rule, and what was looked for and not found
	Changelog []Change  `yaml:"changelog"` // what changed in the rules, newest first
	SHA256    string    `yaml:"-"`         // of all its files in order of name, and of its lists
}

// Change is what changed in a pack on a day.
type Change struct {
	Pos
	On   gear.Date `yaml:"on"`
	What string    `yaml:"what"`
}

// Choice says which rules to load. Prefixes name rules (us, us-889,
// us-usf-54.9); the single prefix * stands for all. With no prefixes the packs
// of the country are taken. Folders of one's own are loaded whole, whatever
// the prefixes; their rules may be named by prefixes too.
type Choice struct {
	Prefixes          []string
	Country           string
	IncludeUnverified bool     // load rules that no text or publication vouches for
	All               bool     // load every rule, those included that must be named
	Cases             bool     // read the examples as well
	Dirs              []string // folders of one's own, as Add takes them
}

// Load reads the chosen rules of a file system that holds one folder per
// jurisdiction, and a folder of lists. No country stands for the United States.
// All errors of all files are reported.
func Load(fsys fs.FS, c Choice) (*Set, error) {
	l := &loader{fsys: fsys, choice: c, set: &Set{Lists: map[string]*List{}}, used: map[string]bool{}, root: "rules"}
	all, err := l.folders()
	if err != nil {
		return nil, &gear.Fault{Kind: gear.Usage, What: "the rules cannot be read", Err: err}
	}
	l.set.Kinds, err = kindDefs(kindData)
	l.note(err)
	l.set.Nothing, err = nothingFound(nothingData)
	l.note(err)
	for _, f := range l.choose(all) {
		l.folder(f)
	}
	for _, dir := range l.choice.Dirs {
		if err := l.set.Add(os.DirFS(dir), dir, l.choice.Cases); err != nil {
			l.errs = append(l.errs, err)
		}
	}
	if !l.byCountry() && !c.All {
		l.unchosen(all)
	}
	l.others(all)
	l.unmatched(l.ids(all))
	slices.SortFunc(l.set.Rules, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	if err := errors.Join(l.errs...); err != nil {
		return nil, err
	}
	return l.set, nil
}

type loader struct {
	fsys   fs.FS
	choice Choice
	set    *Set
	used   map[string]bool // prefixes that named a rule
	root   string          // what errors call the file system
	errs   []error
}

// folder is the rules of one jurisdiction.
type folder struct {
	dir   string
	files []string
	pack  *Pack
}

// folders lists the folders of jurisdictions.
func (l *loader) folders() ([]folder, error) {
	dirs, err := fs.ReadDir(l.fsys, ".")
	if err != nil {
		return nil, err
	}
	var all []folder
	for _, d := range dirs {
		if !d.IsDir() || d.Name() == vendorDir || d.Name() == listDir {
			continue
		}
		files, err := fs.Glob(l.fsys, d.Name()+"/*.yaml")
		if err != nil {
			return nil, err
		}
		all = append(all, folder{dir: d.Name(), files: files})
	}
	return all, nil
}

// choose returns the folders that may hold chosen rules.
func (l *loader) choose(folders []folder) []folder {
	var all []folder
	for i := range folders {
		f := &folders[i]
		if l.byCountry() || slices.ContainsFunc(f.files, func(n string) bool { return l.named(ruleName(n)) != "" }) {
			f.pack = l.pack(f.dir)
			all = append(all, *f)
		}
	}
	if !l.byCountry() {
		return all
	}
	country := l.choice.Country
	if country == "" {
		country = "US"
	}
	if mine := ofCountry(all, country); len(mine) > 0 {
		return mine
	}
	l.set.Uncovered = country
	return all
}

// unchosen reads the rules that nobody named, of the jurisdictions of those that
// were and of the country.
func (l *loader) unchosen(all []folder) {
	country := cmp.Or(l.choice.Country, "US")
	for i := range all {
		f := &all[i]
		if !l.loaded(f.dir) {
			if f.pack == nil {
				f.pack = l.pack(f.dir)
			}
			if !slices.Contains(f.pack.Countries, country) {
				continue
			}
		}
		for _, name := range f.files {
			if path.Base(name) != packFile && l.named(ruleName(name)) == "" {
				l.designation(name)
			}
		}
	}
}

// loaded reports a folder of which a rule was chosen.
func (l *loader) loaded(dir string) bool {
	return slices.ContainsFunc(l.set.Packs, func(p Pack) bool { return p.ID == dir })
}

// others tells the jurisdictions of which nothing was chosen.
func (l *loader) others(all []folder) {
	for i := range all {
		if f := &all[i]; !l.loaded(f.dir) {
			if f.pack == nil {
				f.pack = l.pack(f.dir)
			}
			l.set.Others = append(l.set.Others, *f.pack)
		}
	}
}

// Further returns the packs for a country of which no rule is loaded, and whether
// there is any pack for it at all.
func (s *Set) Further(country string) (ids []string, known bool) {
	for _, p := range s.Others {
		if slices.Contains(p.Countries, country) {
			ids = append(ids, p.ID)
		}
	}
	return ids, len(ids) > 0 || slices.ContainsFunc(s.Packs, func(p Pack) bool { return slices.Contains(p.Countries, country) })
}

// designation reads a rule for whom it designates.
func (l *loader) designation(name string) {
	r, err := l.read(name)
	switch {
	case err != nil:
		l.errs = append(l.errs, err)
	case r.Evidence() != "unverified" && r.ByDefault():
		if r.List != "" {
			l.list(r)
		}
		l.set.Unchosen = append(l.set.Unchosen, r)
	}
}

// byCountry reports whether nobody named rules.
func (l *loader) byCountry() bool { return len(l.choice.Prefixes) == 0 && !l.choice.All }

func ofCountry(all []folder, country string) []folder {
	return slices.DeleteFunc(slices.Clone(all), func(f folder) bool { return !slices.Contains(f.pack.Countries, country) })
}

// folder loads the chosen rules of one jurisdiction.
func (l *loader) folder(f folder) {
	before := len(l.set.Rules)
	for _, name := range f.files {
		if path.Base(name) != packFile {
			l.file(name)
		}
	}
	if len(l.set.Rules) > before {
		l.sum(f)
		for _, r := range l.set.Rules[before:] {
			r.Countries = f.pack.Countries
		}
		l.set.Packs = append(l.set.Packs, *f.pack)
	}
}

const (
	packFile  = "pack.yaml"
	listDir   = "lists"
	vendorDir = "vendors"
)

func ruleName(file string) string { return strings.TrimSuffix(path.Base(file), ".yaml") }

// file loads one rule if it is chosen.
func (l *loader) file(name string) {
	prefix := l.named(ruleName(name))
	if prefix == "" && !l.byCountry() {
		return
	}
	r, err := l.read(name)
	if err != nil {
		l.errs = append(l.errs, err)
		return
	}
	if r.Evidence() == "unverified" && !l.choice.IncludeUnverified && !l.choice.All {
		return
	}
	if l.set.Uncovered != "" && r.Binds != nil {
		return
	}
	if !r.ByDefault() && (prefix == "" || prefix == "*") {
		return
	}
	if r.List != "" {
		l.list(r)
	}
	l.set.Rules = append(l.set.Rules, r)
}

// named returns the prefix that names the rule, the empty string if none does.
func (l *loader) named(id string) string {
	if l.choice.All {
		return id
	}
	found := ""
	for _, p := range l.choice.Prefixes {
		if Names(p, id) {
			l.used[p] = true
			if found == "" || found == "*" {
				found = p
			}
		}
	}
	return found
}

// unmatched reports prefixes that name nothing; known are the ids that they
// might have meant.
func (l *loader) unmatched(known []string) {
	for _, p := range l.choice.Prefixes {
		own := slices.ContainsFunc(l.set.Rules, func(r *Rule) bool { return Names(p, r.ID) })
		if !l.used[p] && !own && p != "*" {
			l.errs = append(l.errs, &gear.Fault{
				Kind: gear.Usage, What: `no rule id starts with "` + p + `"`, Hint: cmp.Or(gear.DidYouMean(p, known), "see gearaudit rules list"),
			})
		}
	}
}

// ids lists what a prefix may name: folders, rules, and own rules.
func (l *loader) ids(all []folder) []string {
	var out []string
	for _, f := range all {
		out = append(out, f.dir)
		for _, name := range f.files {
			if path.Base(name) != packFile {
				out = append(out, ruleName(name))
			}
		}
	}
	for _, r := range l.set.Rules {
		out = append(out, r.ID)
	}
	return out
}

// read decodes and checks one rule file. Without Cases the text is cut where
// they begin, since they are most of it.
func (l *loader) read(name string) (*Rule, error) {
	r := &Rule{}
	src, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		return nil, &gear.Fault{Kind: gear.Usage, What: "the rule cannot be read", Place: gear.Place{File: name}, Err: err}
	}
	if i := bytes.Index(src, []byte("\ncases:")); i >= 0 && !l.choice.Cases {
		src = src[:i+1]
	}
	if err := l.decode(l.root+"/"+name, src, r); err != nil {
		return nil, err
	}
	r.File = l.root + "/" + name
	return r, r.check(ruleName(name))
}

// list loads the list that a rule names, once.
func (l *loader) list(r *Rule) {
	if l.set.Lists[r.List] != nil {
		return
	}
	name := listDir + "/" + r.List + ".yaml"
	src, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		l.errs = append(l.errs, &gear.Fault{Kind: gear.Usage, What: "there is no list " + r.List, Place: r.In(r.File), Err: err})
		return
	}
	list := &List{File: l.root + "/" + name}
	if err := l.decode(list.File, src, list); err != nil {
		l.errs = append(l.errs, err)
		return
	}
	l.set.Lists[r.List] = list
	l.note(list.check(r.List))
}

// decode decodes a file of the file system.
func (l *loader) decode(name string, src []byte, out any) error {
	if l.fsys == fs.FS(embedded) {
		return decodeOurs(name, src, out)
	}
	return Decode(name, src, out)
}

// note keeps an error, if there is one.
func (l *loader) note(err error) {
	if err != nil {
		l.errs = append(l.errs, err)
	}
}
