package engine

import (
	"fmt"
	"runtime"
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
