package report

import (
	"strconv"
	"strings"
)

// steps prints the way from unit prices to the all-in figure.
func (t *table) steps() {
	e := &t.run.Estimate
	if len(e.Steps) == 0 {
		return
	}
	t.text.WriteByte('\n')
	g := &grid{cols: []column{{title: "How the all-in figure comes about, by middle values"}, {title: "Amount", right: true, fixed: true}, {title: "Note"}}}
	for _, s := range e.Steps {
		g.add(s.What, full(e.Currency, s.Amount), s.Note)
	}
	t.grid(g)
}

// driversText reads: What makes it uncertain: ... (96 %), ... (3 %).
func driversText(drivers []Driver) string {
	var parts []string
	for _, d := range drivers {
		if share := chance(d.Share); share != chance("0") {
			parts = append(parts, d.Name+" ("+share+")")
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "What makes it uncertain: " + strings.Join(parts, ", ") + "."
}

// missingPrices prints the kinds of equipment that have no price.
func (t *table) missingPrices() {
	all := t.run.Estimate.Missing
	if len(all) == 0 {
		return
	}
	t.text.WriteByte('\n')
	g := &grid{cols: []column{{title: "Without a price", paint: t.yellow}, {title: "Pieces", right: true, fixed: true}, {title: "Item for a price book", fixed: true}}}
	for _, m := range all[:min(len(all), t.opt.Limit)] {
		n := count(m.Pieces)
		if m.Open > 0 {
			n += " + " + count(m.Open) + " open"
		}
		g.add(m.Item, n, m.Kind)
	}
	t.grid(g)
	t.more(len(all), "kind", "kinds")
}

// methodText reads: The method was held against ...
func methodText(m *Method) string {
	return "The method, tried on what " + many(int64(len(m.BackTest)), "operator", "operators") + " asked a programme for: " + strconv.Itoa(m.Held) + " of " +
		strconv.Itoa(len(m.BackTest)) + " requests lie between its P10 and P90, and its P50 misses by a factor of " + m.ErrorFactor +
		" on average. Every number and source: gearaudit catalog method."
}
