package excuse

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// manyWaivers is a file of so many waivers, each for a site.
func manyWaivers(n int) []byte {
	var b strings.Builder
	b.WriteString("waivers:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: W%d, rule: us, match: {site_id: S%d}, reason: r, approved_by: a, ticket: t, issued_on: 2026-01-01, expires_on: 2026-12-31}\n", i, i)
	}
	return []byte(b.String())
}

// A file has so many waivers at most; as many take a bounded memory, and one is found
// among them without going through all.
func TestWaiverCeiling(t *testing.T) {
	dict, day := dictionary(t), date(t, "2026-11-21")
	for n, want := range map[int]string{maxWaivers - 1: "", maxWaivers: "", maxWaivers + 1: "there are 10001 waivers, and 10000 are read at most"} {
		src := manyWaivers(n)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		w, err := ParseWaivers("w.yaml", src, dict, day)
		runtime.GC()
		runtime.ReadMemStats(&after)
		if want != "" {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%d waivers: %v", n, err)
			}
			continue
		}
		if err != nil {
			t.Fatalf("%d waivers: %v", n, err)
		}
		if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > 16<<20 {
			t.Errorf("%d waivers hold %d MiB", n, held>>20)
		}
		it := item(t, dict, fmt.Sprintf("site_id=S%d", n-1))
		if w.Find("us-x", it) == nil {
			t.Fatal("the last waiver is not found")
		}
		if len(w.byText) != n || len(w.keyed) != 1 {
			t.Errorf("%d waivers stand under %d texts of %d fields: many are looked at for every item", n, len(w.byText), len(w.keyed))
		}
	}
}

// The first waiver in the file that is for an item is found, whatever finds it.
func TestWaiverFoundIsTheFirst(t *testing.T) {
	dict := dictionary(t)
	rng := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		w := &Waivers{asOf: 10}
		for range rng.IntN(12) {
			one := Waiver{Rule: []string{"us", "uk", "us-a"}[rng.IntN(3)], IssuedOn: gear.Date(rng.IntN(12)), ExpiresOn: gear.Date(9 + rng.IntN(4))}
			for range 1 + rng.IntN(2) {
				one.Match = append(one.Match, rules.Fact{Name: []string{"site_id", "model"}[rng.IntN(2)], Value: []string{"A", "B", "A*", "AB"}[rng.IntN(4)]})
			}
			w.List = append(w.List, one)
			if err := w.match(&w.List[len(w.List)-1], dict); err != nil {
				t.Fatal(err)
			}
		}
		it := item(t, dict, "site_id="+[]string{"A", "B", "AB", "C"}[rng.IntN(4)], "model="+[]string{"A", "B", "AB"}[rng.IntN(3)])
		want := ""
		for i := range w.List {
			one := &w.List[i]
			if rules.Names(one.Rule, "us-a-1") && one.IssuedOn <= 10 && one.ExpiresOn >= 10 && w.matches(i, it) {
				want = fmt.Sprint(i)
				break
			}
		}
		got := ""
		if one := w.Find("us-a-1", it); one != nil {
			for i := range w.List {
				if one == &w.List[i] {
					got = fmt.Sprint(i)
				}
			}
		}
		if got != want {
			t.Fatalf("waiver %q is found, want %q: %+v", got, want, w.List)
		}
	}
}
