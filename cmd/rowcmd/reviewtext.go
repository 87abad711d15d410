package rowcmd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/cmd/internal/term"
)

// stake is an amount without cents, empty where nothing prices the rows.
func stake(amount string) string {
	if amount == "0.00" {
		return ""
	}
	return term.Dollars(amount)
}

// asked reads: manufacturer "Hauwei Tech"; fuzzy name hauwei.
func asked(q *report.Question) string {
	var parts []string
	for _, m := range q.Match {
		parts = append(parts, m.Field+` "`+m.Text+`"`)
	}
	if len(parts) == 0 {
		parts = append(parts, "nothing by which they could be told")
	}
	for i := range q.Evidence {
		e := &q.Evidence[i]
		parts = append(parts, strings.ReplaceAll(e.Kind, "_", " ")+" "+e.Matched)
	}
	if q.Note != "" {
		parts = append(parts, q.Note)
	}
	return strings.Join(parts, "; ")
}

// printReviewed says how much is open before the table says what.
func printReviewed(p *term.Printer, r *report.Review, all int) {
	c := &r.Coverage
	p.Line(0, "", fmt.Sprintf("%d rows read = %d judged + %d rejected; %d in place have no sure maker: %s, USD %s at stake",
		c.Rows, c.Judged, c.Rejected, r.Open, term.Plural(all, "question", "questions"), term.Dollars(r.AtStake)))
	if rest := all - len(r.Questions); rest > 0 {
		p.Line(0, "", fmt.Sprintf("the first %d follow; see all with --limit %d or --format yaml", len(r.Questions), all))
	}
	if r.Lost > 0 {
		p.Line(0, "", fmt.Sprintf("%d rows found no room in the list: answer the first ones, then ask again", r.Lost))
	}
	for _, d := range r.Decisions {
		p.Line(2, d.State+":", fmt.Sprintf("%s is %s, decided by %s on %s: %s (%s)", d.Match, d.Vendor, d.Who, d.When, d.Reason, term.Plural(int(d.Used), "row", "rows")))
	}
	p.Blank()
}

// printDecisions writes a decisions file with blank answers.
func printDecisions(p *term.Printer, r *report.Review, asOf gear.Date) {
	p.Raw("# Answers about makers. Replace each ? by the id of a designated vendor (gearaudit vendors list) or by none, say why")
	p.Raw("# and who decided, and give the file back with --decisions. What keeps its ? stays open.")
	if len(r.Questions) == 0 {
		p.Raw("decisions: []")
		return
	}
	p.Raw("decisions:")
	for i := range r.Questions {
		printBlankAnswer(p, &r.Questions[i], asOf)
	}
}

func printBlankAnswer(p *term.Printer, q *report.Question, asOf gear.Date) {
	money := "no price known"
	if s := stake(q.AtStake); s != "" {
		money = "USD " + s + " at stake"
	}
	p.Raw(fmt.Sprintf("  # %s, %s, %s; first: %s", term.Plural(int(q.Rows), "row", "rows"), term.Plural(int(q.Units), "unit", "units"), money, q.First.String()))
	p.Raw("  # " + strings.TrimSpace(q.Vendor+" "+q.Level) + ": " + asked(q))
	if len(q.Match) == 0 {
		p.Raw("  # these rows have nothing to match on: fix them in the sheet")
		return
	}
	var match []string
	for _, m := range q.Match {
		match = append(match, m.Field+": "+strconv.Quote(m.Text))
	}
	p.Raw("  - match: {" + strings.Join(match, ", ") + "}")
	p.Raw(`    vendor: "?"`)
	p.Raw(`    reason: ""`)
	p.Raw(`    who: ""`)
	p.Raw("    when: " + asOf.String())
	p.Raw("    expires: " + asOf.AddDays(answerDays).String())
}

// answerDays is how long an answer is good for unless a person says otherwise.
const answerDays = 365
