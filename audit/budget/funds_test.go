package budget

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
)

func TestAvailable(t *testing.T) {
	for name, tc := range map[string]struct {
		funds Funds
		want  gear.Amount
	}{
		"nothing":               {Funds{}, 0},
		"money at hand":         {Funds{Amount: 500}, 500},
		"an allocation":         {Funds{Allocation: 1000}, 1000},
		"both":                  {Funds{Amount: 500, Allocation: 1000}, 1500},
		"prorated":              {Funds{Allocation: 1000, Proration: big.NewRat(395, 1000)}, 395},
		"rounded down":          {Funds{Allocation: 1001, Proration: big.NewRat(395, 1000)}, 395},
		"a third":               {Funds{Allocation: 100, Proration: big.NewRat(1, 3)}, 33},
		"claimed":               {Funds{Allocation: 1000, Proration: big.NewRat(395, 1000), Claimed: 95}, 300},
		"claimed more":          {Funds{Amount: 7, Allocation: 1000, Proration: big.NewRat(395, 1000), Claimed: 500}, 7},
		"nothing is paid":       {Funds{Amount: 7, Allocation: 1000, Proration: big.NewRat(0, 1)}, 7},
		"everything is paid":    {Funds{Allocation: math.MaxInt64, Proration: big.NewRat(1, 1)}, math.MaxInt64},
		"as large as it can be": {Funds{Allocation: math.MaxInt64, Proration: big.NewRat(1, 2)}, math.MaxInt64 / 2},
	} {
		if got, err := tc.funds.Available(); err != nil || got != tc.want {
			t.Errorf("%s: %d, %v; want %d", name, got, err, tc.want)
		}
	}
}

func TestAvailableRefuses(t *testing.T) {
	for name, f := range map[string]Funds{
		"amount": {Amount: -1}, "allocation": {Allocation: -1}, "claimed": {Claimed: -1},
		"proration above one": {Proration: big.NewRat(2, 1)}, "below nought": {Proration: big.NewRat(-1, 2)},
		"sum": {Amount: math.MaxInt64, Allocation: 1},
	} {
		_, err := f.Available()
		var fault *gear.Fault
		if !errors.As(err, &fault) || fault.Kind != gear.Usage {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// estimate is one of a few radios, for odds to be taken of.
func estimate(t *testing.T) *cost.Estimate {
	t.Helper()
	c, err := cost.Load()
	if err != nil {
		t.Fatal(err)
	}
	tally := c.NewTally()
	function := &gear.Item{Values: make([]*gear.Value, gear.Known)}
	function.Values[gear.Function] = &gear.Value{State: gear.Present, Text: "ran_radio_unit", Code: 12}
	tally.Add(c.Price(function), tally.Site("A"), false)
	e, err := c.Estimate(tally, cost.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestHold(t *testing.T) {
	e := estimate(t)
	for name, tc := range map[string]struct {
		money        gear.Amount
		within       bool
		low, high    float64 // of the probability
		p50, p80     gear.Amount
		gainIsWanted bool
	}{
		"nothing": {0, false, 0, 0, e.AllIn.P50, e.AllIn.P80, false},
		"P50":     {e.AllIn.P50, true, 0.499, 0.501, 0, e.AllIn.P80 - e.AllIn.P50, true},
		"below":   {e.AllIn.P50 - 1, false, 0.45, 0.501, 1, e.AllIn.P80 - e.AllIn.P50 + 1, true},
		"P80":     {e.AllIn.P80, true, 0.799, 0.801, 0, 0, true},
		"plenty":  {math.MaxInt64, true, 1, 1, 0, 0, false},
	} {
		o := Hold(e, tc.money)
		if o.Within != tc.within || o.Probability < tc.low || o.Probability > tc.high || o.ShortfallP50 != tc.p50 || o.ShortfallP80 != tc.p80 {
			t.Errorf("%s: %+v", name, o)
		}
		if (o.Gain > 0) != tc.gainIsWanted || o.Gain < 0 {
			t.Errorf("%s: %s more adds %v", name, o.Step, o.Gain)
		}
		if o.Available != tc.money || o.String() == "" {
			t.Errorf("%s: %s", name, o)
		}
	}
}

// The step is a round amount near a twentieth, and never nothing.
func TestStep(t *testing.T) {
	for likely, want := range map[gear.Amount]gear.Amount{0: 100, -5: 100, 1: 100, 2000_00: 100_00, 3999_00: 100_00, 4000_00: 200_00, 10_000_00: 500_00, 19_999_00: 500_00} {
		if got := step(likely); got != want {
			t.Errorf("of %s it is %s, want %s", likely, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		likely := gear.Amount(rapid.Int64Range(4000, math.MaxInt64/2).Draw(t, "likely"))
		got := step(likely)
		if got > likely/20+100 || got < likely/51 || got%100 != 0 {
			t.Fatalf("of %s it is %s", likely, got)
		}
	})
}
