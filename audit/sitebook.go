package audit

import (
	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// siteBook finds the sites of one worker. It grows with the number of sites,
// and with nothing else.
type siteBook struct {
	all     map[string]*siteCount
	numbers *uint32         // the list of numbers that known goes by
	known   [2][]*siteCount // by the number of the id, or of the name where there is no id
}

type siteCount struct {
	passed       int64 // rows that the screen passed by, which outcomes do not count yet
	active       int64 // pieces of active equipment in them
	name, region inventory.Label
	key          string
	number       int // in its book
	designated   int64
	outcomes     [regime.Outcomes]int64
	marks        []uint64   // set of the rules that say something here, and of the designated vendors; see counts
	money        *cost.Site // nil until something is counted there
}

func newSiteBook() *siteBook { return &siteBook{all: map[string]*siteCount{}} }

// of returns the site of a row, nil when it names none, and notes what the row
// calls it.
func (b *siteBook) of(batch *inventory.Batch, row int) *siteCount {
	s := b.at(batch, row)
	if s != nil {
		s.describe(batch, row)
	}
	return s
}

// at finds the site of a row by its id, else by its name.
func (b *siteBook) at(batch *inventory.Batch, row int) *siteCount {
	b.begin(batch.Item())
	for list, f := range [...]gear.Field{gear.SiteID, gear.SiteName} {
		n := batch.Number(row, f)
		if s := b.numbered(list, n); s != nil {
			return s
		}
		if n == gear.EmptyID {
			continue
		}
		if it := batch.Cell(row, f); it.Known(f) {
			s := b.find(it.Text(f))
			b.known[list] = remember(b.known[list], n, s)
			return s
		}
	}
	return nil
}

// numbered returns the site that goes by a number in one of the lists, nil where
// none is known to.
func (b *siteBook) numbered(list int, n uint32) *siteCount {
	if int(n) < len(b.known[list]) {
		return b.known[list][n]
	}
	return nil
}

// begin forgets the numbers of values where the item comes from another scan.
func (b *siteBook) begin(it *gear.Item) {
	if b.numbers != &it.IDs[0] {
		b.numbers, b.known = &it.IDs[0], [2][]*siteCount{}
	}
}

// find returns the site of a name.
func (b *siteBook) find(key string) *siteCount {
	s := b.all[key]
	if s == nil {
		s = &siteCount{key: key, number: len(b.all)}
		b.all[key] = s
	}
	return s
}

// describe keeps the smaller of the names that rows give a site, and likewise
// of regions.
func (s *siteCount) describe(b *inventory.Batch, row int) {
	if !b.Reads(row, gear.SiteName, &s.name) {
		s.named(b.Cell(row, gear.SiteName).Text(gear.SiteName))
	}
	if !b.Reads(row, gear.Region, &s.region) {
		s.placed(b.Cell(row, gear.Region).Text(gear.Region))
	}
}

func (s *siteCount) named(text string) {
	if now := s.name.String(); smaller(now, text) != now {
		s.name = inventory.NewLabel(text)
	}
}

func (s *siteCount) placed(text string) {
	if now := s.region.String(); smaller(now, text) != now {
		s.region = inventory.NewLabel(text)
	}
}

// settle counts what the screen passed by.
func (s *siteCount) settle() {
	s.outcomes[regime.Clear] += s.passed
	s.passed = 0
}

// siteKey names a site by its id, else by its name.
func siteKey(it *gear.Item) string {
	if id := it.Text(gear.SiteID); id != "" {
		return id
	}
	return it.Text(gear.SiteName)
}

func (s *siteCount) add(j *regime.Judgement, firm bool) {
	s.outcomes[j.Worst]++
	if firm {
		s.designated++
	}
	for i := range j.Findings {
		s.mark(j.Findings[i].Index)
	}
}

// place returns the number of a site, negative for none.
func (s *siteCount) place() int {
	if s == nil {
		return -1
	}
	return s.number
}

// mark adds to the marks.
func (s *siteCount) mark(i int) {
	for len(s.marks) <= i/64 {
		s.marks = append(s.marks, 0)
	}
	s.marks[i/64] |= 1 << (i % 64)
}

func (s *siteCount) has(i int) bool {
	return i/64 < len(s.marks) && s.marks[i/64]&(1<<(i%64)) != 0
}

// items returns how many rows stand at the site.
func (s *siteCount) items() int64 {
	n := s.passed
	for _, k := range s.outcomes {
		n += k
	}
	return n
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
	s.named(o.name.String())
	s.placed(o.region.String())
	s.passed += o.passed
	s.active += o.active
	s.designated += o.designated
	addOutcomes(&s.outcomes, &o.outcomes)
	for i, set := range o.marks {
		for len(s.marks) <= i {
			s.marks = append(s.marks, 0)
		}
		s.marks[i] |= set
	}
}
