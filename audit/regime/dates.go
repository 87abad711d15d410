package regime

import (
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// calendar resolves the days that a rule names.
type calendar struct {
	asOf     gear.Date
	today    gear.Date // the run's day: asOf, but in a timeline
	operator *rules.Operator
	entry    *rules.Entry
}

// resolve returns the day that a rule names; 0 and the name of the fact when
// the operator's profile does not say.
func (c *calendar) resolve(text string) (gear.Date, string, error) {
	ref, err := rules.ParseRef(text)
	if err != nil {
		return 0, "", err
	}
	d := ref.Date
	switch {
	case ref.Name == "as_of":
		d = c.asOf
	case strings.HasPrefix(ref.Name, "entry."):
		if d, err = c.entryDay(ref.Name); err != nil {
			return 0, "", err
		}
	case ref.Name != "":
		f, ok := lookup(c.operator, strings.TrimPrefix(ref.Name, "operator."))
		if !ok {
			return 0, "", unknownFact(ref.Name)
		}
		if d = f.date; d == 0 {
			return 0, ref.Name, nil
		}
	}
	return ref.After(d), "", nil
}

// begins returns the latest day, of those that have come, with which parts of
// a condition begin; 0 when none does.
func (c *calendar) begins(when *rules.Condition) gear.Date {
	if when == nil {
		return 0
	}
	var latest gear.Date
	if when.From != "" {
		if day, open, err := c.resolve(when.From); err == nil && open == "" && day <= c.asOf {
			latest = day
		}
	}
	for _, kids := range [][]rules.Condition{when.All, when.Any} {
		for i := range kids {
			latest = max(latest, c.begins(&kids[i]))
		}
	}
	return latest
}

func (c *calendar) entryDay(name string) (gear.Date, error) {
	if c.entry == nil {
		return 0, &gear.Fault{Kind: gear.Usage, What: name + " is used by a rule without a list"}
	}
	switch name {
	case "entry.listed_on":
		return c.entry.ListedOn, nil
	case "entry.duty_from":
		return c.entry.DutyFrom, nil
	default:
		return c.entry.ReportFrom, nil
	}
}

// nextYearly returns the first day with that month and day on or after as-of,
// but nothing before first.
func nextYearly(monthDay string, first, asOf gear.Date) (gear.Date, error) {
	if asOf <= first {
		return first, nil
	}
	for year := asOf.Time().Year(); ; year++ {
		d, err := gear.ParseDate(strconv.Itoa(year) + "-" + monthDay)
		if err != nil || d >= asOf {
			return d, err
		}
	}
}

func unknownFact(name string) error {
	return &gear.Fault{
		Kind: gear.Usage, What: "there is no fact " + name,
		Hint: "facts are kind not country usf customers states state_funding scrp.approved_on scrp.first_disbursement_on scrp.term_ends_on facts.NAME supplier_risk.VENDOR",
	}
}
