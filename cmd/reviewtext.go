package cmd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

func number(n int64) string { return strconv.FormatInt(n, 10) }

// stake is an amount without cents, empty where nothing prices the rows.
func stake(amount string) string {
	if amount == "0.00" {
		return ""
	}
	return dollars(amount)
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

// reviewed says how much is open before the table says what.
func (p *prose) reviewed(r *report.Review, all int) {
	c := &r.Coverage
	p.line(0, "", fmt.Sprintf("%d rows read = %d judged + %d rejected; %d in place have no sure maker: %s, USD %s at stake",
		c.Rows, c.Judged, c.Rejected, r.Open, plural(all, "question", "questions"), dollars(r.AtStake)))
	if rest := all - len(r.Questions); rest > 0 {
		p.line(0, "", fmt.Sprintf("the first %d follow; see all with --limit %d or --format yaml", len(r.Questions), all))
	}
	if r.Lost > 0 {
		p.line(0, "", fmt.Sprintf("%d rows found no room in the list: answer the first ones, then ask again", r.Lost))
	}
	for _, d := range r.Decisions {
		p.line(2, d.State+":", fmt.Sprintf("%s is %s, decided by %s on %s: %s (%s)", d.Match, d.Vendor, d.Who, d.When, d.Reason, plural(int(d.Used), "row", "rows")))
	}
	p.blank()
}

// decisions writes a decisions file with blank answers.
func (p *prose) decisions(r *report.Review, asOf gear.Date) {
	p.raw("# Answers about makers. Replace each ? by the id of a designated vendor (gearaudit vendors list) or by none, say why")
	p.raw("# and who decided, and give the file back with --decisions. What keeps its ? stays open.")
	if len(r.Questions) == 0 {
		p.raw("decisions: []")
		return
	}
	p.raw("decisions:")
	for i := range r.Questions {
		p.blankAnswer(&r.Questions[i], asOf)
	}
}

func (p *prose) blankAnswer(q *report.Question, asOf gear.Date) {
	first := gear.Place{File: q.First.File, Sheet: q.First.Sheet, Line: q.First.Line}
	money := "no price known"
	if s := stake(q.AtStake); s != "" {
		money = "USD " + s + " at stake"
	}
	p.raw(fmt.Sprintf("  # %s, %s, %s; first: %s", plural(int(q.Rows), "row", "rows"), plural(int(q.Units), "piece", "pieces"), money, first))
	p.raw("  # " + strings.TrimSpace(q.Vendor+" "+q.Level) + ": " + asked(q))
	if len(q.Match) == 0 {
		p.raw("  # mend these rows: no answer can reach them")
		return
	}
	var match []string
	for _, m := range q.Match {
		match = append(match, m.Field+": "+strconv.Quote(m.Text))
	}
	p.raw("  - match: {" + strings.Join(match, ", ") + "}")
	p.raw(`    vendor: "?"`)
	p.raw(`    reason: ""`)
	p.raw(`    who: ""`)
	p.raw("    when: " + asOf.String())
	p.raw("    expires: " + asOf.AddDays(answerDays).String())
}

// answerDays is how long an answer is good for unless a person says otherwise.
const answerDays = 365

// raw prints a line that is not wrapped. What is hidden in it is written as
// an escape, as YAML reads it inside quotes.
func (p *prose) raw(text string) { p.buf.WriteString(safetext.Visible(text) + "\n") }
