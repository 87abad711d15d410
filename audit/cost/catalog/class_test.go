package catalog

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// fitted are members of so many units at so many dollars a unit.
func fitted(t *testing.T, p *Parameters, units []int64, each []float64) *Reference {
	t.Helper()
	var members []Member
	for i, n := range units {
		total := gear.Amount(each[i] * float64(n) * 100)
		members = append(members, Member{ID: fmt.Sprint("M", i), Units: n, Low: total, High: total})
	}
	members = append(members, Member{ID: "unknown", Low: 1, High: 1}, Member{ID: "held out", Units: 10, Low: 1, High: 1, HeldOut: true})
	r, err := p.Fit(members)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What members of a class say of one more: the geometric mean, a deviation from four
// of them on, a slope that is half of what least squares find and never below nought.
func TestFit(t *testing.T) {
	p := load(t).Param
	three := fitted(t, p, []int64{10, 100, 1000}, []float64{1000, 2000, 4000})
	if three.Members != 3 || three.PerUnit != 2_000_00 || three.Sigma != 0 || three.Slope != 0 || three.Predictive != p.Sigma[5] {
		t.Errorf("three members have no spread of their own: %+v", three)
	}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(4, 15).Draw(rt, "members")
		var units []int64
		var each []float64
		for range n {
			units = append(units, rapid.Int64Range(1, 5000).Draw(rt, "units"))
			each = append(each, rapid.Float64Range(500, 50_000).Draw(rt, "each"))
		}
		r := fitted(t, p, units, each)
		logs, sizes := make([]float64, n), make([]float64, n)
		meanLog, meanSize := 0.0, 0.0
		for i := range n {
			logs[i], sizes[i] = math.Log(math.Floor(each[i]*float64(units[i])*100)/float64(units[i])), math.Log(float64(units[i]))
			meanLog += logs[i] / float64(n)
			meanSize += sizes[i] / float64(n)
		}
		// The slope of least squares is the one from which no step makes the squares smaller.
		squares := func(slope float64) float64 {
			sum := 0.0
			for i := range n {
				d := logs[i] - meanLog - slope*(sizes[i]-meanSize)
				sum += d * d
			}
			return sum
		}
		if slope := 2 * r.Slope; slope > 0 && (squares(slope) > squares(slope+1e-4) || squares(slope) > squares(slope-1e-4)) || slope == 0 && squares(0.01) < squares(0)-1e-9 {
			rt.Fatalf("a slope of %v: squares %v, beside it %v and %v", slope, squares(slope), squares(slope-1e-4), squares(slope+1e-4))
		}
		if want := math.Sqrt(squares(0) / float64(n-1)); math.Abs(r.Sigma-want) > 1e-9 {
			rt.Fatalf("the deviation is %v, want %v", r.Sigma, want)
		}
		if r.Members != n || math.Abs(float64(r.PerUnit)/math.Exp(meanLog)-1) > 1e-3 || r.Predictive <= r.Sigma {
			rt.Fatalf("%+v, of %d members at %v", r, n, math.Exp(meanLog)/100)
		}
		low, high := r.Range()
		if middle := math.Sqrt(float64(low) * float64(high)); math.Abs(middle/float64(r.PerUnit)-1) > 0.02 || low > high {
			rt.Fatalf("%v to %v around %v", low, high, r.PerUnit)
		}
		if spread := math.Log(float64(high)/float64(low)) / 2 / 1.2815515655; low > 100_000 && math.Abs(spread/r.Predictive-1) > 0.02 {
			rt.Fatalf("%v to %v is a deviation of %v, want %v", low, high, spread, r.Predictive)
		}
		for _, x := range []float64{0.1, r.Least, (r.Least + r.Most) / 2, r.Most, r.Most * 10} {
			clamped := min(max(x, r.Least), r.Most)
			want := math.Exp(meanLog + r.Slope*(math.Log(clamped)-meanSize))
			if got := r.UnitCost(x); math.Abs(got/want-1) > 1e-6 {
				rt.Fatalf("one of %v units costs %v, want %v", x, got, want)
			}
		}
	})
	if _, err := p.Fit([]Member{{ID: "unknown", Low: 1, High: 2}}); err == nil {
		t.Error("a class is fitted on nobody")
	}
}

