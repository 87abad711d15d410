package engine

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// sites are those that one worker met. They take memory for each site, and for
// nothing else.
type sites struct {
	all     map[string]*SiteTotals
	list    []*SiteTotals // by number
	passed  []passedRows  // by number
	numbers *uint32       // the list of numbers that known goes by
	known   [2][]int32    // by the number of the id, or of the name where there is no id: one more than that of the site
}

// maxSpellings is how many spellings of a site are kept beside its key.
const maxSpellings = 3

// SiteTotals counts the rows of a site.
type SiteTotals struct {
	Key          string   // its id, else its name, in the smallest of its spellings
	Fold         string   // by which it is known
	Spellings    []string // the others, at most maxSpellings
	Name, Region string   // the smallest of those that rows give it
	Latitude     string   // as the row with the smallest writes it
	Longitude    string
	Designated   int64                  // rows in place that are surely a designated vendor's
	Outcomes     [regime.Outcomes]int64 // rows by their worst outcome

	number int        // in its list
	marks  []uint64   // set of the rules that say something here, then of the vendors seen here
	money  *cost.Site // nil until something is counted there
}

// passedRows is what is counted of silent rows at a site. It is small, so that the counts
// of many sites stay near the processor.
type passedRows struct {
	rows int64
	told uint64 // what the last row called the site and its region, as a sum
}

// noSite is the number of the site of rows that name none.
const noSite = -1

func newSites() *sites { return &sites{all: map[string]*SiteTotals{}} }

// of returns the site of a row, nil when it names none, and notes what the row
// calls it.
func (x *sites) of(batch *inventory.Batch, row int) *SiteTotals {
	n := x.at(batch, row)
	if n == noSite {
		return nil
	}
	x.describe(n, batch, row)
	return x.list[n]
}

// at returns the number of a row's site, which is known by its id, else by its
// name.
func (x *sites) at(batch *inventory.Batch, row int) int {
	x.begin(batch.Item())
	for list, f := range [...]gear.Field{gear.SiteID, gear.SiteName} {
		n := batch.Number(row, f)
		if int(n) < len(x.known[list]) && x.known[list][n] > 0 {
			return int(x.known[list][n]) - 1
		}
		if n == gear.EmptyID {
			continue
		}
		if it := batch.Cell(row, f); it.Known(f) && !gear.NoValue(it.Text(f)) {
			s := x.find(it.Text(f))
			x.known[list] = remember(x.known[list], n, int32(s.number)+1)
			return s.number
		}
	}
	return noSite
}

// begin forgets the numbers of values where the item comes from another scan.
func (x *sites) begin(it *gear.Item) {
	if x.numbers != &it.IDs[0] {
		x.numbers, x.known = &it.IDs[0], [2][]int32{}
	}
}

// find returns the site of a name, however it is spelled.
func (x *sites) find(name string) *SiteTotals {
	fold := gear.FoldSite(name)
	if fold == name {
		fold = name // one text in memory, not two
	}
	s := x.all[fold]
	if s == nil {
		s = &SiteTotals{Key: name, Fold: fold}
		x.add(s)
	} else {
		s.spelled(name)
	}
	return s
}

// spelled notes a spelling of the site's name: the smallest is its key.
func (s *SiteTotals) spelled(name string) {
	if name == s.Key || slices.Contains(s.Spellings, name) {
		return
	}
	if name < s.Key {
		s.Key, name = name, s.Key
	}
	if s.Spellings = append(s.Spellings, name); len(s.Spellings) > maxSpellings {
		slices.Sort(s.Spellings)
		s.Spellings = s.Spellings[:maxSpellings]
	}
}

// add takes a site that is not in the book.
func (x *sites) add(s *SiteTotals) {
	s.number = len(x.list)
	x.all[s.Fold] = s
	x.list, x.passed = append(x.list, s), append(x.passed, passedRows{})
}

// describe keeps the smaller of the names that rows give a site, and likewise
// of regions.
func (x *sites) describe(n int, batch *inventory.Batch, row int) {
	sum := batch.Sum(row, gear.SiteName, gear.Region, gear.Latitude, gear.Longitude)
	if p := &x.passed[n]; p.told != sum {
		s := x.list[n]
		s.Name = smaller(s.Name, batch.Cell(row, gear.SiteName).Text(gear.SiteName))
		s.Region = smaller(s.Region, batch.Cell(row, gear.Region).Text(gear.Region))
		s.located(known(batch, row, gear.Latitude), known(batch, row, gear.Longitude))
		p.told = sum
	}
}

// known is the text of a cell whose value is known, else nothing.
func known(batch *inventory.Batch, row int, f gear.Field) string {
	if it := batch.Cell(row, f); it.Known(f) {
		return it.Text(f)
	}
	return ""
}

// located keeps the smaller of the coordinates that rows give the site.
func (s *SiteTotals) located(north, east string) {
	if north == "" || east == "" {
		return
	}
	if s.Latitude == "" || cmp.Or(strings.Compare(north, s.Latitude), strings.Compare(east, s.Longitude)) < 0 {
		s.Latitude, s.Longitude = north, east
	}
}

// settle counts the silent rows.
func (x *sites) settle() {
	for i := range x.passed {
		p := &x.passed[i]
		x.list[i].Outcomes[regime.Clear] += p.rows
		p.rows = 0
	}
}

func (s *SiteTotals) add(j *regime.Judgement, firm bool) {
	s.Outcomes[j.Worst]++
	if firm {
		s.Designated++
	}
	for i := range j.Findings {
		s.mark(j.Findings[i].Index)
	}
}

// place returns the number of a site, negative for none.
func (s *SiteTotals) place() int {
	if s == nil {
		return -1
	}
	return s.number
}

// mark adds to the marks.
func (s *SiteTotals) mark(i int) {
	for len(s.marks) <= i/64 {
		s.marks = append(s.marks, 0)
	}
	s.marks[i/64] |= 1 << (i % 64)
}

// Rows returns how many rows stand at the site.
func (s *SiteTotals) Rows() int64 {
	n := int64(0)
	for _, k := range s.Outcomes {
		n += k
	}
	return n
}

// merge adds the sites of another worker, whose book must not be used
// afterwards, and returns the numbers that they have here.
func (x *sites) merge(o *sites) []int {
	numbers := make([]int, len(o.list))
	for i, from := range o.list {
		to := x.all[from.Fold]
		if to == nil {
			x.add(from)
			to = from
		} else {
			to.merge(from)
		}
		numbers[i] = to.number
	}
	return numbers
}

// marked returns at how many sites each mark stands.
func (x *sites) marked(marks int) []int {
	n := make([]int, marks)
	for _, s := range x.list {
		for i, set := range s.marks {
			for ; set != 0; set &= set - 1 {
				n[64*i+bits.TrailingZeros64(set)]++
			}
		}
	}
	return n
}

func (s *SiteTotals) merge(o *SiteTotals) {
	s.spelled(o.Key)
	for _, name := range o.Spellings {
		s.spelled(name)
	}
	s.Name, s.Region = smaller(s.Name, o.Name), smaller(s.Region, o.Region)
	s.located(o.Latitude, o.Longitude)
	s.Designated += o.Designated
	addOutcomes(&s.Outcomes, &o.Outcomes)
	for i, set := range o.marks {
		for len(s.marks) <= i {
			s.marks = append(s.marks, 0)
		}
		s.marks[i] |= set
	}
}
