package engine

import (
	"cmp"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/regime"
)

// sites counts the rows of sites for one worker.
type sites struct {
	book    *siteBook
	rows    [siteShards][]siteRows // by the number of the site
	loud    [][]loudSite           // pages of loudPage
	money   []*cost.Site           // of those; nil until something is counted there
	marks   markSets
	numbers *gear.Numbering // that known goes by
	known   [2][]int32      // by the number of the id, or of the name where there is no id: one more than that of the site
}

// siteRows is what is counted at every site: its silent rows. It is small, so that
// the counts of many sites stay near the processor.
type siteRows struct {
	told   uint64 // what the last row called the site and its region, as a sum
	silent uint32
	loud   uint32 // one more than the index of what else is counted there
}

// loudSite is what is counted at the sites of which something is to be said.
type loudSite struct {
	outcomes   [regime.Outcomes]int64 // rows by their worst outcome, without the silent ones
	designated int64                  // rows in place that are surely a designated vendor's
	marks      uint32                 // the set of the rules that say something here, and of the vendors seen here
}

// loudPage is how many sites a page has: what many sites take grows page by page.
const loudPage = 1 << 9

// noSite is the number of the site of rows that name none.
const noSite = -1

func newSites(book *siteBook) *sites { return &sites{book: book, marks: newMarkSets()} }

// of returns the number of the site of a row, noSite when it names none, and notes
// what the row calls it.
func (x *sites) of(batch *inventory.Batch, row int) int {
	n := x.at(batch, row)
	if n != noSite {
		x.describe(n, batch, row)
	}
	return n
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
		if it := batch.View(row); it.Known(f) && !gear.NoValue(it.Text(f)) {
			s := x.find(it.Text(f))
			x.known[list] = remember(x.known[list], n, int32(s)+1)
			return s
		}
	}
	return noSite
}

// begin forgets the numbers of values where the item comes from another scan.
func (x *sites) begin(it *gear.Item) {
	if x.numbers != it.Numbered {
		x.numbers, x.known = it.Numbered, [2][]int32{}
	}
}

// find returns the number of the site of a name, and makes room to count there.
func (x *sites) find(name string) int {
	n := x.book.find(name)
	if n == noSite {
		return noSite
	}
	list := &x.rows[n%siteShards]
	for len(*list) <= n/siteShards {
		*list = append(*list, siteRows{})
	}
	return n
}

// row is what is counted at a site.
func (x *sites) row(n int) *siteRows { return &x.rows[n%siteShards][n/siteShards] }

// describe notes what a row calls its site, unless the row before said the same.
func (x *sites) describe(n int, batch *inventory.Batch, row int) {
	sum := batch.Sum(row, gear.SiteName, gear.Region, gear.Latitude, gear.Longitude)
	if p := x.row(n); p.told != sum {
		x.book.describe(n, siteText{
			name: batch.View(row).Text(gear.SiteName), region: batch.View(row).Text(gear.Region),
			north: known(batch, row, gear.Latitude), east: known(batch, row, gear.Longitude),
		})
		p.told = sum
	}
}

// known is the text of a cell whose value is known, else nothing.
func known(batch *inventory.Batch, row int, f gear.Field) string {
	if it := batch.View(row); it.Known(f) {
		return it.Text(f)
	}
	return ""
}

// pass counts a silent row.
func (x *sites) pass(n int) {
	p := x.row(n)
	if p.silent == math.MaxUint32 {
		x.say(n).outcomes[regime.Clear] += math.MaxUint32
		p.silent = 0
	}
	p.silent++
}

// say returns what else is counted at a site. It is good until the next call.
func (x *sites) say(n int) *loudSite {
	p := x.row(n)
	if p.loud == 0 {
		if len(x.money)%loudPage == 0 {
			x.loud = append(x.loud, make([]loudSite, loudPage))
		}
		x.money = append(x.money, nil)
		p.loud = uint32(len(x.money))
	}
	return x.said(p)
}

// said is what is counted at a site of which something was said.
func (x *sites) said(p *siteRows) *loudSite { return &x.loud[(p.loud-1)/loudPage][(p.loud-1)%loudPage] }

// add counts a judged row.
func (x *sites) add(n int, j *regime.Judgement, firm bool) {
	s := x.say(n)
	s.outcomes[j.Worst]++
	if firm {
		s.designated++
	}
	for i := range j.Findings {
		s.marks = x.marks.with(s.marks, j.Findings[i].Index)
	}
}

// mark adds to the marks of a site.
func (x *sites) mark(n, mark int) {
	s := x.say(n)
	s.marks = x.marks.with(s.marks, mark)
}

