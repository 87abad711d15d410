package rules

import (
	"errors"
	"path"
	"slices"
	"strings"
)

// Keep leaves only the rules that a prefix names, and their packs; no prefixes
// keep all. A prefix that names none is an error.
func (s *Set) Keep(prefixes []string) error {
	if len(prefixes) == 0 {
		return nil
	}
	known := make([]string, 0, len(s.Rules)+len(s.Packs))
	for _, r := range s.Rules {
		known = append(known, r.ID)
	}
	for _, p := range s.Packs {
		known = append(known, p.ID)
	}
	l := &loader{choice: Choice{Prefixes: prefixes}, used: map[string]bool{}}
	s.Rules = slices.DeleteFunc(s.Rules, func(r *Rule) bool { return l.named(r.ID) == "" })
	s.Packs = slices.DeleteFunc(s.Packs, func(p Pack) bool { return !slices.ContainsFunc(s.Rules, p.holds) })
	l.set = s
	l.unmatched(known)
	return errors.Join(l.errs...)
}

// holds reports whether a rule stands in the pack's folder.
func (p Pack) holds(r *Rule) bool {
	dir := path.Dir(r.File)
	return dir == path.Clean(p.ID) || dir == "rules/"+p.ID
}

// Names reports whether a prefix names a rule: * names all, a jurisdiction
// names what follows its dash, and a longer beginning names every id that
// begins so, as us-889 names us-889a.
func Names(prefix, id string) bool {
	rest, ok := strings.CutPrefix(id, prefix)
	return prefix == "*" || ok && prefix != "" && (rest == "" || rest[0] == '-' || strings.Contains(prefix, "-"))
}
