package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/rules"
)

// OpenKinds is a question about the operator: is it one of these? As long as the
// profile does not say, it is open whether the rules bind, or what they say.
type OpenKinds struct {
	Kinds   []string
	Rules   []int // that bind by them, by their index
	Clauses []int // further rules, of which a clause turns on them
}

// OpenKinds lists the kinds of which the profile says neither that the operator is
// one, nor that it is none, in the order in which rules ask for them. Kinds that
// the same rules ask for are one question. Without a profile there is none: no
// duty is judged then.
func (j *Judge) OpenKinds() []OpenKinds {
	if j.noProfile {
		return nil
	}
	var asked []OpenKinds // one for each kind
	find := func(kind string) *OpenKinds {
		i := slices.IndexFunc(asked, func(o OpenKinds) bool { return o.Kinds[0] == kind })
		if i < 0 {
			i, asked = len(asked), append(asked, OpenKinds{Kinds: []string{kind}})
		}
		return &asked[i]
	}
	for _, d := range j.compiled {
		if !d.inForce || d.bound == no {
			continue
		}
		if d.bound == unknown {
			for _, k := range j.unsaid(d.rule.Binds, nil) {
				o := find(k)
				o.Rules = withIndex(o.Rules, d.index)
			}
		}
		for i := range d.rule.Clauses {
			for _, k := range j.unsaid(d.rule.Clauses[i].When, nil) {
				if o := find(k); !slices.Contains(o.Rules, d.index) {
					o.Clauses = withIndex(o.Clauses, d.index)
				}
			}
		}
	}
	var out []OpenKinds
	for _, a := range asked {
		same := func(o OpenKinds) bool { return slices.Equal(o.Rules, a.Rules) && slices.Equal(o.Clauses, a.Clauses) }
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].Kinds = append(out[i].Kinds, a.Kinds...)
		} else {
			out = append(out, a)
		}
	}
	return out
}

func withIndex(list []int, i int) []int {
	if slices.Contains(list, i) {
		return list
	}
	return append(list, i)
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
