package audit

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
	"github.com/gearaudit/gearaudit/rules"
)

// counts is what one worker has counted. Merging two adds them up and keeps
// the smaller of two names, so that the sum does not depend on which worker
// judged which row.
type counts struct {
	rows, identified, unknown, designated, review int64

	outcomes [regime.Outcomes]int64
	counting [regime.Outcomes]int64 // without what is waived
	waived   map[string]int64       // findings by waiver
	rules    []ruleCount
	vendors  map[string]*vendorCount
	lexicon  []*rules.Vendor // by whose order sites are marked with vendors, behind the rules
	sites    *siteBook
	answers  map[lacking]int64 // findings under review
}

// lacking is what a finding under review waits for.
type lacking struct {
	facts string // their names, with blanks between them
	asks  bool   // and a question that no fact answers
}

type ruleCount struct {
	outcomes [regime.Outcomes]int64
	next     gear.Date // the earliest deadline of its findings
}

// vendorCount counts rows of a designated vendor by how sure their maker is.
type vendorCount struct {
	levels [gear.Confirmed + 1]int64
	mark   int // of the sites at which the vendor is seen
}

func newCounts(rules int, lexicon []*rules.Vendor) *counts {
	return &counts{
		rules:   make([]ruleCount, rules),
		lexicon: lexicon,
		vendors: map[string]*vendorCount{},
		sites:   newSiteBook(),
		answers: map[lacking]int64{},
		waived:  map[string]int64{},
	}
}

// row counts one judged row at a site, nil where it names none.
func (c *counts) row(id *maker.Identification, j *regime.Judgement, site *siteCount) {
	c.rows++
	c.outcomes[j.Worst]++
	if j.Worst == regime.Review {
		c.review++
	}
	if id.Level == gear.Unknown {
		c.unknown++
	} else {
		c.identified++
	}
	firm := !j.Gone && (id.Level == gear.Confirmed || id.Level == gear.Probable)
	if firm {
		c.designated++
	}
	if site != nil {
		site.add(j, firm)
	}
	if id.Vendor != "" && !j.Gone {
		c.vendor(id, site)
	}
	if j.Kept {
		j.Items++
	} else {
		c.findings(j, 1)
	}
}

// pass counts rows that were passed by, because nothing is to be said of them.
func (c *counts) pass(rows int64) {
	c.rows += rows
	c.identified += rows
	c.outcomes[regime.Clear] += rows
	c.counting[regime.Clear] += rows
}

func (c *counts) vendor(id *maker.Identification, site *siteCount) {
	v := c.of(id.Vendor)
	v.levels[id.Level]++
	if site != nil {
		site.mark(v.mark)
	}
}

// of returns the count of a vendor. All vendors that the lexicon does not have
// share one mark.
func (c *counts) of(vendor string) *vendorCount {
	v := c.vendors[vendor]
	if v == nil {
		i := slices.IndexFunc(c.lexicon, func(v *rules.Vendor) bool { return v.ID == vendor })
		if i < 0 {
			i = len(c.lexicon)
		}
		v = &vendorCount{mark: len(c.rules) + i}
		c.vendors[vendor] = v
	}
	return v
}

// findings counts what is said of a number of items.
func (c *counts) findings(j *regime.Judgement, items int64) {
	for i := range j.Findings {
		f := &j.Findings[i]
		r := &c.rules[f.Index]
		r.outcomes[f.Outcome] += items
		r.next = earlier(r.next, f.Deadline)
		if f.Outcome == regime.Review && len(f.Missing) > 0 {
			c.answers[lacking{strings.Join(f.Missing, " "), f.Asks > 0}] += items
		}
	}
}

// merge adds the counts of another worker. It returns by which number each of
// that worker's sites is known here.
func (c *counts) merge(o *counts) []int {
	c.rows += o.rows
	c.identified += o.identified
	c.unknown += o.unknown
	c.designated += o.designated
	c.review += o.review
	addOutcomes(&c.outcomes, &o.outcomes)
	addOutcomes(&c.counting, &o.counting)
	for id, n := range o.waived {
		c.waived[id] += n
	}
	for i := range o.rules {
		addOutcomes(&c.rules[i].outcomes, &o.rules[i].outcomes)
		c.rules[i].next = earlier(c.rules[i].next, o.rules[i].next)
	}
	for id, from := range o.vendors {
		to := c.of(id)
		for i, n := range from.levels {
			to.levels[i] += n
		}
	}
	for key, n := range o.answers {
		c.answers[key] += n
	}
	return c.sites.merge(o.sites)
}

func addOutcomes(to, from *[regime.Outcomes]int64) {
	for i, n := range from {
		to[i] += n
	}
}

// earlier returns the earlier of two days, ignoring none.
func earlier(a, b gear.Date) gear.Date {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// smaller returns the smaller of two names, ignoring the empty one.
func smaller(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}
