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

// of returns the site of the present item of a batch, nil when it names none.
func (b *siteBook) of(batch *inventory.Batch) *siteCount {
	it := batch.Item()
	b.begin(it)
	s := b.numbered(0, it.ID(gear.SiteID))
	if s == nil {
		s = b.read(it)
	}
	if s != nil {
		s.describe(batch, batch.Row())
	}
	return s
}

// read finds the site of an item by its id, else by its name, and remembers it
// by the number of that.
func (b *siteBook) read(it *gear.Item) *siteCount {
	list, f := 0, gear.SiteID
	if !it.Known(f) {
		list, f = 1, gear.SiteName
	}
	n := it.ID(f)
	s := b.numbered(list, n)
	if s == nil {
		if s = b.find(it.Text(f)); s != nil {
			b.known[list] = remember(b.known[list], n, s)
		}
	}
	return s
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
	if len(it.IDs) > 0 && b.numbers != &it.IDs[0] {
		b.numbers, b.known = &it.IDs[0], [2][]*siteCount{}
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

// places finds the sites of the rows of a batch without looking at their items.
type places struct {
	book  *siteBook
	batch *inventory.Batch
	ids   []uint32 // numbers of values, by row; nil where the file has no such column
	names []uint32 // likewise, and nil where the ids may do
}

func (b *siteBook) places(batch *inventory.Batch) places {
	b.begin(batch.Item())
	p := places{book: b, batch: batch, ids: batch.Numbers(gear.SiteID)}
	if p.ids == nil {
		p.names = batch.Numbers(gear.SiteName)
	}
	return p
}

// of returns the site of a row, nil where it names none. It reports false where
// the site is not known yet.
func (p *places) of(i int) (*siteCount, bool) {
	list, n := 0, uint32(gear.EmptyID)
	if p.ids != nil {
		n = p.ids[i]
	}
	if n == gear.EmptyID {
		if p.names == nil {
			p.names = p.batch.Numbers(gear.SiteName)
		}
		if list = 1; p.names != nil {
			n = p.names[i]
		}
	}
	if n == gear.EmptyID {
		return nil, true
	}
	s := p.book.numbered(list, n)
	return s, s != nil
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

// at returns the number of a site, negative for none.
func (s *siteCount) at() int {
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
