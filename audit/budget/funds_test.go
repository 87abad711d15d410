package budget

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/cost/catalog"
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

// estimate is one of a radio, and of pieces of further functions by their codes:
// surely to be replaced, or possibly.
func estimate(t *testing.T, sure, open []uint16) *cost.Estimate {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	tally := cost.NewTally(c, cost.Options{})
	for i, function := range append(append([]uint16{}, sure...), open...) {
		it := &gear.Item{Values: make([]*gear.Value, gear.Known)}
		it.Values[gear.Function] = &gear.Value{State: gear.Present, Text: "function", Code: function}
		tally.Add(c.Price(it), tally.Site("A"), i >= len(sure))
	}
	e, err := tally.Estimate()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Codes of functions, in the order of the field dictionary.
const (
	radio   = 12
	ims     = 4  // without a price, of a known class
	service = 27 // without a price and of no known class
)

func TestHold(t *testing.T) {
	e := estimate(t, []uint16{radio}, nil)
	for name, tc := range map[string]struct {
		money        gear.Amount
		within       Answer
		low, high    float64 // of the probability
		p50, p80     gear.Amount
		gainIsWanted bool
	}{
		"nothing": {0, No, 0, 0, e.AllIn.P50, e.AllIn.P80, false},
		"P50":     {e.AllIn.P50, No, 0.499, 0.501, 0, e.AllIn.P80 - e.AllIn.P50, true},
		"below":   {e.AllIn.P80 - 1, No, 0.79, 0.801, 0, 1, true},
		"P80":     {e.AllIn.P80, Yes, 0.799, 0.801, 0, 0, true},
		"plenty":  {math.MaxInt64, Yes, 1, 1, 0, 0, false},
	} {
		h := Hold(e, tc.money, 0, nil)
		w := h.WorstCase
		if h.Within != tc.within || w.Probability < tc.low || w.Probability > tc.high || w.ShortfallP50 != tc.p50 || w.ShortfallP80 != tc.p80 {
			t.Errorf("%s: %+v, %+v", name, h, w)
		}
		if (w.Gain > 0) != tc.gainIsWanted || w.Gain < 0 {
			t.Errorf("%s: %s more adds %v", name, w.Step, w.Gain)
		}
	}
}

// What is not known makes a yes unknown, and never a no; a no is decided first.
func TestHoldOfDoubts(t *testing.T) {
	const plenty = 1_000_000_000_00
	for name, tc := range map[string]struct {
		sure, open []uint16
		money      gear.Amount
		confidence float64
		unread     []string
		want       Answer
		sum        bool
		deciding   int
	}{
		"nothing to replace":                {nil, nil, 0, 0, nil, Yes, false, 0},
		"nothing to replace, but unread":    {nil, nil, 0, 0, []string{"3 rejected rows"}, Unknown, false, 1},
		"all is priced":                     {[]uint16{radio}, nil, plenty, 0, nil, Yes, true, 0},
		"and unread":                        {[]uint16{radio}, nil, plenty, 0, []string{"3 rejected rows"}, Unknown, true, 1},
		"and unread, but too little anyway": {[]uint16{radio}, nil, 1, 0, []string{"3 rejected rows"}, No, true, 0},
		"no price, and plenty":              {[]uint16{ims}, nil, plenty, 0, nil, Yes, true, 0},
		"no price, and little":              {[]uint16{ims}, nil, 1, 0, nil, Unknown, true, 1},
		"of no class":                       {[]uint16{service}, nil, plenty, 0, nil, Unknown, false, 1},
		"of no class, and too little":       {[]uint16{radio, service}, nil, 1, 0, nil, No, false, 0},
		"undecided, and little":             {nil, []uint16{radio}, 1, 0, nil, Unknown, true, 1},
		"undecided, and plenty":             {[]uint16{radio}, []uint16{radio}, plenty, 0, nil, Yes, true, 0},
		"undecided, between":                {[]uint16{radio}, []uint16{radio, ims}, 400_000_00, 0, nil, Unknown, true, 2},
	} {
		h := Hold(estimate(t, tc.sure, tc.open), tc.money, tc.confidence, tc.unread)
		if h.Within != tc.want || (h.WorstCase != nil) != tc.sum || len(h.Deciding) != tc.deciding {
			t.Errorf("%s: %s, %+v, %v", name, h.Within, h.WorstCase, h.Deciding)
		}
	}
	e := estimate(t, []uint16{radio}, nil)
	if at := e.Known.Quantile(0.85); Hold(e, at, 0, nil).Within != Yes || Hold(e, at, 0.95, nil).Within != No {
		t.Error("the confidence makes no difference")
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
