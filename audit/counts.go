package audit

import (
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker"
	"github.com/gearaudit/gearaudit/audit/regime"
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
	vendors  map[string]*levels
	sites    map[string]*siteCount
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

// levels counts rows by how sure their maker is.
type levels [maker.Confirmed + 1]int64

type siteCount struct {
	name, region string
	items        int64
	designated   int64
	outcomes     [regime.Outcomes]int64
	rules        []uint64 // set of the rules that say something here, by index
	vendors      []string // few: designated vendors seen here
}

func newCounts(rules int) *counts {
	return &counts{
		rules:   make([]ruleCount, rules),
		vendors: map[string]*levels{},
		sites:   map[string]*siteCount{},
		answers: map[lacking]int64{},
		waived:  map[string]int64{},
	}
}

// row counts one judged row and returns its worst outcome.
func (c *counts) row(it *gear.Item, id *maker.Identification, findings []regime.Finding, inPlace bool) regime.Outcome {
	c.rows++
	worst := regime.Clear
	for i := range findings {
		worst = min(worst, findings[i].Outcome)
	}
	c.outcomes[worst]++
	if worst == regime.Review {
		c.review++
	}
	if id.Level == maker.Unknown {
		c.unknown++
	} else {
		c.identified++
	}
	firm := inPlace && (id.Level == maker.Confirmed || id.Level == maker.Probable)
	if firm {
		c.designated++
	}
	site := c.site(it)
	if site != nil {
		site.add(worst, firm)
	}
	if id.Vendor != "" && inPlace {
		c.vendor(id, site)
	}
	c.findings(findings, site)
	return worst
}

// site returns the count of the row's site, nil when the row names none.
func (c *counts) site(it *gear.Item) *siteCount {
	key := siteKey(it)
	if key == "" {
		return nil
	}
	s := c.sites[key]
	if s == nil {
		s = &siteCount{name: it.Text(gear.SiteName), region: it.Text(gear.Region)}
		c.sites[key] = s
		return s
	}
	s.name = smaller(s.name, it.Text(gear.SiteName))
	s.region = smaller(s.region, it.Text(gear.Region))
	return s
}

// siteKey names a site by its id, else by its name.
func siteKey(it *gear.Item) string {
	if id := it.Text(gear.SiteID); id != "" {
		return id
	}
	return it.Text(gear.SiteName)
}

func (s *siteCount) add(worst regime.Outcome, firm bool) {
	s.items++
	s.outcomes[worst]++
	if firm {
		s.designated++
	}
}

func (c *counts) vendor(id *maker.Identification, site *siteCount) {
	l := c.vendors[id.Vendor]
	if l == nil {
		l = &levels{}
		c.vendors[id.Vendor] = l
	}
	l[id.Level]++
	if site != nil {
		site.vendors = insert(site.vendors, id.Vendor)
	}
}

func (c *counts) findings(findings []regime.Finding, site *siteCount) {
	for i := range findings {
		f := &findings[i]
		r := &c.rules[f.Index]
		r.outcomes[f.Outcome]++
		r.next = earlier(r.next, f.Deadline)
		if site != nil {
			site.mark(f.Index)
		}
		if f.Outcome == regime.Review && len(f.Missing) > 0 {
			c.answers[lacking{strings.Join(f.Missing, " "), f.Asks > 0}]++
		}
	}
}

func (s *siteCount) mark(rule int) {
	for len(s.rules) <= rule/64 {
		s.rules = append(s.rules, 0)
	}
	s.rules[rule/64] |= 1 << (rule % 64)
}

func (s *siteCount) has(rule int) bool {
	return rule/64 < len(s.rules) && s.rules[rule/64]&(1<<(rule%64)) != 0
}

// merge adds the counts of another worker.
func (c *counts) merge(o *counts) {
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
	for id, l := range o.vendors {
		if c.vendors[id] == nil {
			c.vendors[id] = &levels{}
		}
		for i, n := range l {
			c.vendors[id][i] += n
		}
	}
	for key, s := range o.sites {
		c.sites[key] = c.sites[key].merge(s)
	}
	for key, n := range o.answers {
		c.answers[key] += n
	}
}

func (s *siteCount) merge(o *siteCount) *siteCount {
	if s == nil {
		return o
	}
	s.name = smaller(s.name, o.name)
	s.region = smaller(s.region, o.region)
	s.items += o.items
	s.designated += o.designated
	addOutcomes(&s.outcomes, &o.outcomes)
	for i, set := range o.rules {
		for len(s.rules) <= i {
			s.rules = append(s.rules, 0)
		}
		s.rules[i] |= set
	}
	for _, v := range o.vendors {
		s.vendors = insert(s.vendors, v)
	}
	return s
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

// insert adds a word to a small sorted set.
func insert(set []string, word string) []string {
	for i, w := range set {
		if w == word {
			return set
		}
		if w > word {
			return append(set[:i:i], append([]string{word}, set[i:]...)...)
		}
	}
	return append(set, word)
}
