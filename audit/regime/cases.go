package regime

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
	"github.com/gearaudit/gearaudit/rules"
)

// CaseResult is one example of a rule, run through the engine.
type CaseResult struct {
	Rule    *rules.Rule
	Case    *rules.Case
	Variant string // what was changed in the example, empty for the example itself
	Wrong   string // what is wrong with it, empty when it came out as stated
}

// Place returns where the example stands.
func (r *CaseResult) Place() gear.Place { return r.Case.In(r.Rule.File) }

// RunCases runs the examples of every rule of a set that was loaded with them.
func RunCases(set *rules.Set, dict *gear.Dictionary) []CaseResult {
	var out []CaseResult
	for _, r := range set.Rules {
		single := &rules.Set{Rules: []*rules.Rule{r}, Lists: set.Lists}
		for i := range r.Cases {
			for _, v := range variants(&r.Cases[i]) {
				result := CaseResult{Rule: r, Case: &r.Cases[i], Variant: v.variant}
				if err := runCase(single, dict, v); err != nil {
					result.Wrong = err.Error()
				}
				out = append(out, result)
			}
		}
	}
	return out
}

func runCase(set *rules.Set, dict *gear.Dictionary, c *variant) error {
	p, err := caseProfile(&c.Case)
	if err != nil {
		return err
	}
	j, err := compile(set, dict, p, c.AsOf, c.AsOf)
	if err != nil {
		return err
	}
	list, err := caseItems(dict, &c.Case)
	if err != nil {
		return err
	}
	return j.check(c, list)
}

// check judges the items of an example and compares.
func (j *Judge) check(c *variant, list []*caseItem) error {
	if t := j.NewTally(); t != nil {
		for _, e := range list {
			t.Add(&e.item, &e.subject)
		}
		j.Settle(j.Shares(t))
	}
	for i, e := range list {
		if err := checkItem(j, c, e); err != nil {
			if len(list) > 1 {
				return fmt.Errorf("item %d: %w", i+1, err)
			}
			return err
		}
	}
	return nil
}

// caseProfile is the profile that an example states; none says that nobody
// said who asks.
func caseProfile(c *rules.Case) (*profile.Profile, error) {
	switch {
	case c.AsOf == 0:
		return nil, fmt.Errorf("as_of is missing")
	case c.Operator == nil:
		return nil, fmt.Errorf("operator is missing; write operator: none for nobody")
	case c.Operator.Word == "none":
		return nil, nil
	case c.Operator.Word != "":
		return nil, fmt.Errorf("the operator cannot be %q", c.Operator.Word)
	}
	p := &profile.Profile{Operator: *c.Operator}
	return p, p.Check()
}

func caseItems(dict *gear.Dictionary, c *rules.Case) ([]*caseItem, error) {
	list := c.Items
	if c.Item != nil {
		list = append([][]rules.Fact{c.Item}, list...)
	}
	var out []*caseItem
	for i, facts := range list {
		e, err := newCaseItem(dict, facts)
		if err != nil {
			return nil, err
		}
		if e.want == "" && (i == 0 || c.Item == nil) {
			e.want = c.Want
		}
		out = append(out, e.copies()...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("item is missing")
	}
	return out, nil
}

// checkExhibit judges an item and compares.
func checkItem(j *Judge, c *variant, e *caseItem) error {
	if e.want == "" {
		return nil
	}
	want, err := ParseOutcome(e.want)
	if err != nil {
		return err
	}
	findings := j.Judge(&e.item, &e.subject, nil)
	if len(findings) == 0 {
		if want != Clear {
			return fmt.Errorf("it says nothing, want %s", want)
		}
		return nil
	}
	return compare(c, &findings[0], want)
}

func compare(c *variant, f *Finding, want Outcome) error {
	missing := slices.Clone(c.Missing)
	switch {
	case f.Outcome != want:
		return fmt.Errorf("it says %s, want %s%s", f.Outcome, want, told(f))
	case f.Outcome == Review && !slices.Equal(f.Missing, missing):
		return fmt.Errorf("it misses [%s], want [%s]", strings.Join(f.Missing, " "), strings.Join(missing, " "))
	case f.Outcome == Review && c.variant == "" && c.Questions != len(f.Questions):
		return fmt.Errorf("it asks %d questions (%s), want %d", len(f.Questions), strings.Join(f.Questions, "; "), c.Questions)
	case c.Worst != "" && c.Worst != f.Worst.String():
		return fmt.Errorf("at worst it is %s, want %s", f.Worst, c.Worst)
	case c.Deadline != 0 && c.Deadline != f.Deadline:
		return fmt.Errorf("the deadline is %s, want %s", f.Deadline, c.Deadline)
	case c.Eligible != "" && c.Eligible != f.Eligible:
		return fmt.Errorf("eligible is %q, want %q", f.Eligible, c.Eligible)
	}
	return nil
}

func told(f *Finding) string {
	if len(f.Missing)+len(f.Questions) == 0 {
		return " (" + f.Message + ")"
	}
	return " (missing: " + strings.Join(append(slices.Clone(f.Missing), f.Questions...), ", ") + ")"
}
