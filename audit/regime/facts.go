package regime

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// fact is what a profile says under one name.
type fact struct {
	known  bool
	values []string
	date   gear.Date
	number int64
}

func words(values ...string) fact {
	if len(values) == 1 && values[0] == "" {
		return fact{}
	}
	return fact{known: true, values: values}
}

func day(d gear.Date) fact {
	return fact{known: d != 0, date: d, values: []string{d.String()}}
}

// lookup returns the operator's fact of a name, and whether there is a fact
// of that name at all. The fact kind is answered by kindOf.
func lookup(o *rules.Operator, name string) (fact, bool) {
	switch name {
	case "country":
		return words(o.Country), true
	case "not":
		return fact{known: true, values: o.Not}, true
	case "usf":
		return fact{known: o.USF != nil, values: o.USF}, true
	case "customers":
		if o.Customers == nil {
			return fact{}, true
		}
		return fact{known: true, number: *o.Customers, values: []string{strconv.FormatInt(*o.Customers, 10)}}, true
	case "states":
		return fact{known: len(o.States) > 0, values: o.States}, true
	case "state_funding":
		return words(o.StateFunding), true
	case "scrp.approved_on":
		return day(o.SCRP.ApprovedOn), true
	case "scrp.first_disbursement_on":
		return day(o.SCRP.FirstDisbursementOn), true
	case "scrp.term_ends_on":
		return day(o.SCRP.TermEndsOn), true
	}
	return furtherFact(o, name)
}

// furtherFact finds what a profile says under facts, and the risk tiers of
// suppliers.
func furtherFact(o *rules.Operator, name string) (fact, bool) {
	list := o.Facts
	rest, ok := strings.CutPrefix(name, "facts.")
	if !ok {
		list = o.SupplierRisk
		if rest, ok = strings.CutPrefix(name, "supplier_risk."); !ok {
			return fact{}, false
		}
	}
	for _, f := range list {
		if f.Name == rest {
			out := words(f.Value)
			out.date, _ = gear.ParseDate(f.Value) // a fact that is no day has none
			return out, true
		}
	}
	return fact{}, true
}

// kindOf reports whether the operator is of one of the kinds.
func kindOf(o *rules.Operator, kinds []string) truth {
	result := no
	for _, k := range kinds {
		switch {
		case slices.Contains(o.Kinds, k):
			return yes
		case !slices.Contains(o.Not, k):
			result = unknown
		}
	}
	return result
}
