package budget

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Bounds of the tiers, in customers: 47 USC 1603(d) as amended at the end of 2020.
const (
	firstTierCustomers = 2_000_000
	allCustomers       = 10_000_000
)

// Tiers is how many tiers there are. Applicants of tier 0 are not eligible.
const Tiers = 3

// Tier is the tier of an applicant: 1 for a provider of at most two million
// customers, 2 for an educational institution, 3 for a provider of at most ten
// million, and 0 for a larger one, which the statute leaves out.
func (c Carrier) Tier() int {
	switch {
	case c.Kind == Education:
		return 2
	case c.Customers <= firstTierCustomers:
		return 1
	case c.Customers <= allCustomers:
		return 3
	default:
		return 0
	}
}

// Allocation is an appropriation shared among carriers.
type Allocation struct {
	Appropriation string        `json:"appropriation"` // money to share, after administration
	Left          string        `json:"left"`          // what nobody asked for
	Tiers         []TierShare   `json:"tiers"`
	Carriers      []CarrierPart `json:"carriers"` // in the order given
}

// TierShare is what a tier asks for and gets.
type TierShare struct {
	Tier      int     `json:"tier"`
	Demand    string  `json:"demand"`
	Factor    float64 `json:"factor"` // part of the demand that is paid
	Allocated string  `json:"allocated"`
}

// CarrierPart is what a carrier gets.
type CarrierPart struct {
	Carrier    string `json:"carrier" csv:"carrier"`
	Tier       int    `json:"tier" csv:"tier"` // 0: not eligible
	Approved   string `json:"approved" csv:"approved"`
	Allocation string `json:"allocation" csv:"allocation"`
}

// Allocate shares an appropriation: tier by tier in full, prorated within the
// tier that runs out, nothing below it. Each share is the exact fraction of
// what was approved, in whole cents; the cents that rounding down leaves go to
// the largest remainders, so that the shares of a tier add up to what it gets.
// An error is of kind Usage.
func Allocate(carriers []Carrier, appropriation gear.Amount) (*Allocation, error) {
	if appropriation < 0 {
		return nil, usage("an appropriation cannot be negative", "")
	}
	out := &Allocation{Appropriation: appropriation.String(), Carriers: make([]CarrierPart, len(carriers))}
	for i, c := range carriers {
		out.Carriers[i] = CarrierPart{Carrier: c.Name, Tier: c.Tier(), Approved: c.Approved.String(), Allocation: gear.Amount(0).String()}
	}
	left := appropriation
	for tier := 1; tier <= Tiers; tier++ {
		demand, err := demandOf(carriers, tier)
		if err != nil {
			return nil, err
		}
		money := min(left, demand)
		left -= money
		for i, a := range prorate(carriers, tier, money, demand) {
			out.Carriers[i].Allocation = a.String()
		}
		out.Tiers = append(out.Tiers, TierShare{Tier: tier, Demand: demand.String(), Factor: factor(money, demand, left), Allocated: money.String()})
	}
	out.Left = left.String()
	return out, nil
}

func demandOf(carriers []Carrier, tier int) (gear.Amount, error) {
	var sum gear.Amount
	for _, c := range carriers {
		if c.Tier() != tier {
			continue
		}
		var err error
		if sum, err = sum.Add(c.Approved); err != nil {
			return 0, usage("the approved costs are too large to be added up", "check the column approved")
		}
	}
	return sum, nil
}

// factor is money over demand; a tier without demand is paid in full while
// there is money left.
func factor(money, demand, left gear.Amount) float64 {
	if demand == 0 {
		if left > 0 {
			return 1
		}
		return 0
	}
	f, _ := big.NewRat(int64(money), int64(demand)).Float64()
	return f
}

// prorate shares money among the carriers of a tier, by their place in the list.
func prorate(carriers []Carrier, tier int, money, demand gear.Amount) map[int]gear.Amount {
	type share struct {
		index int
		rest  *big.Int // of the division by demand
	}
	out := map[int]gear.Amount{}
	var shares []share
	left := money
	for i, c := range carriers {
		if c.Tier() != tier || demand == 0 {
			continue
		}
		whole, rest := new(big.Int), new(big.Int)
		whole.Mul(big.NewInt(int64(c.Approved)), big.NewInt(int64(money))).QuoRem(whole, big.NewInt(int64(demand)), rest)
		out[i] = gear.Amount(whole.Int64())
		left -= out[i]
		shares = append(shares, share{i, rest})
	}
	slices.SortStableFunc(shares, func(a, b share) int {
		return cmp.Or(b.rest.Cmp(a.rest), cmp.Compare(carriers[a.index].Name, carriers[b.index].Name))
	})
	for i := gear.Amount(0); i < left; i++ {
		out[shares[i].index]++
	}
	return out
}
