package xlsx

import (
	"strconv"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/xuri/excelize/v2"
)

// front is the first sheet, which a manager reads: blocks, one below the other.
type front struct {
	book *workbook
	out  *excelize.StreamWriter
	row  int
	err  error
}

// typed is a text with the kind of cell that it is for.
type typed struct {
	kind cellKind
	text string
}

func (f *front) add(cells ...typed) {
	f.row++
	if f.err != nil || len(cells) == 0 {
		return
	}
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = f.book.cell(c.kind, c.text)
	}
	f.err = f.out.SetRow("A"+strconv.Itoa(f.row), values)
}

// block begins a part with the heads of its columns.
func (f *front) block(heads ...typed) {
	f.add()
	for i := range heads {
		heads[i].kind = heads[i].kind.head()
	}
	f.add(heads...)
}

func text(s string) typed { return typed{cellText, s} }

// figured is the head of a column of numbers.
func figured(head string) typed { return typed{cellNumber, head} }

func number(n int64) typed { return typed{cellNumber, phrase.Integer(n)} }

func (p *page) xlsxSummary(b *workbook) error {
	out, err := b.stream("Summary")
	if err != nil {
		return err
	}
	for i, width := range []float64{48, 18, 18, 18, 18, 18, 40} {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	change, err := p.Change(xlsxNew)
	if err != nil {
		return err
	}
	f := &front{book: b, out: out}
	f.top(p.Run, change)
	f.decide(p.Run)
	f.counts(p.Run)
	f.money(p.Run)
	f.rules(p.Run)
	f.dates(p.Run)
	f.vendors(p.Run)
	f.caps(p.Run)
	f.answers(p.Run)
	if f.err != nil {
		return f.err
	}
	return out.Flush()
}

func (f *front) top(r *report.Run, change *deferred.Change) {
	f.add(typed{cellTitle, phrase.Title(r)})
	f.add(typed{cellSoft, phrase.Inputs(r) + ", as of " + r.AsOf + ". Rule set: " + strings.Join(r.RuleSet, ", ") + "."})
	if author := f.book.author; author != "" {
		f.add(typed{cellSoft, "Prepared by " + author + "."})
	}
	if line := f.book.secrecy; line != "" {
		f.add(typed{cellStrong, line})
	}
	f.change(r, change)
	for _, part := range phrase.HeadlineParts(r) {
		f.add(typed{cellStrong, phrase.Sentence(part) + "."})
	}
	f.add(text("Verdict: " + phrase.VerdictText(r)))
	for i := range r.Doubts {
		f.add(typed{cellStrong, phrase.DoubtLine(&r.Doubts[i])})
	}
	for _, line := range phrase.Given(r) {
		f.add(text(line))
	}
	if r.Profile == nil {
		f.add(text("No operator profile was given, so no legal duty was checked. Create one with gearaudit init."))
	}
}

// xlsxNew is how many of the items that are new since the baseline stand on the
// first sheet.
const xlsxNew = 25

// change says what is new since the baseline, with the first items, and what was
// resolved.
func (f *front) change(r *report.Run, c *deferred.Change) {
	if r.Change == nil {
		return
	}
	f.add(typed{cellStrong, c.Text(r)})
	found := c.Items()
	if found.Total > 0 {
		f.block(text("New since the baseline"), text("Outcome"), text("Site"), text("By"), figured("Equipment P50"), text("Where"), text("What the rules say"))
		for i := range found.Shown {
			it := &found.Shown[i]
			outcome, _ := phrase.Worst(it)
			likely := ""
			if it.Price != nil {
				likely = it.Price.Likely
			}
			f.add(text(phrase.About(it)), typed{cellOutcome, outcome}, text(it.SiteID), typed{cellDate, phrase.NextDeadline(it)}, typed{cellMoney, likely}, text(it.Source.String()), text(phrase.RuleList(it)))
		}
		if rest := found.Total - len(found.Shown); rest > 0 {
			f.add(text("and " + phrase.Many(int64(rest), "more, marked", "more, marked") + " new or changed in the column baseline of Items"))
		}
		if duties := c.Duties(); duties != "" && found.Total > 1 {
			f.add(text(duties))
		}
	}
	if gone := phrase.ResolvedText(r, xlsxNew); gone != "" {
		f.add(text(gone))
	}
	f.block(text("The whole inventory, with what the baseline knows"))
}

func (f *front) decide(r *report.Run) {
	list := phrase.Decisions(r)
	if len(list) == 0 {
		return
	}
	f.block(text("What to decide"))
	for _, d := range list {
		f.add(text(d))
	}
}

func (f *front) dates(r *report.Run) {
	if len(r.Timeline) == 0 {
		return
	}
	f.block(text("Rule that changes"), text("From"), text("Before"), text("Then"), figured("Items"), figured("Sites"))
	for _, c := range r.Timeline {
		f.add(text(c.Rule), typed{cellDate, c.Date}, typed{cellOutcome, c.Before}, typed{cellOutcome, c.After}, number(c.Items), number(c.Sites))
	}
}

func (f *front) counts(r *report.Run) {
	s := &r.Summary
	f.block(text("Outcome"), figured("Items"), text("Meaning"))
	for _, o := range phrase.OutcomesOf(s.Outcomes) {
		f.add(typed{cellOutcome, o}, number(s.Outcomes[o]), text(phrase.OutcomeMeaning(o)))
	}
	if n := s.Counts.Rejected; n > 0 {
		f.add(typed{cellOutcome, phrase.OutcomeRejected}, number(n), text("could not be read, so not judged"))
	}
	f.block(text("Count"), figured("Number"))
	for _, c := range []struct {
		name string
		n    int64
	}{
		{"rows read", s.Counts.Rows}, {"rows judged", s.Counts.Judged}, {"rows rejected", s.Counts.Rejected},
		{"rows that name a maker", s.Counts.Identified}, {"rows that do not", s.Counts.Unknown},
		{"items from designated vendors", s.Counts.Designated}, {"items that need more information", s.Counts.Review},
		{"sites", s.Counts.Sites}, {"sites with designated gear", s.Counts.SitesDesignated}, {"exit code", int64(s.ExitCode)},
	} {
		f.add(text(c.name), number(c.n))
	}
}

func (f *front) money(r *report.Run) {
	e := &r.Estimate
	if !phrase.HasMoney(e) {
		return
	}
	f.block(text("Replacing it"), figured("P10"), figured("P50"), figured("P80"), figured("P90"), figured("Mean"))
	for _, o := range phrase.OddsRows(e) {
		f.add(text(o.Name), typed{cellMoney, o.P10}, typed{cellMoney, o.P50}, typed{cellMoney, o.P80}, typed{cellMoney, o.P90}, typed{cellMoney, o.Mean})
	}
	if b := r.Budget; b != nil {
		f.add(text("budget"), typed{cellMoney, b.Available})
		f.add(text("chance that it is enough"), typed{cellChance, b.ProbabilityWithin})
	}
	if e.Unpriced > 0 {
		f.add(text("units without a price, in no total"), number(e.Unpriced))
	}
	f.add(typed{cellSoft, phrase.MoneyNote(e)})
}

func (f *front) rules(r *report.Run) {
	if len(r.RuleTotals) == 0 {
		return
	}
	title := map[string]string{}
	for _, l := range r.Rules {
		title[l.ID] = l.Title
	}
	f.block(text("Rule"), text("Worst"), figured("Findings"), text("Next date"), figured("Sites"), text("Title"))
	for _, c := range r.RuleTotals {
		worst := ""
		if all := phrase.OutcomesOf(c.Outcomes); len(all) > 0 {
			worst = all[0]
		}
		f.add(text(c.Rule), typed{cellOutcome, worst}, number(phrase.Total(c.Outcomes)), typed{cellDate, c.Deadline}, number(c.Sites), text(title[c.Rule]))
	}
}

func (f *front) vendors(r *report.Run) {
	if len(r.VendorTotals) == 0 {
		return
	}
	f.block(text("Vendor"), figured("Confirmed"), figured("Probable"), figured("Possible"), figured("Conflicting"), figured("Sites"))
	for _, v := range r.VendorTotals {
		f.add(text(phrase.VendorName(r, v.Vendor)), number(v.Confirmed), number(v.Probable), number(v.Possible), number(v.Conflicting), number(v.Sites))
	}
}

func (f *front) caps(r *report.Run) {
	if len(r.Shares) == 0 {
		return
	}
	f.block(text("Share limit of rule"), figured("Has"), figured("Of"), text("Limit"), text("Within"), figured("Remove"), text("By, counted, note"))
	for _, s := range r.Shares {
		f.add(text(s.Rule), typed{cellPlace, s.Numerator}, typed{cellPlace, s.Denominator}, text(phrase.Limit(s.Cap)), typed{cellOutcome, s.Within}, typed{cellPlace, s.ToGo}, text(strings.TrimSpace(s.Due+" "+s.Unit+" "+s.Note)))
	}
}

func (f *front) answers(r *report.Run) {
	if len(r.Questions) == 0 {
		return
	}
	f.block(text("Missing fact"), figured("Resolves alone"), figured("Helps to resolve"))
	for _, a := range r.Questions {
		f.add(text(phrase.AnswerText(a.Field)), number(a.Alone), number(a.Reviews))
	}
}
