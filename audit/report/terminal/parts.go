package terminal

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/table"
	"github.com/gearaudit/gearaudit/rules"
)

// asking are the outcomes that ask something of the reader.
const asking = 4

// rules prints what asks for something in columns, and beneath them what each
// rule says, with whatever else it came to.
func (t *view) rules() {
	all := t.run.RuleTotals
	if len(all) == 0 {
		return
	}
	t.section("By rule", "findings, worst first")
	lead := rules.Outcomes()[:asking]
	g := &table.Table{Columns: []table.Column{{Title: "Rule", Fixed: true}}}
	for _, o := range lead {
		paint := func(s string) string { return t.as(o, s) }
		g.Columns = append(g.Columns, table.Column{Title: phrase.Sentence(o), Right: true, Fixed: true, Paint: paint})
	}
	g.Columns = append(g.Columns, table.Column{Title: "Other", Right: true, Fixed: true}, table.Column{Title: "Sites", Right: true, Fixed: true}, table.Column{Title: "By", Fixed: true})
	texts := make([]string, len(all))
	for i, c := range all {
		row := []string{c.Rule}
		for _, o := range lead {
			row = append(row, phrase.Some(c.Outcomes[o]))
		}
		other, n := others(c.Outcomes)
		g.Add(append(row, phrase.Some(n), phrase.Some(c.Sites), c.Deadline)...)
		texts[i] = phrase.RuleText(t.run.Rule(c.Rule))
		if n > 0 {
			texts[i] += "; other: " + phrase.Tally(other)
		}
	}
	t.grid(g)
	for _, text := range texts {
		t.entry(text)
	}
}

// others keeps the outcomes that ask for nothing, and adds them up.
func others(outcomes map[string]int64) (map[string]int64, int64) {
	rest, sum := map[string]int64{}, int64(0)
	for _, o := range rules.Outcomes()[asking:] {
		rest[o] = outcomes[o]
		sum += outcomes[o]
	}
	return rest, sum
}

func (t *view) shares() {
	if len(t.run.Shares) == 0 {
		return
	}
	t.section("Share limits", "a vendor's share of the network")
	g := &table.Table{Columns: []table.Column{
		{Title: "Rule"}, {Title: "Has", Right: true, Fixed: true}, {Title: "Of", Right: true, Fixed: true}, {Title: "Counted", Fixed: true},
		{Title: "Limit", Right: true, Fixed: true}, {Title: "Within", Fixed: true}, {Title: "Remove", Right: true, Fixed: true}, {Title: "By", Fixed: true}, {Title: "Note"},
	}}
	for _, s := range t.run.Shares {
		g.Add(s.Rule, s.Numerator, s.Denominator, s.Unit, phrase.Limit(s.Cap), s.Within, s.ToGo, s.Due, s.Note)
	}
	t.grid(g)
}

func (t *view) sites() {
	all := t.run.SiteTotals
	if len(all) == 0 {
		return
	}
	t.section("By site", "worst first")
	g := &table.Table{Columns: []table.Column{
		{Title: "Site"}, {Title: "Name"}, {Title: "Items", Right: true, Fixed: true}, {Title: "Designated", Right: true, Fixed: true},
		{Title: "Breach", Right: true, Fixed: true, Paint: t.red}, {Title: "Due", Right: true, Fixed: true, Paint: t.yellow},
		{Title: "Review", Right: true, Fixed: true, Paint: t.cyan}, {Title: "Likely cost", Right: true, Fixed: true},
	}}
	for _, s := range all[:min(len(all), t.opt.Limit)] {
		name := s.Name
		if s.Region != "" {
			name = strings.TrimPrefix(name+", "+s.Region, ", ")
		}
		g.Add(s.Site, name, phrase.Count(s.Items), phrase.Some(s.Designated), phrase.Some(s.Breach), phrase.Some(s.Due), phrase.Some(s.Review), phrase.Short(t.run.Estimate.Currency, s.Likely))
	}
	t.grid(g)
	t.more(len(all), "site", "sites")
}

func (t *view) vendors() {
	all := t.run.VendorTotals
	if len(all) == 0 {
		return
	}
	t.section("By vendor", phrase.VendorNote(t.run))
	g := &table.Table{Columns: []table.Column{
		{Title: "Vendor"}, {Title: "Confirmed", Right: true, Fixed: true}, {Title: "Probable", Right: true, Fixed: true},
		{Title: "Possible", Right: true, Fixed: true}, {Title: "Conflicting", Right: true, Fixed: true}, {Title: "Sites", Right: true, Fixed: true},
	}}
	for _, v := range all {
		g.Add(phrase.VendorName(t.run, v.Vendor), phrase.Some(v.Confirmed), phrase.Some(v.Probable), phrase.Some(v.Possible), phrase.Some(v.Conflicting), phrase.Some(v.Sites))
	}
	t.grid(g)
}

func (t *view) answers() {
	all := t.run.Questions
	if len(all) == 0 {
		return
	}
	t.section("Missing facts, most useful first", phrase.MissingNote(t.run))
	g := &table.Table{Columns: []table.Column{
		{Title: "Fact"}, {Title: "Resolves alone", Right: true, Fixed: true}, {Title: "Helps to resolve", Right: true, Fixed: true},
	}}
	for _, a := range all[:min(len(all), t.opt.Limit)] {
		g.Add(phrase.AnswerText(a.Field), phrase.Some(a.Alone), phrase.Count(a.Reviews))
	}
	t.grid(g)
	t.more(len(all), "answer", "answers")
}
