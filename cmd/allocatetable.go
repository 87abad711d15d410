package cmd

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/budget"
)

func allocationTable(w *World, a *budget.Allocation) error {
	p := &prose{out: w.Out, width: w.Width}
	p.line(0, "", shareText(a))
	p.blank()
	if err := p.flush(nil); err != nil {
		return err
	}
	t := sheet{titles: []string{"TIER", "DEMAND", "PAID", "FACTOR", "WHO"}, right: []int{1, 2, 3}}
	for i, x := range a.Tiers {
		t.add(strconv.Itoa(x.Tier), dollars(x.Demand), dollars(x.Allocated), strconv.FormatFloat(x.Factor, 'f', 4, 64), tierText[i])
	}
	if err := t.print(w.Out, w.Width); err != nil {
		return err
	}
	c := sheet{titles: []string{"TIER", "APPROVED", "ALLOCATION", "CARRIER"}, right: []int{1, 2}}
	none := 0
	for _, x := range a.Carriers {
		tier := strconv.Itoa(x.Tier)
		if x.Tier == 0 {
			tier = "none"
			none++
		}
		c.add(tier, dollars(x.Approved), dollars(x.Allocation), x.Carrier)
	}
	p.blank()
	if err := p.flush(nil); err != nil {
		return err
	}
	if err := c.print(w.Out, w.Width); err != nil {
		return err
	}
	if none > 0 {
		p.line(0, "", "Tier none: more than ten million customers, so not eligible.")
	}
	return p.flush(nil)
}

// shareText says in a sentence how far the money goes.
func shareText(a *budget.Allocation) string {
	text := dollars(a.Appropriation) + " USD to share, " + dollars(a.Left) + " left"
	for _, x := range a.Tiers {
		if x.Factor < 1 {
			return text + "; it runs out in tier " + strconv.Itoa(x.Tier) + ", of which " + strconv.FormatFloat(x.Factor*100, 'f', 2, 64) + " % is paid."
		}
	}
	return text + "; everybody who is eligible is paid in full."
}

var tierText = [budget.Tiers]string{
	"providers of two million customers or fewer",
	"non-commercial educational institutions",
	"providers of up to ten million customers",
}
