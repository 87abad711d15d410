package report

import "strconv"

func (c *comment) outcomes() {
	s := &sheet{heads: []string{"-Rows", "Outcome", "Meaning"}}
	for _, o := range outcomesOf(c.run.Summary.Outcomes) {
		s.row(count(c.run.Summary.Outcomes[o]), o, outcomeMeaning(o))
	}
	if n := c.run.Summary.Coverage.Rejected; n > 0 {
		s.row(count(n), outcomeRejected, "could not be read, so not judged")
	}
	c.print(s)
}

func (c *comment) money() {
	e := &c.run.Estimate
	if e.Items == 0 && e.OpenItems == 0 {
		return
	}
	s := &sheet{heads: []string{"Replacing it", "-P10", "-P50", "-P80", "-P90"}}
	add := func(name string, r *Range) {
		s.row(name, full(e.Currency, r.P10), full(e.Currency, r.P50), full(e.Currency, r.P80), full(e.Currency, r.P90))
	}
	add("equipment alone", &e.Equipment)
	add("all in", &e.AllIn)
	add("as a programme would approve it", &e.Programme)
	if e.IfOpen != nil {
		add("all in, if open makers go against you", e.IfOpen)
	}
	if b := c.run.Budget; b != nil {
		s.row("budget", "", full(e.Currency, b.Available), "", "")
	}
	c.print(s)
}

func (c *comment) findings(found ranked) {
	s := &sheet{title: many(int64(found.total), "finding", "findings") + ", worst first", heads: []string{"Outcome", "Item", "Rule", "By", "What", "Where"}, total: found.total}
	for i := range found.shown {
		f := &found.shown[i]
		outcome := f.Outcome
		switch {
		case f.Waived:
			outcome += " (waived by " + f.Waiver + ")"
		case f.Known:
			outcome += " (known)"
		}
		what := f.Message
		if asks := f.asks(); asks != "" {
			what += "; " + asks
		}
		s.row(outcome, f.about(), f.Rule, f.Deadline, what, f.Source.String())
	}
	c.print(s)
}

func (c *comment) rejects() {
	total := len(c.run.Rejects) + int(c.run.unlisted())
	s := &sheet{title: many(int64(total), "row was", "rows were") + " not judged", heads: []string{"Where", "Reason", "What to do"}, total: total}
	for _, r := range c.run.Rejects {
		s.row(r.Source.String(), field(r.Field)+r.Reason, r.Hint)
	}
	c.print(s)
}

func (c *comment) ruleList() {
	all := c.run.Summary.ByRule
	s := &sheet{title: many(int64(len(all)), "rule", "rules") + " with findings", heads: []string{"Rule", "Findings", "By", "What to do", "Source"}}
	for _, n := range all {
		r := c.run.ruleByID(n.Rule)
		name := n.Rule
		if r.Title != "" {
			name += ": " + r.Title
		}
		s.row(name, tally(n.Outcomes), n.Deadline, r.Remedy, r.Citation)
		s.link = append(s.link, r.URL)
	}
	c.print(s)
}

func (c *comment) siteList() {
	all := c.run.Summary.BySite
	s := &sheet{title: many(int64(len(all)), "site", "sites") + ", worst first", heads: []string{"Site", "Name", "-Designated", "-Breach", "-Due", "-Review", "-Likely cost"}}
	for _, n := range all {
		s.row(n.Site, n.Name, some(n.Designated), some(n.Breach), some(n.Due), some(n.Review), short(c.run.Estimate.Currency, n.Likely))
	}
	c.print(s)
}

func (c *comment) answers() {
	s := &sheet{title: "Answers that would settle most", heads: []string{"Answer", "-Settles alone", "-Helps with"}}
	for _, a := range c.run.Summary.Answers {
		s.row(answerText(a.Field), some(a.Alone), count(a.Reviews))
	}
	c.print(s)
}

func (c *comment) shares() {
	s := &sheet{title: "Caps on a vendor's part of the network", heads: []string{"Rule", "-Has", "-Of", "Unit", "-Cap", "Kept", "-To go", "By", "Note"}}
	for _, n := range c.run.Shares {
		s.row(n.Rule, n.Numerator, n.Denominator, n.Unit, n.Cap, n.Within, n.ToGo, n.Due, n.Note)
	}
	c.print(s)
}

func (c *comment) waivers() {
	s := &sheet{title: many(int64(len(c.run.Waivers)), "waiver", "waivers"), heads: []string{"Waiver", "State", "-Used", "Rule", "Until", "Reason"}}
	for _, w := range c.run.Waivers {
		s.row(w.ID, w.State, count(w.Used), w.Rule, w.ExpiresOn, w.Reason)
	}
	c.print(s)
}

// method says what the comment rests on.
func (c *comment) method() {
	s := &sheet{title: "What this rests on", heads: []string{"What", "Of", "SHA-256"}}
	for _, in := range c.run.Inputs {
		name := in.Name
		if in.Sheet != "" {
			name += "!" + in.Sheet
		}
		s.row(name, many(in.Rows, "row", "rows")+", "+count(in.Judged)+" judged, "+count(in.Rejected)+" rejected", in.SHA256)
	}
	for _, p := range c.run.Packs {
		s.row("data: "+p.ID, p.Date, p.SHA256)
	}
	s.row(c.run.Tool.Name, c.run.Tool.Version, "contract "+c.run.SchemaVersion+", exit code "+strconv.Itoa(c.run.Summary.ExitCode))
	c.print(s)
	c.lines("An item that is not listed is not cleared: it was judged by these rules on what its cells say, and by nothing else. This is not legal advice.")
}
