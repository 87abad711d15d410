package rowcmd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/explain"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/audit/regime/excuse"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
	"github.com/gearaudit/gearaudit/rules"
)

func printRejected(p *term.Printer, r *inventory.Reject) {
	p.Line(0, r.Place.String(), "the row was rejected: "+r.Reason+" ("+r.Code+")")
	if r.Hint != "" {
		p.Line(2, "hint:", r.Hint)
	}
	p.Line(2, "the row:", r.Text)
}

func printExplanation(p *term.Printer, e *explain.Explanation, all bool) {
	it := &e.Item
	p.Line(0, it.Source.String(), strings.Join(strings.Fields(it.Manufacturer+" "+it.Model), " "))
	p.Line(2, "outcome:", it.Outcome)
	p.Heading("What the row says")
	for _, c := range e.Cells {
		text := c.Text
		if c.Bad {
			text += "  (cannot be read: counts as unknown)"
		}
		p.Line(2, fmt.Sprintf("%-18s", c.Field), text)
	}
	printMaker(p, e)
	printRules(p, e, all)
	printPrice(p, &e.Price)
}

func printMaker(p *term.Printer, e *explain.Explanation) {
	p.Heading("Who made it")
	switch {
	case e.Item.Vendor != "":
		p.Line(2, e.Item.Vendor+":", e.Item.Level)
	case e.Other:
		p.Line(2, "", "another maker: the row names one, and nothing in it leads to a designated vendor")
	default:
		p.Line(2, "", "unknown: nothing in the row says who made it")
	}
	for _, x := range e.Proof {
		p.Line(4, "-", evidenceText(&x))
	}
	if e.Note != "" {
		p.Line(4, "note:", e.Note)
	}
}

// evidenceText reads: mac_address 00:18:82:4A:10:07 matches 001882 (mac, strong; IEEE registry).
func evidenceText(x *report.Evidence) string {
	note := ""
	if x.Note != "" {
		note = x.Note + "; "
	}
	return fmt.Sprintf("%s %q matches %q (%s, %s; %s%s)", x.Field, x.Observed, x.Matched, x.Kind, x.Strength, note, x.Ref)
}

func printRules(p *term.Printer, e *explain.Explanation, all bool) {
	p.Heading("What the rules say")
	silent := 0
	for i := range e.Rules {
		r := &e.Rules[i]
		if r.Finding == nil && !all {
			silent++
			continue
		}
		printRule(p, r, e.Waived[r.Rule.ID], all)
	}
	if silent > 0 {
		p.Line(2, "", sayNothing(silent)+" about this row (see with --all)")
	}
}

func sayNothing(rules int) string {
	if rules == 1 {
		return "1 rule says nothing"
	}
	return strconv.Itoa(rules) + " rules say nothing"
}

func printRule(p *term.Printer, r *regime.Explanation, waiver *excuse.Waiver, all bool) {
	outcome := "nothing"
	if r.Finding != nil {
		outcome = r.Finding.Outcome.String()
	}
	p.Line(2, r.Rule.ID+":", outcome+"  ("+r.Rule.Force+", "+r.Rule.Citation+")")
	if f := r.Finding; f != nil {
		printFinding(p, f)
		for i := range r.Rule.Sources {
			p.Line(4, "source:", sourceText(&r.Rule.Sources[i]))
		}
	}
	if waiver != nil {
		p.Line(4, "waived:", waiver.ID+" until "+waiver.ExpiresOn.String()+", by "+waiver.ApprovedBy+": "+waiver.Reason)
	}
	if !r.InForce {
		p.Line(4, "", "not in force on the day of the judgement")
	}
	if r.Binds != nil {
		printReason(p, 4, "binds the operator:", r.Binds, all)
	}
	for i := range r.Entries {
		printEntry(p, &r.Entries[i], all)
	}
}

func sourceText(s *rules.Source) string {
	kind := s.Evidence
	if s.Copy {
		kind += ", a copy"
	}
	return s.URL + " (" + kind + ", read " + s.Checked.String() + "): " + strings.Join(strings.Fields(s.Says), " ")
}

func printFinding(p *term.Printer, f *regime.Finding) {
	p.Line(4, "", f.Message)
	if f.Since != 0 {
		p.Line(4, "since:", f.Since.String())
	}
	if f.Deadline != 0 {
		p.Line(4, "by:", f.Deadline.String())
	}
	if len(f.Missing) > 0 {
		p.Line(4, "missing:", strings.Join(f.Missing, ", "))
	}
	for _, q := range f.Questions {
		p.Line(4, "question:", q)
	}
	if f.Remedy != "" {
		p.Line(4, "remedy:", f.Remedy)
	}
}

func printEntry(p *term.Printer, e *regime.EntryExplanation, all bool) {
	label := "reaches the row:"
	if e.Entry != nil {
		label = "entry " + e.Entry.ID + " reaches the row:"
	}
	printReason(p, 4, label, &e.Reach, all)
	for i := range e.Clauses {
		c := &e.Clauses[i]
		printReason(p, 4, "clause "+c.Clause.ID+":", &c.Reason, all)
	}
}

// printReason prints a condition with the fact that decided it. A condition that is
// made of others stands above those that decided, or above all of them; one
// that a single other decided is not told by itself.
func printReason(p *term.Printer, indent int, label string, r *regime.Reason, all bool) {
	kids := r.Kids
	if !all {
		kids = r.Deciding()
		for len(kids) == 1 && r.Join != "not" {
			r = &kids[0]
			kids = r.Deciding()
		}
	}
	if len(kids) == 0 {
		p.Line(indent, label, r.Value+" - "+leaf(r))
		return
	}
	p.Line(indent, label, r.Value+" - "+joined(r))
	for i := range kids {
		printReason(p, indent+2, "-", &kids[i], all)
	}
}

// leaf says what was asked and what the answer rests on.
func leaf(r *regime.Reason) string {
	text := r.Text
	if r.Fact != "" {
		text += "; " + r.Fact
	}
	if r.Place.Column > 0 {
		text += fmt.Sprintf(" (column %d)", r.Place.Column)
	}
	return text
}

// joined says how the parts below make the value.
func joined(r *regime.Reason) string {
	switch {
	case r.Join == "not":
		return "the opposite of:"
	case r.Value == "unknown":
		return "it turns on:"
	case r.Join == "all" && r.Value == "yes", r.Join == "any" && r.Value == "no":
		return map[string]string{"yes": "all of these hold:", "no": "none of these holds:"}[r.Value]
	case r.Join == "any":
		return "one of these is enough:"
	default:
		return "these do not hold:"
	}
}

func printPrice(p *term.Printer, x *explain.PriceReading) {
	p.Heading("What replacing it costs")
	switch x.State {
	case "":
		p.Line(2, "", "not to be replaced: no designated vendor made it, or it is not in place")
	case "unpriced":
		p.Line(2, "", "no source prices it: it is in no sum")
	case "included":
		p.Line(2, "", "part of the price of what it sits in")
	default:
		p.Line(2, "equipment:", x.Low.String()+" (P10) to "+x.High.String()+" (P90) USD for the row")
		p.Line(2, "as:", x.Kind)
		p.Line(2, "basis:", x.Basis+"; "+x.Source)
	}
}
