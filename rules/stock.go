package rules

import (
	_ "embed" // the stock
	"maps"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// stock is what the files that the program carries come to, without their
// examples, in a form that takes a tenth of the time to read: most of a short
// run was the reading of YAML. The files are what counts: a test holds the stock
// against them, and -update makes it anew.
//
// It begins with a line for each section, its name and where it begins and ends
// behind the blank line that ends the list.
//
//go:embed stock.txt
var stock string

// The sections beside those of rules, lists and packs, which have the names of
// their files.
const (
	vendorSection = "vendors"
	fieldSection  = "fields"
)

// unstock reads a section into the value that out points to.
func unstock(name string, out any) error {
	head, body, _ := strings.Cut(stock, "\n\n")
	_, place, ok := strings.Cut("\n"+head+"\n", "\n"+name+" ")
	if !ok {
		return &gear.Fault{Kind: gear.Internal, What: "the stock of rules lacks " + name}
	}
	place, _, _ = strings.Cut(place, "\n")
	first, last, _ := strings.Cut(place, " ")
	from, _ := strconv.Atoi(first) // a test reads every section
	to, _ := strconv.Atoi(last)
	(&unstower{body[from:to]}).value(reflect.ValueOf(out).Elem())
	return nil
}

// stocked lists the folders of the jurisdictions that the stock has.
func stocked() []folder {
	var all []folder
	head, _, _ := strings.Cut(stock, "\n\n")
	for line := range strings.Lines(head) {
		name, _, _ := strings.Cut(line, " ")
		dir, _, ok := strings.Cut(name, "/")
		if !ok || dir == listDir {
			continue
		}
		if len(all) == 0 || all[len(all)-1].dir != dir {
			all = append(all, folder{dir: dir})
		}
		f := &all[len(all)-1]
		f.files = append(f.files, name)
	}
	return all
}

// stockUp makes the stock of the files that the program carries.
func stockUp() (string, error) {
	set, err := newLoader(embedded, Choice{All: true}).load()
	if err != nil {
		return "", err
	}
	vendors, err := LoadVendors(vendorFiles, false)
	if err != nil {
		return "", err
	}
	fields, err := loadFields()
	if err != nil {
		return "", err
	}
	var head, body []byte
	add := func(name string, v any) {
		head = append(head, name+" "+strconv.Itoa(len(body))...)
		body = stow(body, reflect.ValueOf(v))
		head = append(head, " "+strconv.Itoa(len(body))+"\n"...)
	}
	for _, p := range set.Packs {
		add(p.ID+"/"+packFile, &p)
		for _, r := range set.In(p.ID) {
			add(strings.TrimPrefix(r.File, "rules/"), r)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(set.Lists)) {
		add(path.Join(listDir, name+".yaml"), set.Lists[name])
	}
	add(vendorSection, vendors)
	add(fieldSection, fields)
	return string(head) + "\n" + string(body), nil
}
