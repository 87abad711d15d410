package deferred

import (
	"cmp"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// names shortens the names of files for a document that is handed on: a reader
// has no use for the folders of the machine that it was made on.
type names struct {
	replacer *strings.Replacer
	short    map[string]string
}

// shortNames gives each input and each file that somebody gave its base name, and
// where two of them would be the same, as many folders as tell them apart.
func shortNames(run *report.Run) *names {
	var all []string
	add := func(name string) {
		if strings.ContainsAny(name, `/\`) {
			all = append(all, name)
		}
	}
	for i := range run.Inputs {
		add(run.Inputs[i].Name)
	}
	for i := range run.Answers {
		add(run.Answers[i].File)
	}
	for i := range run.Excuses {
		add(run.Excuses[i].File)
	}
	for i := range run.Packs {
		if run.Packs[i].ID == report.PackPriceBook {
			add(run.Packs[i].Title)
		}
	}
	n := &names{short: map[string]string{}}
	for depth := 1; len(all) > 0 && depth < 50; depth++ {
		byShort := map[string]string{}
		clash := map[string]bool{}
		for _, name := range all {
			s := tail(name, depth)
			if other, ok := byShort[s]; ok && other != name {
				clash[s] = true
			}
			byShort[s] = name
		}
		var rest []string
		for _, name := range all {
			if s := tail(name, depth); clash[s] {
				rest = append(rest, name)
			} else {
				n.short[name] = s
			}
		}
		all = rest
	}
	var pairs []string
	for name, s := range n.short {
		pairs = append(pairs, name, s)
	}
	n.replacer = strings.NewReplacer(sortedPairs(pairs)...)
	return n
}

// tail returns the last parts of a path.
func tail(name string, parts int) string {
	list := strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' })
	return path.Join(list[max(0, len(list)-parts):]...)
}

// item shortens the places of an item.
func (n *names) item(it *report.Item) {
	if s, ok := n.short[it.Source.File]; ok {
		it.Source.File = s
	}
	for i := range it.AlsoAt {
		if s, ok := n.short[it.AlsoAt[i].File]; ok {
			it.AlsoAt[i].File = s
		}
	}
}

// run shortens every text of a run, which shares nothing with another.
func (n *names) run(run *report.Run) { n.value(reflect.ValueOf(run).Elem()) }

func (n *names) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(n.replacer.Replace(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			n.value(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			n.value(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			n.value(v.Elem())
		}
	}
}

// sortedPairs puts longer names first, so that none is taken for the beginning of
// another.
func sortedPairs(pairs []string) []string {
	type pair struct{ from, to string }
	list := make([]pair, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, pair{pairs[i], pairs[i+1]})
	}
	slices.SortFunc(list, func(a, b pair) int {
		return cmp.Or(cmp.Compare(len(b.from), len(a.from)), strings.Compare(a.from, b.from))
	})
	out := make([]string, 0, len(pairs))
	for _, p := range list {
		out = append(out, p.from, p.to)
	}
	return out
}