// An owner of the program's size is one of its applicants; what is just above is not.
func TestSizeOfANationalOperator(t *testing.T) {
	c := load(t)
	for customers, want := range map[int64]string{0: "us-program", 10_000_000: "us-program", 10_000_001: "national"} {
		if got := c.Choose(Owner{Country: "US", Customers: customers}).ID; got != want {
			t.Errorf("%d customers: %s, want %s", customers, got, want)
		}
	}
}

// What is said of a kind is what it takes: the function, role or technology of an item
// that it prices is named, and of what is left nothing is.
func TestKindsSayWhatTheyTake(t *testing.T) {
	c := load(t)
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, role := range append([]string{""}, dict.Defs[gear.Role].Values...) {
		for _, function := range append([]string{""}, dict.Defs[gear.Function].Values...) {
			it := &gear.Item{Values: make([]*gear.Value, dict.Len())}
			set := func(f gear.Field, value string) {
				if value != "" {
					it.Values[f] = &gear.Value{State: gear.Present, Text: value, Code: dict.Code(f, value)}
				}
			}
			set(gear.Role, role)
			set(gear.Function, function)
			l := c.Price(it)
			if l.State == Included {
				continue
			}
			takes := l.Kind.Takes()
			_, by, others := strings.Cut(takes, "; or ")
			if !others {
				by = takes
			}
			switch {
			case takes == "what is left":
			case strings.Contains(by, "function "):
				if name := function; name != "" && !strings.Contains(by, name) || name == "" && !strings.Contains(by, "not said") {
					t.Errorf("%q %q is of the kind %s, which takes %s", role, function, l.Kind.ID, takes)
				}
				said++
			}
			if strings.Contains(by, "role ") && role != "" && !strings.Contains(by, role) {
				t.Errorf("%q %q is of the kind %s, which takes %s", role, function, l.Kind.ID, takes)
			}
		}
	}
	if said < 50 {
		t.Errorf("only %d items are of a kind that says its functions", said)
	}
	for _, k := range c.Kinds() {
		if family := k.family; family != "" && !strings.HasPrefix(k.Takes(), "models of the family "+family) || family == "" && strings.Contains(k.Takes(), "family") {
			t.Errorf("%s of the family %q takes %s", k.ID, family, k.Takes())
		}
		if low, high, ok := k.Range(); ok != (k.Prices[0] != nil) || ok && (low <= 0 || high < low) || !ok && high != 0 {
			t.Errorf("one of %s costs %s to %s, %v", k.ID, low, high, ok)
		}
		if of := len(k.Functions()) > 0; k.family != "" && of != strings.Contains(k.Takes(), " whose function, said or the family's first, is "+strings.Join(k.Functions(), " or ")) {
			t.Errorf("%s of the functions %v takes %s", k.ID, k.Functions(), k.Takes())
		}
	}
}

// A work of a visit has a published price or is named as one that has none.
func TestWorksWithoutAPrice(t *testing.T) {
	c := load(t)
	without := strings.Join(c.NoWorks(), "; ")
	for i, w := range c.Works() {
		priced := c.SiteWorks[i].Published != nil
		if priced != w.Priced || priced == strings.Contains(without, w.Item) || priced != (w.Low > 0 && w.High >= w.Low) {
			t.Errorf("%s: published %v, %s to %s, among those without a price: %v", w.ID, priced, w.Low, w.High, strings.Contains(without, w.Item))
		}
		if w.Odds <= 0 || w.Odds > 1 {
			t.Errorf("%s has a probability of %v", w.ID, w.Odds)
		}
	}
}