// merge adds what another worker counted, who must not count afterwards.
func (x *sites) merge(o *sites) {
	for shard := range o.rows {
		for i := range o.rows[shard] {
			from := &o.rows[shard][i]
			if from.silent == 0 && from.loud == 0 {
				continue
			}
			n := i*siteShards + shard
			list := &x.rows[shard]
			for len(*list) <= i {
				*list = append(*list, siteRows{})
			}
			if to := &(*list)[i]; uint64(to.silent)+uint64(from.silent) > math.MaxUint32 {
				x.say(n).outcomes[regime.Clear] += int64(from.silent)
			} else {
				to.silent += from.silent
			}
			if from.loud > 0 {
				l := o.said(from)
				to := x.say(n)
				to.designated += l.designated
				addOutcomes(&to.outcomes, &l.outcomes)
				to.marks = x.marks.union(to.marks, o.marks.sets[l.marks])
			}
		}
		o.rows[shard] = nil
	}
	o.loud = nil
}

// marked returns at how many sites each mark stands.
func (x *sites) marked(marks int) []int {
	n := make([]int, marks)
	for _, page := range x.loud {
		for i := range page {
			for word, set := range x.marks.sets[page[i].marks] {
				for ; set != 0; set &= set - 1 {
					n[64*word+bits.TrailingZeros64(set)]++
				}
			}
		}
	}
	return n
}

// SiteTotals counts the rows of a site.
type SiteTotals struct {
	Key          string   // its id, else its name, in the smallest of its spellings
	Spellings    []string // the others, at most maxSpellings, in order
	Name, Region string   // the smallest of those that rows give it
	Latitude     string   // as the row with the smallest writes it
	Longitude    string
	Designated   int64                  // rows in place that are surely a designated vendor's
	Outcomes     [regime.Outcomes]int64 // rows by their worst outcome
}

// Fold is the name by which the site is known.
func (s *SiteTotals) Fold() string { return gear.FoldSite(s.Key) }

// Rows returns how many rows stand at the site.
func (s *SiteTotals) Rows() int64 {
	n := int64(0)
	for _, k := range s.Outcomes {
		n += k
	}
	return n
}

// totals returns what was counted at a site.
func (x *sites) totals(n int) SiteTotals {
	shard := &x.book.shards[n%siteShards]
	called := &shard.list[n/siteShards]
	s := SiteTotals{
		Key: shard.texts.at(called.key), Name: shard.texts.at(called.name), Region: shard.texts.at(called.region),
		Latitude: shard.texts.at(called.north), Longitude: shard.texts.at(called.east),
		Spellings: shard.spellings[n/siteShards],
	}
	slices.Sort(s.Spellings)
	p := x.row(n)
	if p.loud > 0 {
		l := x.said(p)
		s.Designated, s.Outcomes = l.designated, l.outcomes
	}
	s.Outcomes[regime.Clear] += int64(p.silent)
	return s
}

// worse compares sites by the worst outcome in which they differ, the larger count
// first, then by their designated rows and their keys.
func (x *sites) worse(a, b int) int {
	s, o := x.said(x.row(a)), x.said(x.row(b))
	for i := range s.outcomes {
		if n, m := s.outcomes[i], o.outcomes[i]; n != m && regime.Outcome(i) != regime.Clear {
			return cmp.Compare(m, n)
		}
	}
	return cmp.Or(
		cmp.Compare(o.outcomes[regime.Clear]+int64(x.row(b).silent), s.outcomes[regime.Clear]+int64(x.row(a).silent)),
		cmp.Compare(o.designated, s.designated), strings.Compare(x.key(a), x.key(b)))
}

// key is the id of a site, else its name.
func (x *sites) key(n int) string {
	shard := &x.book.shards[n%siteShards]
	return shard.texts.at(shard.list[n/siteShards].key)
}

// all returns what was counted at sites, one after the other.
func (x *sites) all(list []int) iter.Seq[SiteTotals] {
	return func(yield func(SiteTotals) bool) {
		for _, n := range list {
			if !yield(x.totals(n)) {
				return
			}
		}
	}
}

// counted reports whether a site has rows.
func (x *sites) counted(n int) bool {
	list := x.rows[n%siteShards]
	return n/siteShards < len(list) && (list[n/siteShards].silent > 0 || list[n/siteShards].loud > 0)
}

// each calls yield with the number of every site that has rows.
func (x *sites) each(yield func(n int) bool) {
	for shard := range x.rows {
		for i := range x.rows[shard] {
			if n := i*siteShards + shard; x.counted(n) && !yield(n) {
				return
			}
		}
	}
}
