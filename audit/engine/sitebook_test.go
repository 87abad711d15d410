package engine

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Sites take memory for each, and not much: a hundred thousand with names, places and
// rows by two workers.
func TestSitesTakeLittle(t *testing.T) {
	const many, most = 100_000, 140
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	book := newSiteBook()
	team := []*sites{newSites(book), newSites(book)}
	for i := range many {
		x := team[i%2]
		n := x.find(fmt.Sprintf("SITE-%06d", i))
		book.describe(n, siteText{fmt.Sprintf("Site number %06d", i), fmt.Sprintf("Region %d", i%50), fmt.Sprintf("%.4f", 30+float64(i)/10000), "-100.1234"})
		x.pass(n)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if got := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) / many; got > most {
		t.Errorf("a site takes %d bytes, at most %d are meant", got, most)
	}
	team[0].merge(team[1])
	if n := 0; true {
		for range team[0].each {
			n++
		}
		if n != many {
			t.Errorf("%d sites of %d", n, many)
		}
	}
}

// A site whose every row has a smaller name than the one before takes no more memory
// for it.
func TestSiteNamesThatShrink(t *testing.T) {
	book := newSiteBook()
	n := book.find("S-1")
	for i := 300_000; i > 0; i-- {
		book.describe(n, siteText{fmt.Sprintf("Name %06d", i), fmt.Sprintf("Region %06d", i), fmt.Sprintf("%06d", i), "5"})
	}
	shard := &book.shards[n%siteShards]
	s := shard.list[n/siteShards]
	got := []string{shard.texts.at(s.key), shard.texts.at(s.name), shard.texts.at(s.region), shard.texts.at(s.north), shard.texts.at(s.east)}
	if want := "[S-1 Name 000001 Region 000001 000001 5]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	if shard.texts.bytes > 1<<20 {
		t.Errorf("the texts of one site take %d bytes", shard.texts.bytes)
	}
	if total := book.bytes.Load(); total != int64(shard.texts.bytes) {
		t.Errorf("%d bytes are counted, and %d taken", total, shard.texts.bytes)
	}
}

// Texts come back as they were put in, whatever their length.
func TestTexts(t *testing.T) {
	var x texts
	kept := map[textRef]string{}
	for i, n := range []int{1, 0, 2, 500, pageBytes - 3, pageBytes - 2, pageBytes, wholePage - 1, wholePage, wholePage + 1, 1 << 20, 3, 60_000, 6_000} {
		text := strings.Repeat(string(rune('a'+i)), n)
		r, ok := x.put(text)
		if !ok {
			t.Fatalf("no room for text %d", i)
		}
		kept[r] = text
	}
	for r, want := range kept {
		if got := x.at(r); got != want {
			t.Errorf("%d: %d bytes, want %d", r, len(got), len(want))
		}
	}
}

// The book knows a site by its fold, however many there are and whatever hash they have.
func TestSiteBookAgainstAMap(t *testing.T) {
	book, want := newSiteBook(), map[string]int{}
	for i := range 50_000 {
		name := fmt.Sprintf([]string{"MT-%d", "mt_%d", "Mt %d", "MT  %d"}[i%4], i*7919%9_000)
		fold := gear.FoldSite(name)
		n := book.find(name)
		if old, known := want[fold]; known && old != n {
			t.Fatalf("%q is %d, and was %d", name, n, old)
		}
		want[fold] = n
	}
	numbers := map[int]bool{}
	for _, n := range want {
		numbers[n] = true
	}
	if len(numbers) != len(want) || int(book.sites.Load()) != len(want) {
		t.Errorf("%d sites have %d numbers, %d are counted", len(want), len(numbers), book.sites.Load())
	}
}

