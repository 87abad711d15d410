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
	Allocation gear.Amount // what a program approved; its part is added to the amount
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
			return 0, usage("a proration lies between 0 and 1", "for 39.5 percent write 39.5% or 0.395")
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

// Answer says whether money is enough.
type Answer uint8

// The answers. What is not known never makes a yes, and never a no.
const (
	Unknown Answer = iota
	Yes
	No
)

// String returns the answer as files write it.
func (a Answer) String() string { return [...]string{"unknown", "yes", "no"}[a] }

// Confidence is how sure the money must be enough where nobody says otherwise.
const Confidence = 0.8

// Held is an estimate held against money.
type Held struct {
	Available  gear.Amount
	Within     Answer
	Confidence float64  // at which Within is answered
	WorstCase  *Worst   // nil: it has no sum
	Deciding   []string // what decides where Within is unknown, in words
}

// Worst is the worst case held against money: open questions about makers go
// against the operator, and pieces without a price cost what the dearest of
// their class does.
type Worst struct {
	cost.Figures
	Probability  float64     // that it does not exceed the money
	ShortfallP50 gear.Amount // what is lacking to plan, 0 when nothing is
	ShortfallP80 gear.Amount // what is lacking to fund with a contingency
	Step         gear.Amount // an amount of more money, about a twentieth of the P50 cost
	Gain         float64     // what it adds to the probability
}

// Hold holds an estimate against money. The money is not enough where the known
// part alone exceeds it at the confidence; it is enough where the worst case
// does not, and nothing was left unread that may be equipment of a designated
// maker. A confidence of 0 is [Confidence].
func Hold(e *cost.Estimate, available gear.Amount, confidence float64, unread []string) *Held {
	if confidence == 0 {
		confidence = Confidence
	}
	h := &Held{Available: available, Confidence: confidence, WorstCase: worst(e, available)}
	switch {
	case e.Known != nil && e.Known.Quantile(confidence) > available:
		h.Within = No
	case len(unread) > 0:
	case e.WorstCase != nil && e.WorstCase.Quantile(confidence) <= available, e.WorstCase == nil && len(e.Missing) == 0 && e.Uncounted == 0:
		h.Within = Yes
	}
	if h.Within == Unknown {
		h.Deciding = append(deciding(e), unread...)
	}
	return h
}

// worst holds the worst case, nil where it has no sum.
func worst(e *cost.Estimate, available gear.Amount) *Worst {
	s := e.WorstCase
	if s == nil {
		return nil
	}
	w := &Worst{
		Figures: s.Figures, Probability: s.Within(available), Step: step(s.P50),
		ShortfallP50: max(0, s.P50-available), ShortfallP80: max(0, s.P80-available),
	}
	if more, err := available.Add(w.Step); err == nil {
		w.Gain = s.Within(more) - w.Probability
	}
	return w
}

// deciding names the pieces that the answer turns on.
func deciding(e *cost.Estimate) []string {
	var out []string
	for _, m := range e.Missing {
		out = append(out, fmt.Sprintf("%s without a price (%d)", m.Item, m.Pieces+m.Open))
	}
	if e.WorstCase == nil && e.Uncounted > 0 {
		out = append(out, fmt.Sprintf("units of which the cost baseline counts nothing, though replacing them costs money (%d)", e.Uncounted))
	}
	if e.OpenItems > 0 {
		out = append(out, fmt.Sprintf("units whose maker is undecided (%d)", e.OpenItems))
	}
	return out
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

func usage(what, hint string) error {
	return &gear.Fault{Kind: gear.Usage, What: what, Hint: hint}
}
