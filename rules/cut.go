package rules

import (
	"io/fs"
	"slices"
)

// Cut returns the ids of the rules that a choice loads and a set lacks, in order:
// what a run leaves out whose rules were chosen by hand.
func (s *Set) Cut(fsys fs.FS, c Choice) ([]string, error) {
	whole, err := Load(fsys, c)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, r := range whole.Rules {
		if !slices.ContainsFunc(s.Rules, func(o *Rule) bool { return o.ID == r.ID }) {
			out = append(out, r.ID)
		}
	}
	return out, nil
}
