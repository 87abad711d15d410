package cost

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/cost/catalog"
)

// A pricer that may remember nothing works everything out, at the same prices.
func TestLimitOfPrices(t *testing.T) {
	b := newBench(t)
	for limit, want := range map[int][2]int64{0: {6, 0}, 1: {4, 2}, 10: {2, 4}} {
		p := catalog.NewPricer(b.Catalog)
		p.Limit(limit)
		for range 3 {
			for _, row := range []cells{radio("A"), {"function": "ran_baseband", "model": "BBU3900", "site_id": "A"}} {
				if it := b.item(row); p.Price(it) != b.Price(it) {
					t.Errorf("with %d remembered %v costs something else", limit, row)
				}
			}
		}
		if computed, cached := p.Answers(); computed != want[0] || cached != want[1] {
			t.Errorf("with %d remembered: %d worked out and %d found, want %v", limit, computed, cached, want)
		}
	}
}

// The method names the classes with what a whole site of each is, where it is one of
// sites.
func TestMethodNamesTheClasses(t *testing.T) {
	c := loaded(t)
	m, err := NewMethod(c)
	if err != nil {
		t.Fatal(err)
	}
	steps := strings.Join(m.Steps, "\n")
	for _, x := range c.Classes() {
		if got := strings.Contains(steps, "A whole site of the class "+x.ID+":"); got != (x.Site != nil) {
			t.Errorf("a whole site of %s is told: %v", x.ID, got)
		}
		if r := x.Reference(); r != nil && !strings.Contains(steps, fmt.Sprintf("Class %s: %s, %s; %d members", x.ID, x.Title, x.Basis, r.Members)) {
			t.Errorf("the class %s is not told with its %d members", x.ID, r.Members)
		}
		if level := fmt.Sprintf("price level %.2f to %.2f", x.Level[0], x.Level[1]); x.Site != nil && !strings.Contains(steps, level) {
			t.Errorf("the %s of %s is not told", level, x.ID)
		}
	}
}

// The method says in words what a crew must do for each kind of equipment.
func TestKindsInWords(t *testing.T) {
	texts := kindTexts(loaded(t))
	for _, k := range loaded(t).Kinds() {
		i := slices.IndexFunc(texts, func(s string) bool { return strings.HasPrefix(s, k.ID+", ") })
		if i < 0 || strings.Contains(texts[i], "times L") != k.Leveled() {
			t.Errorf("%s is priced at a level: %v, and in words %v", k.ID, k.Leveled(), i >= 0 && strings.Contains(texts[i], "times L"))
		}
	}
	for kind, want := range map[string][]string{
		"radio":    {"; a crew must go there and climb", "times L"},
		"baseband": {"; a crew must go there", "times L"},
		"olt":      {"; bears services"},
	} {
		i := slices.IndexFunc(texts, func(s string) bool { return strings.HasPrefix(s, kind+", ") })
		if i < 0 {
			t.Errorf("nothing is said of %s", kind)
			continue
		}
		for _, w := range want {
			if !strings.Contains(texts[i], w) {
				t.Errorf("%q does not say %q", texts[i], w)
			}
		}
		if kind != "radio" && strings.Contains(texts[i], "climb") || kind == "olt" && strings.Contains(texts[i], "crew") || kind != "olt" && strings.Contains(texts[i], "services") {
			t.Errorf("%q says too much", texts[i])
		}
	}
}
