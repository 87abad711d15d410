package plancmd

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/budget"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

func allocationTable(w *term.Env, a *budget.Allocation) error {
	p := &term.Printer{Out: w.Out, Width: w.Width}
	p.Line(0, "", shareText(a))
	p.Blank()
	if err := p.Flush(nil); err != nil {
		return err
	}
	t := term.Table{Titles: []string{"TIER", "DEMAND", "PAID", "FACTOR", "WHO"}, Right: []int{1, 2, 3}}
	for i, x := range a.Tiers {
		t.Add(strconv.Itoa(x.Tier), term.Dollars(x.Demand), term.Dollars(x.Allocated), strconv.FormatFloat(x.Factor, 'f', 4, 64), tierText[i])
	}
	if err := t.Print(w.Out, w.Width); err != nil {
		return err
	}
	c := term.Table{Titles: []string{"TIER", "APPROVED", "ALLOCATION", "CARRIER"}, Right: []int{1, 2}}
	none := 0
	for _, x := range a.Carriers {
		tier := strconv.Itoa(x.Tier)
		if x.Tier == 0 {
			tier = "none"
			none++
		}
		c.Add(tier, term.Dollars(x.Approved), term.Dollars(x.Allocation), x.Carrier)
	}
	p.Blank()
	if err := p.Flush(nil); err != nil {
		return err
	}
	if err := c.Print(w.Out, w.Width); err != nil {
		return err
	}
	if none > 0 {
		p.Line(0, "", "Tier none: more than ten million customers, so not eligible.")
	}
	return p.Flush(nil)
}

// shareText says in a sentence how far the money goes.
func shareText(a *budget.Allocation) string {
	text := term.Dollars(a.Appropriation) + " USD to share, " + term.Dollars(a.Left) + " left"
	for _, x := range a.Tiers {
		if x.Factor < 1 {
			return text + "; it runs out in tier " + strconv.Itoa(x.Tier) + ", of which " + strconv.FormatFloat(x.Factor*100, 'f', 2, 64) + "% is paid."
		}
	}
	return text + "; everybody who is eligible is paid in full."
}

var tierText = [budget.Tiers]string{
	"providers of two million customers or fewer",
	"non-commercial educational institutions",
	"providers of up to ten million customers",
}
