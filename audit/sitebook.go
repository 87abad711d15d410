package audit

import (
	"math/bits"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// siteBook finds the sites of one worker. It grows with the number of sites,
// and with nothing else.
type siteBook struct {
	all     map[string]*siteCount
	list    []*siteCount // by number
	passed  []passedBy   // by number
	numbers *uint32      // the list of numbers that known goes by
	known   [2][]int32   // by the number of the id, or of the name where there is no id: one more than that of the site
}

type siteCount struct {
	name, region string
	key          string
	number       int // in its book
	designated   int64
	active       int64 // pieces of active equipment in rows that were passed by
	outcomes     [regime.Outcomes]int64
	marks        []uint64   // set of the rules that say something here, and of the designated vendors; see counts
	money        *cost.Site // nil until something is counted there
}

// passedBy is what the screen counts at a site. It is small, so that the counts
// of many sites stay near the processor.
type passedBy struct {
	rows, active int64
	told         uint64 // what the last row called the site and its region, as a sum
}

// nowhere is the number of the site of rows that name none.
const nowhere = -1

func newSiteBook() *siteBook { return &siteBook{all: map[string]*siteCount{}} }

// of returns the site of a row, nil when it names none, and notes what the row
// calls it.
func (b *siteBook) of(batch *inventory.Batch, row int) *siteCount {
	n := b.at(batch, row)
	if n == nowhere {
		return nil
	}
	b.describe(n, batch, row)
	return b.list[n]
}

// at returns the number of a row's site, which is known by its id, else by its
// name.
func (b *siteBook) at(batch *inventory.Batch, row int) int {
	b.begin(batch.Item())
	for list, f := range [...]gear.Field{gear.SiteID, gear.SiteName} {
		n := batch.Number(row, f)
		if int(n) < len(b.known[list]) && b.known[list][n] > 0 {
			return int(b.known[list][n]) - 1
		}
		if n == gear.EmptyID {
			continue
		}
		if it := batch.Cell(row, f); it.Known(f) {
			s := b.find(it.Text(f))
			b.known[list] = remember(b.known[list], n, int32(s.number)+1)
			return s.number
		}
	}
	return nowhere
}

// begin forgets the numbers of values where the item comes from another scan.
func (b *siteBook) begin(it *gear.Item) {
	if b.numbers != &it.IDs[0] {
		b.numbers, b.known = &it.IDs[0], [2][]int32{}
	}
}

// find returns the site of a name.
func (b *siteBook) find(key string) *siteCount {
	s := b.all[key]
	if s == nil {
		s = &siteCount{key: key}
		b.add(s)
	}
	return s
}

// add takes a site that is not in the book.
func (b *siteBook) add(s *siteCount) {
	s.number = len(b.list)
	b.all[s.key] = s
	b.list, b.passed = append(b.list, s), append(b.passed, passedBy{})
}

// describe keeps the smaller of the names that rows give a site, and likewise
// of regions.
func (b *siteBook) describe(n int, batch *inventory.Batch, row int) {
	sum := batch.Sum(row, gear.SiteName, gear.Region)
	if p := &b.passed[n]; p.told != sum {
		s := b.list[n]
		s.name = smaller(s.name, batch.Cell(row, gear.SiteName).Text(gear.SiteName))
		s.region = smaller(s.region, batch.Cell(row, gear.Region).Text(gear.Region))
		p.told = sum
	}
}

// settle counts what the screen passed by.
func (b *siteBook) settle() {
	for i := range b.passed {
		p := &b.passed[i]
		b.list[i].outcomes[regime.Clear] += p.rows
		b.list[i].active += p.active
		p.rows, p.active = 0, 0
	}
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

// items returns how many rows stand at the site.
func (s *siteCount) items() int64 {
	n := int64(0)
	for _, k := range s.outcomes {
		n += k
	}
	return n
}

// merge adds the sites of another worker, whose book must not be used
// afterwards, and returns the numbers that they have here.
func (b *siteBook) merge(o *siteBook) []int {
	numbers := make([]int, len(o.list))
	for i, from := range o.list {
		to := b.all[from.key]
		if to == nil {
			b.add(from)
			to = from
		} else {
			to.merge(from)
		}
		numbers[i] = to.number
	}
	return numbers
}

// marked returns at how many sites each mark stands.
func (b *siteBook) marked(marks int) []int {
	n := make([]int, marks)
	for _, s := range b.list {
		for i, set := range s.marks {
			for ; set != 0; set &= set - 1 {
				n[64*i+bits.TrailingZeros64(set)]++
			}
		}
	}
	return n
}

func (s *siteCount) merge(o *siteCount) {
	s.name, s.region = smaller(s.name, o.name), smaller(s.region, o.region)
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
