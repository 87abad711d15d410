package diff

import (
	"cmp"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
)

// costs compares the all-in figures of two estimates, and their lines by the
// middle of each. It returns nothing where they are in different currencies.
func costs(before, after *report.Estimate) (currency string, list []report.CostChange) {
	list = []report.CostChange{}
	currency = cmp.Or(before.Currency, after.Currency)
	if before.Currency != "" && after.Currency != "" && before.Currency != after.Currency {
		return "", list
	}
	for _, f := range []struct{ what, old, now string }{
		{"all-in, P10", before.AllIn.P10, after.AllIn.P10},
		{"all-in, P50", before.AllIn.P50, after.AllIn.P50},
		{"all-in, P80", before.AllIn.P80, after.AllIn.P80},
		{"all-in, P90", before.AllIn.P90, after.AllIn.P90},
	} {
		if f.old != "" || f.now != "" {
			list = append(list, costChange(f.what, f.old, f.now))
		}
	}
	return currency, append(list, lines(before, after)...)
}

// lines compares the lines of two estimates.
func lines(before, after *report.Estimate) []report.CostChange {
	type line struct{ what, old, now string }
	byID := map[string]*line{}
	for side, list := range [][]report.CostLine{before.Lines, after.Lines} {
		for i := range list {
			l := &list[i]
			if byID[l.ID] == nil {
				byID[l.ID] = &line{what: l.Activity + ": " + l.What}
			}
			if side == 0 {
				byID[l.ID].old = l.Likely
			} else {
				byID[l.ID].now = l.Likely
			}
		}
	}
	var out []report.CostChange
	for _, l := range byID {
		if l.old != l.now {
			out = append(out, costChange(l.what, l.old, l.now))
		}
	}
	slices.SortFunc(out, func(a, b report.CostChange) int {
		return cmp.Or(cmp.Compare(size(b.Change), size(a.Change)), cmp.Compare(a.What, b.What), cmp.Compare(a.Old, b.Old))
	})
	return out
}

// costChange takes an amount that is not there for nothing.
func costChange(what, old, now string) report.CostChange {
	a, _ := gear.ParseAmount(old)
	b, _ := gear.ParseAmount(now)
	return report.CostChange{What: what, Old: a.String(), New: b.String(), Change: (b - a).String()}
}

func size(amount string) gear.Amount {
	a, _ := gear.ParseAmount(amount)
	return max(a, -a)
}
