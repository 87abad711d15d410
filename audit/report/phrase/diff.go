package phrase

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
)

// CompleteText reads: 62.5% complete: 10 of 16 pieces of designated vendors are
// gone.
func CompleteText(d *report.Diff) string {
	if d.Old.Pieces == 0 {
		return "nothing of designated vendors stood in the old inventory"
	}
	all := Many(d.Old.Pieces, "unit", "units")
	if d.CompleteMost != "" {
		return percent(d.Complete) + " to " + percent(d.CompleteMost) + "% complete: at least " + Count(d.Gone) + " of " + all + " of designated vendors are gone, but rows of the new inventory could not be read"
	}
	return percent(d.Complete) + "% complete: " + Count(d.Gone) + " of " + all + " of designated vendors are gone"
}

// percent turns 0.6257 into 62.5: cut, so that 100.0 means all.
func percent(fraction string) string {
	whole, part, _ := strings.Cut(fraction, ".")
	if len(part) < 3 {
		return fraction
	}
	return cmp.Or(strings.TrimLeft(whole+part[:2], "0"), "0") + "." + part[2:3]
}

// CostText reads: likely cost $39.3M, $2.1M less than before; nothing without
// amounts.
func CostText(d *report.Diff) string {
	for i := range d.Cost {
		c := &d.Cost[i]
		if c.What != "all-in, P50" {
			continue
		}
		text := "likely cost " + Full(d.Currency, c.New)
		switch amount, _ := Cents(c.Change); {
		case amount < 0:
			return text + ", " + strings.TrimPrefix(Full(d.Currency, c.Change), "-") + " less than before"
		case amount > 0:
			return text + ", " + Full(d.Currency, c.Change) + " more than before"
		default:
			return text + ", as before"
		}
	}
	return ""
}

// CostChanged reports whether any figure of the estimates differs.
func CostChanged(d *report.Diff) bool {
	return slices.ContainsFunc(d.Cost, func(c report.CostChange) bool { return c.Old != c.New })
}

// SideText says what was read of one side and what stands there.
func SideText(s *report.Side, currency string) string {
	c := &s.Coverage
	text := fmt.Sprintf("%s, as of %s: %s read = %s judged + %s rejected; ", strings.Join(s.Inputs, ", "), s.AsOf, Many(c.Rows, "row", "rows"), Count(c.Judged), Count(c.Rejected)) +
		Many(s.Designated, "row", "rows") + " and " + Many(s.Pieces, "unit", "units") + " of designated vendors in place"
	if s.Likely != "" {
		text += "; likely " + Full(currency, s.Likely)
	}
	return text
}

// OtherData warns of what keeps the two from being compared in full, nothing where
// nothing does.
func OtherData(d *report.Diff) string {
	text := ""
	if d.Narrowed {
		text = "only items with findings are compared, as a run that was saved without --all holds no others"
	}
	if len(d.Packs) == 0 {
		return text
	}
	if text != "" {
		text += "; "
	}
	return text + "the two were judged by different data (" + strings.Join(d.Packs, ", ") + "): outcomes and prices may differ because of that"
}

// CountsText reads: 1 added, 2 removed, 0 moved, ...
func CountsText(c *report.ChangeCounts) string {
	return fmt.Sprintf("%s added, %s removed, %s moved, %s changed, %s priced anew, %s as they were", Count(c.Added), Count(c.Removed), Count(c.Moved), Count(c.Changed), Count(c.Repriced), Count(c.Same))
}

// ChangedName is what a changed item is called.
func ChangedName(x *report.Change) string {
	return cmp.Or(x.Item.AssetTag, x.Item.SerialNumber, x.Item.ID)
}

// ChangedText reads: Huawei RRU3908: status active -> removed.
func ChangedText(x *report.Change) string {
	name := cmp.Or(strings.Join(strings.Fields(x.Item.Manufacturer+" "+x.Item.Model), " "), "(no maker and model)")
	if x.Field == "" {
		return name
	}
	return name + ": " + x.Field + " " + cmp.Or(x.Old, "blank") + " -> " + cmp.Or(x.New, "blank")
}
