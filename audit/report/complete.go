package report

// Complete returns a copy of the run in which no array is null.
func Complete(run *Run) *Run {
	c := *run
	c.Findings, c.Items = []Finding{}, []Item{}
	c.RuleSet, c.Inputs, c.Packs, c.Mapping = NotNil(c.RuleSet), NotNil(c.Inputs), NotNil(c.Packs), NotNil(c.Mapping)
	c.Rules, c.Vendors, c.Rejects, c.Issues, c.Shares = NotNil(c.Rules), NotNil(c.Vendors), NotNil(c.Rejects), NotNil(c.Issues), NotNil(c.Shares)
	c.Estimate.Lines = NotNil(c.Estimate.Lines)
	c.Summary.ByRule, c.Summary.BySite = NotNil(c.Summary.ByRule), NotNil(c.Summary.BySite)
	c.Summary.ByVendor, c.Summary.Answers = NotNil(c.Summary.ByVendor), NotNil(c.Summary.Answers)
	if c.Summary.Outcomes == nil {
		c.Summary.Outcomes = map[string]int64{}
	}
	if c.Profile != nil {
		p := *c.Profile
		p.Kinds, p.Not = NotNil(p.Kinds), NotNil(p.Not)
		c.Profile = &p
	}
	return &c
}

func NotNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