// What rows call a site, by whichever worker, comes to the smallest of each: of its
// spellings the key, and the next three beside it; of names, of regions; and of the
// coordinates those of the row with the smallest.
func TestSitesAgainstSortedLists(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 20))
	pick := func(of ...string) string { return of[rng.IntN(len(of))] }
	for range 40 {
		book := newSiteBook()
		team := []*sites{newSites(book), newSites(book), newSites(book)}
		type model struct {
			spellings, names, regions, places []string
			silent, loud                      int64
		}
		want := map[string]*model{}
		for range 1 + rng.IntN(120) {
			key := pick("MT-", "mt_", "Mt ", "MT  ", "mT-", "mt-") + pick("1", "2", "3")
			said := siteText{pick("", "Alpha", "Beta", "Alp"), pick("", "North", "South", strings.Repeat("r", maxRegion), strings.Repeat("r", maxRegion+1)), pick("", "1", "2", "15"), pick("", "5", "6")}
			x := team[rng.IntN(len(team))]
			n := x.find(key)
			book.describe(n, said)
			m := want[gear.FoldSite(key)]
			if m == nil {
				m = &model{}
				want[gear.FoldSite(key)] = m
			}
			m.spellings = append(m.spellings, key)
			if said.name != "" {
				m.names = append(m.names, said.name)
			}
			if said.region != "" {
				m.regions = append(m.regions, said.region)
			}
			if said.north != "" && said.east != "" {
				m.places = append(m.places, said.north+"|"+said.east)
			}
			if rng.IntN(3) > 0 {
				x.pass(n)
				m.silent++
			} else {
				x.say(n).designated++
				x.say(n).outcomes[0]++
				m.loud++
			}
		}
		for _, o := range team[1:] {
			team[0].merge(o)
		}
		seen := 0
		for n := range team[0].each {
			seen++
			got := team[0].totals(n)
			m := want[got.Fold()]
			slices.Sort(m.spellings)
			m.spellings = slices.Compact(m.spellings)
			slices.SortFunc(m.places, func(a, b string) int { return slices.Compare(strings.Split(a, "|"), strings.Split(b, "|")) })
			slices.Sort(m.names)
			slices.Sort(m.regions)
			first := func(list []string) string { return append(list, "")[0] }
			place := strings.Split(first(m.places)+"|", "|")
			others := m.spellings[1:min(len(m.spellings), 1+maxSpellings)]
			if got.Key != m.spellings[0] || !slices.Equal(got.Spellings, others) || got.Name != first(m.names) || got.Region != first(m.regions) || got.Latitude != place[0] || got.Longitude != place[1] ||
				got.Designated != m.loud || got.Outcomes[0] != m.loud || got.Rows() != m.loud+m.silent || !team[0].counted(n) || team[0].key(n) != got.Key {
				t.Fatalf("%+v, want %+v", got, m)
			}
		}
		if seen != len(want) {
			t.Fatalf("%d sites, want %d", seen, len(want))
		}
	}
}

// A count of rows that is full goes on with the outcomes; so does a sum of two.
func TestFullCounts(t *testing.T) {
	book := newSiteBook()
	a, b := newSites(book), newSites(book)
	n := a.find("S")
	b.find("S")
	for _, c := range []struct {
		a, b uint32
		want int64
	}{{math.MaxUint32 - 1, 0, math.MaxUint32}, {math.MaxUint32, 0, math.MaxUint32 + 1}, {math.MaxUint32 - 2, 1, math.MaxUint32}, {math.MaxUint32 - 1, 1, math.MaxUint32 + 1}, {math.MaxUint32 - 1, math.MaxUint32, 2 * math.MaxUint32}} {
		*a, *b = *newSites(book), *newSites(book)
		a.find("S")
		b.find("S")
		a.row(n).silent, b.row(n).silent = c.a, c.b
		a.pass(n)
		a.merge(b)
		if s := a.totals(n); s.Rows() != c.want {
			t.Errorf("%d rows and one more, and %d: %d, want %d", c.a, c.b, s.Rows(), c.want)
		}
	}
}

// A text is put where there is room for it, and the book says when there is none.
func TestRoomForTexts(t *testing.T) {
	book := newSiteBook()
	book.most, book.room = 40, 0
	if n := book.find("S-1"); n == noSite || book.full.Load() {
		t.Error("there is no room for the first site")
	}
	rooms := 0
	for i := range 39 {
		if book.find(fmt.Sprintf("T-%d", i)) != noSite {
			rooms++
		}
	}
	if !book.full.Load() || rooms > 0 || !strings.Contains(book.fault().Error(), "MiB") {
		t.Errorf("%d sites have room: %v", rooms, book.fault())
	}
	book = newSiteBook()
	n := book.find("S-1")
	shard := &book.shards[n%siteShards]
	book.describe(n, siteText{name: "z name", region: "z region", north: "9", east: "9"})
	before, waste := shard.list[n/siteShards], shard.texts.waste
	book.room = -1
	if at, ok := shard.put(book, "x"); ok || at != 0 {
		t.Error("there is room for a text")
	}
	book.describe(n, siteText{name: "a name", region: "a region", north: "1", east: "2"})
	if s := shard.list[n/siteShards]; s != before || shard.texts.waste != waste || !book.full.Load() {
		t.Errorf("%+v is kept where there is no room, and was %+v", s, before)
	}
	book.full.Store(false)
	if book.find("S 1"); !book.full.Load() || shard.list[n/siteShards].key != before.key {
		t.Error("a smaller spelling is kept where there is no room")
	}
}

