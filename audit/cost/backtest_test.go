package cost

import (
	"flag"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

var update = flag.Bool("update", false, "write the back-test anew")

// The back-test that is kept is what comes out when it is run.
func TestTrialsAreFresh(t *testing.T) {
	c := loaded(t)
	ran, err := BackTest(c)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		var b strings.Builder
		b.WriteString("id,p10,p50,p90\n")
		for _, r := range ran {
			b.WriteString(strings.Join([]string{r.ID, r.P10.String(), r.P50.String(), r.P90.String()}, ",") + "\n")
		}
		if err := os.WriteFile("catalog/pack/trials.csv", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := trials(c)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(ran, kept, cmpopts.IgnoreFields(Figures{}, "P80", "Mean")); d != "" {
		t.Errorf("pack/trials.csv is stale, -update writes it anew (-run Fresh):\n%s", d)
	}
}

// Each member of a class is estimated by the others. The bounds are those that
// the method must keep; how it does is told by catalog method.
func TestBackTest(t *testing.T) {
	m, err := NewMethod(loaded(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range m.Scores {
		t.Logf("%-20s %d of %d held, error factor %.3f, worst %.2f", s.Class, s.Held, s.Trials, math.Exp(s.LogError), math.Exp(s.Worst))
		if s.Class == "us-program" && (s.Held < 6 || s.LogError > math.Log(1.45) || s.Worst > math.Log(2.2)) {
			t.Errorf("%+v", s)
		}
	}
	for _, s := range []Score{m.All, m.HeldOut} {
		t.Logf("%d of %d held, error factor %.3f (%.3f to %.3f), worst %.2f", s.Held, s.Trials, math.Exp(s.LogError), math.Exp(s.Between[0]), math.Exp(s.Between[1]), math.Exp(s.Worst))
	}
	if a := m.All; a.Held*10 < a.Trials*7 || a.LogError > math.Log(1.5) || a.Worst > math.Log(2.2) {
		t.Errorf("%+v", a)
	}
}

// Prices of the catalog must matter to a back-test: with all of them halved,
// every estimate of a network falls.
func TestBackTestFeelsTheCatalog(t *testing.T) {
	whole, err := BackTest(loaded(t))
	if err != nil {
		t.Fatal(err)
	}
	c := loaded(t)
	for _, p := range c.Components {
		p.Band.Low, p.Band.Median, p.Band.High = p.Band.Low/2, p.Band.Median/2, p.Band.High/2
	}
	half, err := BackTest(c)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		if c.Class(whole[i].Class).Site != nil && float64(half[i].P50) > 0.96*float64(whole[i].P50) {
			t.Errorf("%s: %s, with half of the prices %s", whole[i].Operator, whole[i].P50, half[i].P50)
		}
	}
}
