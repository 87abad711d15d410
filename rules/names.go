package rules

import (
	"errors"
	"slices"
	"strings"
)

// Keep leaves only the rules that a prefix names; no prefixes keep all. A
// prefix that names none is an error.
func (s *Set) Keep(prefixes []string) error {
	if len(prefixes) == 0 {
		return nil
	}
	l := &loader{choice: Choice{Prefixes: prefixes}, used: map[string]bool{}}
	s.Rules = slices.DeleteFunc(s.Rules, func(r *Rule) bool { return l.named(r.ID) == "" })
	l.set = s
	l.unmatched()
	return errors.Join(l.errs...)
}

// Names reports whether a prefix names a rule: * names all, a jurisdiction
// names what follows its dash, and a longer beginning names every id that
// begins so, as us-889 names us-889a.
func Names(prefix, id string) bool {
	rest, ok := strings.CutPrefix(id, prefix)
	return prefix == "*" || ok && prefix != "" && (rest == "" || rest[0] == '-' || strings.Contains(prefix, "-"))
}
