package regime

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// The maker of an item of an example is the same in whatever order its facts stand, but
// for a level that is said behind it.
func TestFactsInAnyOrder(t *testing.T) {
	for _, c := range []struct {
		facts  []string
		level  gear.Level
		vendor string
	}{
		{nil, gear.OtherMaker, ""}, {[]string{"vendor=none"}, gear.OtherMaker, ""}, {[]string{"vendor=unknown"}, gear.Unknown, ""}, {[]string{"vendor=huawei"}, gear.Confirmed, "huawei"},
		{[]string{"level=probable", "vendor=huawei"}, gear.Probable, "huawei"}, {[]string{"vendor=huawei", "level=probable"}, gear.Probable, "huawei"},
		{[]string{"level=confirmed", "vendor=none"}, gear.OtherMaker, ""}, {[]string{"level=possible", "vendor=unknown"}, gear.Unknown, ""},
	} {
		e := item(t, dictionary(t), c.facts...)
		if e.subject.Level != c.level || e.subject.Vendor != c.vendor {
			t.Errorf("%q: %v by %q, want %v by %q", c.facts, e.subject.Level, e.subject.Vendor, c.level, c.vendor)
		}
	}
}

// Who is designated is said with all that says so: each list or rule in force of the
// set, once, with a source of each.
func TestDesignationIsCited(t *testing.T) {
	set := allRules(t)
	j := withoutProfile(t)
	all := j.Rules()
	rule := all[len(all)-1]
	if rule.ID != DesignatedMaker {
		t.Fatalf("the last rule is %s", rule.ID)
	}
	cited := strings.Split(rule.Citation, "; ")
	for _, c := range cited {
		known := slices.ContainsFunc(set.Rules, func(r *rules.Rule) bool { return strings.Contains(r.Citation, c) }) || slices.ContainsFunc(set.Unchosen, func(r *rules.Rule) bool { return strings.Contains(r.Citation, c) })
		if c == "" || !known {
			t.Errorf("%q is no citation of a rule", c)
		}
	}
	found := false
	for _, r := range slices.Concat(set.Rules, set.Unchosen) {
		if r.ID == "us-fcc-covered-list" {
			found = strings.Contains(rule.Citation, r.Citation) && slices.ContainsFunc(rule.Sources, func(s rules.Source) bool { return s.URL == r.Sources[0].URL })
		}
	}
	if !found {
		t.Errorf("the covered list is not cited in %q, %+v", rule.Citation, rule.Sources)
	}
}

// A set of sites counts each number once, whatever the numbers are.
func TestSitesOfAChange(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, most := range []int{1, 64, 65, 128, 129, 1000} {
		n, seen := changed{}, map[int]bool{}
		for _, site := range append([]int{most - 1, 0, most / 2}, rng.Perm(most)[:most/3]...) {
			n.mark(site)
			seen[site] = true
			count := 0
			for _, word := range n.sites {
				count += bits.OnesCount64(word)
			}
			if count != len(seen) || n.sites[site/64]>>(site%64)&1 == 0 {
				t.Fatalf("of %d numbers up to %d, %d are counted", len(seen), most, count)
			}
		}
		if len(n.sites) != (most-1)/64+1 {
			t.Errorf("sites up to %d take %d words", most, len(n.sites))
		}
	}
}
