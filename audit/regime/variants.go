package regime

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// variant is an example, or an example with one thing changed.
type variant struct {
	rules.Case
	variant string // what was changed, such as funding=private
}

// variants returns the example itself and everything that its vary says.
func variants(c *rules.Case) []*variant {
	out := []*variant{{Case: *c}}
	for _, v := range c.Vary {
		for _, w := range v.Wants {
			out = append(out, vary(c, v.Name, w))
		}
	}
	return out
}

func vary(c *rules.Case, name string, want rules.Fact) *variant {
	v := &variant{Case: *c, variant: name + "=" + want.Name}
	v.Want, v.Worst, v.Missing, v.Deadline, v.Eligible = "", "", nil, 0, ""
	if fields := strings.Fields(want.Value); len(fields) > 0 {
		v.Want, v.Missing = fields[0], fields[1:]
	}
	if name == "as_of" {
		v.AsOf, _ = gear.ParseDate(want.Name) // no day: the case says that as_of is missing
		return v
	}
	v.Item = slices.DeleteFunc(slices.Clone(c.Item), func(f rules.Fact) bool { return f.Name == name })
	if want.Name != "blank" {
		v.Item = append(v.Item, rules.Fact{Pos: want.Pos, Name: name, Value: want.Name})
	}
	return v
}
