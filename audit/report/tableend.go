package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// dearest sorts the lines of an estimate by their P90, the largest first.
func dearest(lines []CostLine) []CostLine {
	out := slices.Clone(lines)
	slices.SortStableFunc(out, func(a, b CostLine) int {
		x, _ := cents(a.High)
		y, _ := cents(b.High)
		return cmp.Compare(y, x)
	})
	return out
}

// rejected prints the rows that were not judged and the cells that count as
// unknown because they could not be read.
func (t *table) rejected() {
	if all := t.run.Rejects; len(all) > 0 {
		t.section("Rejected rows", "not judged; the audit is not complete without them")
		g := &grid{cols: []column{{title: "Where", fixed: true}, {title: "Reason"}, {title: "What to do"}}}
		for _, r := range all[:min(len(all), t.opt.Limit)] {
			g.add(r.Source.String(), field(r.Field)+r.Reason, r.Hint)
		}
		t.grid(g)
		t.more(len(all)+int(t.run.unlisted()), "row", "rows")
	}
	if all := t.run.Issues; len(all) > 0 {
		t.section("Cells that could not be read", "they count as unknown")
		g := &grid{cols: []column{{title: "Where", fixed: true}, {title: "Field", fixed: true}, {title: "Cell"}, {title: "Reason"}}}
		for _, i := range all[:min(len(all), t.opt.Limit)] {
			g.add(i.Source.String(), i.Field, i.Value, i.Reason)
		}
		t.grid(g)
		t.more(len(all), "cell", "cells")
	}
}

func field(name string) string {
	if name == "" {
		return ""
	}
	return name + ": "
}

// people prints what persons decided, as far as it needs their eye again.
func (t *table) people() {
	if len(t.run.Waivers) == 0 && len(t.run.Decisions) == 0 {
		return
	}
	t.section("Decisions of people", "")
	g := &grid{cols: []column{{title: "What", fixed: true}, {title: "State", fixed: true, paint: t.state}, {title: "Used", right: true, fixed: true}, {title: "On"}, {title: "Reason"}}}
	for _, w := range t.run.Waivers {
		g.add("waiver "+w.ID, w.State, count(w.Used), w.Rule+" until "+w.ExpiresOn, w.Reason)
	}
	for _, d := range t.run.Decisions {
		vendor := d.Vendor
		if vendor == "" {
			vendor = "no designated vendor"
		}
		g.add("maker", d.State, count(d.Used), d.Match+" is "+vendor, d.Reason+" ("+d.Who+", "+d.When+")")
	}
	t.grid(g)
}

const noProfile = "Nobody said who asks, so no duty was judged: give --profile FILE to learn what binds you."

// foot says what the report rests on, what it does not say, and what to do for
// more.
func (t *table) foot() {
	s := &t.run.Summary
	t.section("What this rests on", "")
	t.paragraph(coverageText(s), nil)
	c := s.Coverage
	if c.Note != "" {
		t.paragraph(c.Note, nil)
	}
	if t.run.Profile == nil {
		t.paragraph(noProfile, t.yellow)
	}
	for _, line := range readingNotes(t.run.Inputs) {
		t.paragraph(line, nil)
	}
	t.paragraph("Rules: "+strings.Join(t.run.RuleSet, ", ")+". Data: "+t.packs()+".", nil)
	t.paragraph("Each finding with its evidence, citation and line: --format csv. One row explained: gearaudit explain FILE LINE.", nil)
	t.paragraph("This is no legal advice. A row without a finding is not cleared: it was judged by the rules above on what its cells say, and by nothing else.", t.dim)
	t.paragraph("Verdict: "+verdictText(s), t.bold)
}

// coverageText reads: 3 rows read = 2 judged + 1 rejected. ...
func coverageText(s *Summary) string {
	c := &s.Coverage
	return sentence(many(c.Rows, "row", "rows")) + " read = " + count(c.Judged) + " judged + " + count(c.Rejected) + " rejected. " +
		sentence(many(c.Identified, "row says", "rows say")) + " who made it, " + many(c.Unknown, "does not", "do not") + "."
}

func (t *table) packs() string {
	parts := make([]string, len(t.run.Packs))
	for i, p := range t.run.Packs {
		parts[i] = p.ID + " of " + p.Date
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// verdictText reads: findings (exit code 1): ...
func verdictText(s *Summary) string {
	text := map[string]string{
		VerdictClean:      "nothing at or above " + s.FailOn + ", and no budget is exceeded.",
		VerdictFindings:   "at least one row is " + s.FailOn + " or worse.",
		VerdictOverBudget: "the money does not reach.",
		VerdictIncomplete: "rows were rejected or none was judged.",
	}[s.Verdict]
	return s.Verdict + " (exit code " + strconv.Itoa(s.ExitCode) + "): " + text
}

// String renders a source as file!sheet:line:column.
func (s Source) String() string {
	out := s.File
	if s.Sheet != "" {
		out += "!" + s.Sheet
	}
	if s.Line > 0 {
		out += ":" + whole(s.Line)
		if s.Column > 0 {
			out += ":" + whole(s.Column)
		}
	}
	return out
}
