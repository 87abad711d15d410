package audit

import (
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// siteBook finds the sites of one worker. It grows with the number of sites,
// and with nothing else.
type siteBook struct {
	all     map[string]*siteCount
	numbers *uint32         // the list of numbers that known goes by
	known   [2][]*siteCount // by the number of the id, or of the name where there is no id
	present uint32          // counts the lists of numbers that were met
}

type siteCount struct {
	key          string
	number       int // in its book
	name, region string
	items        int64
	designated   int64
	outcomes     [regime.Outcomes]int64
	rules        []uint64   // set of the rules that say something here, by index
	vendors      []string   // few: designated vendors seen here
	money        *cost.Site // nil until something is counted there

	present        uint32 // list of numbers by which name and region were last seen
	nameID, areaID uint32
}

func newSiteBook() *siteBook { return &siteBook{all: map[string]*siteCount{}} }

// of returns the site of an item, nil when it names none.
func (b *siteBook) of(it *gear.Item) *siteCount {
	b.begin(it)
	known, f := &b.known[0], gear.SiteID
	if !it.Known(f) {
		known, f = &b.known[1], gear.SiteName
	}
	id := int(it.ID(f))
	if id > 0 && id < len(*known) && (*known)[id] != nil {
		s := (*known)[id]
		b.describe(s, it)
		return s
	}
	s := b.find(it.Text(f))
	if s == nil {
		return nil
	}
	if id > 0 {
		if id >= len(*known) {
			*known = append(*known, make([]*siteCount, max(64, 2*id)-len(*known))...)
		}
		(*known)[id] = s
	}
	b.describe(s, it)
	return s
}

// begin forgets the numbers of values where the item comes from another scan.
func (b *siteBook) begin(it *gear.Item) {
	if len(it.IDs) > 0 && b.numbers != &it.IDs[0] {
		b.numbers, b.known = &it.IDs[0], [2][]*siteCount{}
		b.present++
	}
}

// find returns the site of a name, nil for the empty one.
func (b *siteBook) find(key string) *siteCount {
	s := b.all[key]
	if s == nil && key != "" {
		s = &siteCount{key: key, number: len(b.all)}
		b.all[key] = s
	}
	return s
}

// describe keeps the smaller of the names that rows give a site, and likewise
// of regions. What the last row gave is not looked at again.
func (b *siteBook) describe(s *siteCount, it *gear.Item) {
	name, area := it.ID(gear.SiteName), it.ID(gear.Region)
	if s.present == b.present && s.nameID == name && s.areaID == area && settled(it, gear.SiteName, name) && settled(it, gear.Region, area) {
		return
	}
	s.present, s.nameID, s.areaID = b.present, name, area
	s.name = smaller(s.name, it.Text(gear.SiteName))
	s.region = smaller(s.region, it.Text(gear.Region))
}

// settled reports a field of which the number says all.
func settled(it *gear.Item, f gear.Field, id uint32) bool { return id > 0 || it.Peek(f) == nil }

// siteKey names a site by its id, else by its name.
func siteKey(it *gear.Item) string {
	if id := it.Text(gear.SiteID); id != "" {
		return id
	}
	return it.Text(gear.SiteName)
}

func (s *siteCount) add(j *regime.Judgement, firm bool) {
	s.items++
	s.outcomes[j.Worst]++
	if firm {
		s.designated++
	}
	for i := range j.Findings {
		s.mark(j.Findings[i].Index)
	}
}

// at returns the number of a site, negative for none.
func (s *siteCount) at() int {
	if s == nil {
		return -1
	}
	return s.number
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

// merge adds the sites of another worker and returns the numbers that they
// have here.
func (b *siteBook) merge(o *siteBook) []int {
	numbers := make([]int, len(o.all))
	for key, from := range o.all {
		to := b.find(key)
		to.merge(from)
		numbers[from.number] = to.number
	}
	return numbers
}

func (s *siteCount) merge(o *siteCount) {
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
}
