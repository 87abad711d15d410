package audit

import (
	"math/big"
	"strings"

	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/report"
)

// shares carries the caps into the contract, one line for each measure.
func shares(in []regime.Share) []report.Share {
	var out []report.Share
	for _, s := range in {
		for _, m := range s.Measures {
			out = append(out, report.Share{
				Rule: s.Rule.ID, Numerator: number(m.Numerator), Denominator: number(m.Denominator), Unit: m.Unit,
				Cap: s.Cap, Within: m.Within, ToGo: number(m.ToGo), Due: s.Due.String(), Note: between(&m),
			})
		}
	}
	return out
}

// between says how far the share is open because of what is unknown.
func between(m *regime.ShareMeasure) string {
	if m.Low == nil || m.High == nil || m.Low.Cmp(m.High) == 0 {
		return ""
	}
	return "between " + m.Low.FloatString(4) + " and " + m.High.FloatString(4) + " of the whole, as some facts are unknown"
}

// number prints a sum without rounding it: in whole units, else as a decimal
// of at most six places, the finest that an inventory can say.
func number(r *big.Rat) string {
	switch {
	case r == nil:
		return ""
	case r.IsInt():
		return r.Num().String()
	default:
		return strings.TrimRight(r.FloatString(6), "0") // never all of it: it is no whole number
	}
}

// changes carries the timeline into the contract.
func changes(in []regime.Change) []report.TimelineChange {
	var out []report.TimelineChange
	for _, c := range in {
		out = append(out, report.TimelineChange{
			Date: c.Date.String(), Rule: c.Rule.ID, Before: c.From.String(), After: c.To.String(), Items: c.Items, Sites: c.Sites,
		})
	}
	return out
}
