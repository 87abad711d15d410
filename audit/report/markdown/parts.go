package markdown

import (
	"strconv"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/deferred"
	"github.com/gearaudit/gearaudit/audit/report/phrase"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

func (c *comment) outcomes() {
	s := &sheet{heads: []string{"-Items", "Outcome", "Meaning"}}
	for _, o := range phrase.OutcomesOf(c.Run.Summary.Outcomes) {
		s.row(phrase.Count(c.Run.Summary.Outcomes[o]), o, phrase.OutcomeMeaning(o))
	}
	if n := c.Run.Summary.Counts.Rejected; n > 0 {
		s.row(phrase.Count(n), phrase.OutcomeRejected, "could not be read, so not judged")
	}
	c.print(s)
}

func (c *comment) money() {
	e := &c.Run.Estimate
	if e.Items == 0 && e.OpenItems == 0 {
		return
	}
	s := &sheet{heads: []string{"Replacing it", "-P10", "-P50", "-P80", "-P90"}}
	for _, r := range phrase.OddsRows(e) {
		s.row(r.Name, phrase.Full(e.Currency, r.P10), phrase.Full(e.Currency, r.P50), phrase.Full(e.Currency, r.P80), phrase.Full(e.Currency, r.P90))
	}
	if b := c.Run.Budget; b != nil {
		s.row("budget", "", phrase.Full(e.Currency, b.Available), "", "")
	}
	c.print(s)
}

// changeGroup parts items that are new since the baseline from the others.
func (c *comment) changeGroup(it *report.Item) int {
	if phrase.New(it) {
		c.new.Add(it)
		return 0
	}
	return 1
}

// change shows what is new since the baseline, open; without a baseline the
// comment has no such part.
func (c *comment) change(found deferred.Ranked) {
	if c.Run.Change == nil {
		return
	}
	c.lines("**"+safetext.Markdown(c.new.Text(c.Run))+"**", "")
	c.print(c.itemSheet("", found))
	if text := c.new.Duties(); text != "" && found.Total > 1 {
		c.lines(safetext.Markdown(phrase.Clip(text, 4*commentCell)), "")
	}
	if text := phrase.ResolvedText(c.Run, 10); text != "" {
		c.lines(safetext.Markdown(phrase.Clip(text, 4*commentCell)), "")
	}
	c.lines("### The whole inventory, with what the baseline knows", "")
}

// items lists the items with findings, each with what its rules say.
func (c *comment) items(found deferred.Ranked) {
	title := phrase.Many(int64(found.Total), "item", "items") + " with findings, worst first"
	if c.Run.Change != nil {
		title = phrase.Many(int64(found.Total), "item that the baseline knows", "items that the baseline knows")
	}
	c.print(c.itemSheet(title, found))
}

func (c *comment) itemSheet(title string, found deferred.Ranked) *sheet {
	s := &sheet{title: title, heads: []string{"Outcome", "Item", "What the rules say", "By", "Cost", "To settle it", "Where"}, total: found.Total}
	for i := range found.Shown {
		it := &found.Shown[i]
		outcome, actual := phrase.Worst(it)
		switch {
		case actual:
		case it.Findings[0].Waiver != "":
			outcome += " (waived by " + it.Findings[0].Waiver + ")"
		default:
			outcome += " (in baseline)"
		}
		s.row(outcome, phrase.About(it), phrase.RuleList(it), phrase.NextDeadline(it), phrase.PriceText(c.Run.Estimate.Currency, it.Price), phrase.Questions(it), it.Source.String())
	}
	return s
}

func (c *comment) rejects() {
	total := len(c.Run.Rejects) + int(phrase.Unlisted(c.Run))
	s := &sheet{title: phrase.Many(int64(total), "row was", "rows were") + " not judged", heads: []string{"Where", "Reason", "What to do"}, total: total}
	for _, r := range c.Run.Rejects {
		s.row(r.Source.String(), phrase.RejectText(c.Run, &r), r.Hint)
	}
	c.print(s)
}

// unread lists the values that could not be read, each once.
func (c *comment) unread() {
	all := phrase.Frequent(c.Run.Issues)
	s := &sheet{title: phrase.Many(int64(len(all)), "value", "values") + " could not be read", heads: []string{"-Cells", "Field", "Value", "First", "Reason, and the line that settles it"}}
	for i := range all {
		x := &all[i]
		s.row(phrase.Count(x.Count), x.Field, x.Value, x.First.String(), phrase.IssueText(x))
	}
	c.print(s)
}

func (c *comment) ruleList() {
	all := c.Run.RuleTotals
	s := &sheet{title: phrase.Many(int64(len(all)), "rule", "rules") + " with findings", heads: []string{"Rule", "Findings", "By", "What to do", "Source"}}
	for _, n := range all {
		r := c.Run.Rule(n.Rule)
		name := n.Rule
		if r.Title != "" {
			name += ": " + r.Title
		}
		s.row(name, phrase.Tally(n.Outcomes), n.Deadline, r.Remedy, r.Cited())
		s.link = append(s.link, r.URL())
	}
	c.print(s)
}

func (c *comment) siteList() {
	all := c.Run.SiteTotals
	s := &sheet{title: phrase.Many(int64(len(all)), "site", "sites") + ", worst first", heads: []string{"Site", "Name", "-Designated", "-Breach", "-Due", "-Review", "-Likely cost"}}
	for _, n := range all {
		s.row(n.Site, n.Name, phrase.Some(n.Designated), phrase.Some(n.Breach), phrase.Some(n.Due), phrase.Some(n.Review), phrase.Short(c.Run.Estimate.Currency, n.Likely))
	}
	c.print(s)
}

func (c *comment) answers() {
	s := &sheet{title: "Missing facts, most useful first", heads: []string{"Fact", "-Resolves alone", "-Helps to resolve"}}
	for _, a := range c.Run.Questions {
		s.row(phrase.AnswerText(a.Field), phrase.Some(a.Alone), phrase.Count(a.Reviews))
	}
	c.print(s)
}

func (c *comment) shares() {
	s := &sheet{title: "Share limits: a vendor's share of the network", heads: []string{"Rule", "-Has", "-Of", "Counted", "-Limit", "Within", "-Remove", "By", "Note"}}
	for _, n := range c.Run.Shares {
		s.row(n.Rule, n.Numerator, n.Denominator, n.Unit, phrase.Limit(n.Cap), n.Within, n.ToGo, n.Due, n.Note)
	}
	c.print(s)
}

func (c *comment) waivers() {
	s := &sheet{title: phrase.Many(int64(len(c.Run.Waivers)), "waiver", "waivers"), heads: []string{"Waiver", "State", "-Used", "Rule", "Until", "Reason"}}
	for _, w := range c.Run.Waivers {
		s.row(w.ID, w.State, phrase.Count(w.Used), w.Rule, w.ExpiresOn, w.Reason)
	}
	c.print(s)
}

// method says what the comment rests on.
func (c *comment) method() {
	s := &sheet{title: "Basis of this report", heads: []string{"What", "Of", "SHA-256"}}
	for _, in := range c.Run.Inputs {
		name := in.Name
		if in.Sheet != "" {
			name += "!" + in.Sheet
		}
		s.row(name, phrase.Many(in.Rows, "row", "rows")+", "+phrase.Count(in.Judged)+" judged, "+phrase.Count(in.Rejected)+" rejected", in.SHA256)
	}
	for _, p := range c.Run.Packs {
		s.row("data: "+p.ID, p.Date, p.SHA256)
	}
	s.row(c.Run.Tool.Name, c.Run.Tool.Version, "contract "+c.Run.SchemaVersion+", exit code "+strconv.Itoa(c.Run.Summary.ExitCode))
	c.print(s)
	c.lines("An item that is not listed is not cleared: it was judged by these rules on what its cells say, and by nothing else. This is not legal advice.")
}
