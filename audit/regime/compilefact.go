package regime

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// operator compiles a condition on a fact of the operator's: its answer is
// the same for every item.
func (c *compiler) operator(n *node, x *rules.Condition) error {
	n.op = opConst
	if x.Operator == "kind" {
		return c.kind(n, x)
	}
	f, ok := lookup(c.cal.operator, x.Operator)
	if !ok {
		return c.fault(x.Pos, "", "the profile cannot say "+x.Operator, unknownFact(x.Operator))
	}
	if x.Asks()[0] == "day" {
		return c.constantDay(n, x, f, "operator."+x.Operator)
	}
	n.value = factAnswer(x, f)
	if n.value != unknown {
		return nil
	}
	var err error
	n.open, err = c.questions.fact("operator."+x.Operator, "")
	return err
}

func factAnswer(x *rules.Condition, f fact) truth {
	switch x.Asks()[0] {
	case "known":
		return known(f.known == *x.Known)
	case "said":
		return known(f.known && overlap(f.values, x.Said))
	}
	if !f.known {
		return unknown
	}
	switch x.Asks()[0] {
	case "some":
		return known((len(f.values) > 0) == *x.Some)
	case "max":
		return known(f.number <= *x.Max)
	case "is":
		return known(overlap(f.values, []string{x.Is}))
	default:
		return known(overlap(f.values, x.In))
	}
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// kind answers what the operator is; a kind that it has not spoken of is
// unknown.
func (c *compiler) kind(n *node, x *rules.Condition) error {
	list := append(slices.Clone(x.In), x.Said...)
	n.value = kindOf(c.cal.operator, list)
	if n.value != unknown {
		return nil
	}
	if x.Said != nil {
		n.value = no
		return nil
	}
	var err error
	n.open, err = c.questions.fact("operator.kinds", "is the operator one of: "+strings.Join(list, ", ")+"? (say so in the profile, under kinds or not)")
	return err
}

// constantDay compares a day that does not depend on the item.
func (c *compiler) constantDay(n *node, x *rules.Condition, f fact, name string) error {
	n.op = opConst
	open, err := c.window(n, x)
	if err != nil {
		return err
	}
	if !f.known {
		open = name
	}
	if open != "" {
		n.value = unknown
		n.open, err = c.questions.fact(open, "")
		return err
	}
	n.value = known(f.date >= n.from && f.date <= n.until)
	return nil
}
