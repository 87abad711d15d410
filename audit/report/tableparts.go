package report

import (
	"strings"

	"github.com/gearaudit/gearaudit/rules"
)

// outcomesOf lists the outcomes that occur, worst first.
func outcomesOf(n map[string]int64) []string {
	var out []string
	for _, o := range rules.Outcomes() {
		if n[o] > 0 {
			out = append(out, o)
		}
	}
	return out
}

// ruleByID finds what the run says of a rule.
func (r *Run) ruleByID(id string) Rule {
	for i := range r.Rules {
		if r.Rules[i].ID == id {
			return r.Rules[i]
		}
	}
	return Rule{ID: id}
}

// vendorName returns a vendor's name, its id where the run has none.
func (r *Run) vendorName(id string) string {
	for i := range r.Vendors {
		if r.Vendors[i].ID == id {
			return r.Vendors[i].Name
		}
	}
	return id
}

// asking are the outcomes that ask something of the reader.
const asking = 4

// rules prints what asks for something in columns, and beneath them what each
// rule says, with whatever else it came to.
func (t *table) rules() {
	all := t.run.Summary.ByRule
	if len(all) == 0 {
		return
	}
	t.section("By rule", "findings, worst first")
	lead := rules.Outcomes()[:asking]
	g := &grid{cols: []column{{title: "Rule", fixed: true}}}
	for _, o := range lead {
		paint := func(s string) string { return t.as(o, s) }
		g.cols = append(g.cols, column{title: sentence(o), right: true, fixed: true, paint: paint})
	}
	g.cols = append(g.cols, column{title: "Other", right: true, fixed: true}, column{title: "Sites", right: true, fixed: true}, column{title: "By", fixed: true})
	texts := make([]string, len(all))
	for i, c := range all {
		row := []string{c.Rule}
		for _, o := range lead {
			row = append(row, some(c.Outcomes[o]))
		}
		other, n := others(c.Outcomes)
		g.add(append(row, some(n), some(int64(c.Sites)), c.Deadline)...)
		texts[i] = ruleText(t.run.ruleByID(c.Rule))
		if n > 0 {
			texts[i] += "; other: " + tally(other)
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

// ruleText reads: us-usf-54.9: Universal Service money ... (regulation, 47 CFR 54.9).
func ruleText(r Rule) string {
	text := r.ID
	if r.Title != "" {
		text += ": " + r.Title
	}
	basis := strings.Trim(r.Force+", "+r.Citation, ", ")
	if basis != "" {
		text += " (" + basis + ")"
	}
	return text
}

func (t *table) shares() {
	if len(t.run.Shares) == 0 {
		return
	}
	t.section("Caps", "a vendor's part of the network")
	g := &grid{cols: []column{
		{title: "Rule"}, {title: "Has", right: true, fixed: true}, {title: "Of", right: true, fixed: true}, {title: "Unit", fixed: true},
		{title: "Cap", right: true, fixed: true}, {title: "Kept", fixed: true}, {title: "To go", right: true, fixed: true}, {title: "By", fixed: true}, {title: "Note"},
	}}
	for _, s := range t.run.Shares {
		g.add(s.Rule, s.Numerator, s.Denominator, s.Unit, s.Cap, s.Within, s.ToGo, s.Due, s.Note)
	}
	t.grid(g)
}

func (t *table) sites() {
	all := t.run.Summary.BySite
	if len(all) == 0 {
		return
	}
	t.section("By site", "worst first; items counted")
	g := &grid{cols: []column{
		{title: "Site"}, {title: "Name"}, {title: "Items", right: true, fixed: true}, {title: "Designated", right: true, fixed: true},
		{title: "Breach", right: true, fixed: true, paint: t.red}, {title: "Due", right: true, fixed: true, paint: t.yellow},
		{title: "Review", right: true, fixed: true, paint: t.cyan}, {title: "Likely cost", right: true, fixed: true},
	}}
	for _, s := range all[:min(len(all), t.opt.Limit)] {
		name := s.Name
		if s.Region != "" {
			name = strings.TrimPrefix(name+", "+s.Region, ", ")
		}
		g.add(s.Site, name, count(s.Items), some(s.Designated), some(s.Breach), some(s.Due), some(s.Review), short(t.run.Estimate.Currency, s.Likely))
	}
	t.grid(g)
	t.more(len(all), "site", "sites")
}

func (t *table) vendors() {
	all := t.run.Summary.ByVendor
	if len(all) == 0 {
		return
	}
	t.section("By vendor", "rows still in place, by how sure the maker is")
	g := &grid{cols: []column{
		{title: "Vendor"}, {title: "Confirmed", right: true, fixed: true}, {title: "Probable", right: true, fixed: true},
		{title: "Possible", right: true, fixed: true}, {title: "Conflicting", right: true, fixed: true}, {title: "Sites", right: true, fixed: true},
	}}
	for _, v := range all {
		g.add(t.run.vendorName(v.Vendor), some(v.Confirmed), some(v.Probable), some(v.Possible), some(v.Conflicting), some(int64(v.Sites)))
	}
	t.grid(g)
}

func (t *table) answers() {
	all := t.run.Summary.Answers
	if len(all) == 0 {
		return
	}
	t.section("Answers that would settle most", "")
	g := &grid{cols: []column{
		{title: "Answer"}, {title: "Settles alone", right: true, fixed: true}, {title: "Helps with", right: true, fixed: true},
	}}
	for _, a := range all[:min(len(all), t.opt.Limit)] {
		g.add(answerText(a.Field), some(a.Alone), count(a.Reviews))
	}
	t.grid(g)
	t.more(len(all), "answer", "answers")
}

// answerText says where an answer has to be given.
func answerText(field string) string {
	if fact, ok := strings.CutPrefix(field, "operator."); ok {
		return "profile: operator." + fact
	}
	return "column " + field
}

// some prints a count, nothing for zero, so that the eye finds what there is.
func some(n int64) string {
	if n == 0 {
		return ""
	}
	return count(n)
}
