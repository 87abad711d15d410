package budget

import (
	"fmt"
	"math"
	"math/big"

	"github.com/gearaudit/gearaudit/audit/cost"
	"github.com/gearaudit/gearaudit/audit/gear"
)

// Funds is the money that there is.
type Funds struct {
	Amount     gear.Amount // money at hand, before what is already spent
	Allocation gear.Amount // what a programme approved; its part is added to the amount
	Proration  *big.Rat    // part of the allocation that is paid, nil for all of it
	Claimed    gear.Amount // of the allocation: claimed and spent already
}

// Available is the money that is left: the amount, and of the allocation what
// is prorated and not claimed yet, rounded down to whole cents. It is never
// below nought. An error is of kind Usage.
func (f Funds) Available() (gear.Amount, error) {
	if f.Amount < 0 || f.Allocation < 0 || f.Claimed < 0 {
		return 0, usage("money cannot be negative", "")
	}
	share := f.Allocation
	if f.Proration != nil {
		if f.Proration.Sign() < 0 || f.Proration.Cmp(big.NewRat(1, 1)) > 0 {
			return 0, usage("a proration lies between 0 and 1", "39.5 % is 0.395")
		}
		share = part(f.Allocation, f.Proration)
	}
	sum, err := f.Amount.Add(max(0, share-f.Claimed))
	if err != nil {
		return 0, usage("the budget is too large to be counted", "")
	}
	return sum, nil
}

// part is an amount times a fraction of one, rounded down.
func part(a gear.Amount, f *big.Rat) gear.Amount {
	n := new(big.Int).Mul(big.NewInt(int64(a)), f.Num())
	return gear.Amount(n.Quo(n, f.Denom()).Int64())
}

// Odds is an estimate held against money.
type Odds struct {
	Available    gear.Amount
	Within       bool        // the P50 all-in cost does not exceed the money
	Probability  float64     // that the all-in cost does not exceed the money
	ShortfallP50 gear.Amount // what is lacking to plan, 0 when nothing is
	ShortfallP80 gear.Amount // what is lacking to fund with a contingency
	Step         gear.Amount // an amount of more money, about a twentieth of the P50 cost
	Gain         float64     // what it adds to the probability
}

// Hold holds an estimate against money.
func Hold(e *cost.Estimate, available gear.Amount) Odds {
	p := e.Within(available)
	o := Odds{
		Available: available, Within: e.AllIn.P50 <= available, Probability: p,
		ShortfallP50: max(0, e.AllIn.P50-available), ShortfallP80: max(0, e.AllIn.P80-available),
		Step: step(e.AllIn.P50),
	}
	if more, err := available.Add(o.Step); err == nil {
		o.Gain = e.Within(more) - p
	}
	return o
}

// step is a round amount near a twentieth of the cost: one, two or five of a
// power of ten.
func step(likely gear.Amount) gear.Amount {
	if likely <= 0 {
		return 100
	}
	power := math.Pow(10, math.Floor(math.Log10(float64(likely)/20)))
	for _, f := range []float64{5, 2, 1} {
		if f*power <= float64(likely)/20 {
			return max(100, gear.Amount(f*power)/100*100)
		}
	}
	return 100
}

// String tells the odds in a sentence.
func (o Odds) String() string {
	return fmt.Sprintf("%s available, probability %.4f that it is enough", o.Available, o.Probability)
}

func usage(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}