// A set of marks has one number, in whatever order they were put in.
func TestMarkSets(t *testing.T) {
	rng := rand.New(rand.NewPCG(24, 20))
	m := newMarkSets()
	known := map[string]uint32{}
	for range 500 {
		set, has := uint32(0), map[int]bool{}
		for range rng.IntN(6) {
			mark := []int{0, 1, 62, 63, 64, 65, 127, 128, 200}[rng.IntN(9)]
			set, has[mark] = m.with(set, mark), true
		}
		other, more := uint32(0), map[int]bool{}
		for range rng.IntN(4) {
			mark := []int{0, 63, 64, 129, 300}[rng.IntN(5)]
			other, more[mark] = m.with(other, mark), true
		}
		both := m.union(set, m.sets[other])
		for mark := range 320 {
			in := func(set uint32) bool {
				return mark/64 < len(m.sets[set]) && m.sets[set][mark/64]>>(mark%64)&1 == 1
			}
			if in(set) != has[mark] || in(other) != more[mark] || in(both) != (has[mark] || more[mark]) {
				t.Fatalf("mark %d of %v and %v", mark, has, more)
			}
		}
		for what, n := range map[string]uint32{fmt.Sprint(has): set, fmt.Sprint(more): other} {
			if old, found := known[what]; found && old != n {
				t.Fatalf("the set %s has the numbers %d and %d", what, old, n)
			}
			known[what] = n
		}
	}
}

// Of texts that nobody knows any more every byte is counted, and what is left is moved
// together when that is the greater part: regions that sites share are shared again.
func TestForgottenTexts(t *testing.T) {
	var x texts
	waste := 0
	for n := range 40 {
		r, _ := x.put(strings.Repeat("x", n))
		x.forget(r)
		if n > 0 {
			waste += 2 + n
		}
		if x.waste != waste {
			t.Fatalf("%d bytes are forgotten, want %d", x.waste, waste)
		}
	}
	book := newSiteBook()
	const many = 16 * 3000
	region := func(i int) string { return strings.Repeat("r", 200) + fmt.Sprint(i%3) }
	for i := range many {
		book.describe(book.find(fmt.Sprintf("S-%d", i)), siteText{name: "N", region: region(i), north: "1", east: "2"})
	}
	for k := range book.shards {
		shard := &book.shards[k]
		shard.compact(book)
		if most := len(shard.list)*(2+len("S-12345")+3*3) + 4*pageBytes; shard.texts.bytes > most || shard.texts.waste != 0 {
			t.Fatalf("%d sites take %d bytes, at most %d are meant", len(shard.list), shard.texts.bytes, most)
		}
		if len(shard.regions) != 3 {
			t.Fatalf("%d regions are known again, want 3", len(shard.regions))
		}
	}
	total := 0
	for k := range book.shards {
		total += book.shards[k].texts.bytes
	}
	if int(book.bytes.Load()) != total {
		t.Errorf("%d bytes are counted, want %d", book.bytes.Load(), total)
	}
	for i := range many {
		n := book.find(fmt.Sprintf("S-%d", i))
		shard := &book.shards[n%siteShards]
		if s := shard.list[n/siteShards]; shard.texts.at(s.region) != region(i) || shard.texts.at(s.key) != fmt.Sprintf("S-%d", i) || shard.texts.at(s.name)+shard.texts.at(s.north)+shard.texts.at(s.east) != "N12" {
			t.Fatalf("site %d: %q in %q", i, shard.texts.at(s.key), shard.texts.at(s.region))
		}
	}
}
