package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/rules"
)

// OpenKinds is a question about the operator: is it one of these? As long as the
// profile does not say, it is open whether the rules bind.
type OpenKinds struct {
	Kinds []string
	Rules []int // by their index
}

// OpenKinds lists the kinds of which the profile says neither that the operator is
// one, nor that it is none, in the order in which rules ask for them. Kinds that
// the same rules ask for are one question. Without a profile there is none: no
// duty is judged then.
func (j *Judge) OpenKinds() []OpenKinds {
	if j.noProfile {
		return nil
	}
	var kinds []string
	asked := map[string][]int{}
	for _, d := range j.compiled {
		if !d.inForce || d.bound != unknown {
			continue
		}
		for _, k := range j.unsaid(d.rule.Binds, nil) {
			if asked[k] == nil {
				kinds = append(kinds, k)
			}
			if !slices.Contains(asked[k], d.index) {
				asked[k] = append(asked[k], d.index)
			}
		}
	}
	var out []OpenKinds
	for _, k := range kinds {
		if i := slices.IndexFunc(out, func(o OpenKinds) bool { return slices.Equal(o.Rules, asked[k]) }); i >= 0 {
			out[i].Kinds = append(out[i].Kinds, k)
		} else {
			out = append(out, OpenKinds{Kinds: []string{k}, Rules: asked[k]})
		}
	}
	return out
}

// unsaid appends the kinds that a condition asks for and nobody answered.
func (j *Judge) unsaid(c *rules.Condition, to []string) []string {
	if c == nil {
		return to
	}
	if c.Operator == "kind" && kindOf(j.operator, c.In) == unknown {
		for _, k := range c.In {
			if !slices.Contains(j.operator.Not, k) {
				to = append(to, k)
			}
		}
	}
	for _, list := range [][]rules.Condition{c.All, c.Any} {
		for i := range list {
			to = j.unsaid(&list[i], to)
		}
	}
	return j.unsaid(c.Not, to)
}
