package regime

import (
	"math/big"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/rules"
)

// Share is a cap held against the whole inventory.
type Share struct {
	Index    int // of the rule in [Judge.Rules]
	Rule     *rules.Rule
	Cap      string // exact fraction
	Within   string // yes, no or unknown
	Outcome  Outcome
	Due      gear.Date
	Items    int64 // rows of the numerator
	Measures []ShareMeasure
	Missing  []string // what would tell, when Within is unknown

	over truth
	open openSet
}

// ShareMeasure is one of the measures of a cap. The true share lies between
// Low and High; the two are equal when nothing is unknown.
type ShareMeasure struct {
	Unit        string
	Numerator   *big.Rat // what surely counts and is surely the vendor's
	Denominator *big.Rat // what surely counts
	Low, High   *big.Rat
	Within      string   // yes, no or unknown
	ToGo        *big.Rat // how much of the numerator must go to another maker's, at least
}

// Shares works out every cap from what was counted.
func (j *Judge) Shares(t *Tally) []Share {
	if t == nil {
		return nil
	}
	var out []Share
	for _, s := range t.shares {
		out = append(out, j.share(s))
	}
	return out
}

func (j *Judge) share(t *shareTally) Share {
	p := t.compiledRule.share
	s := Share{
		Index: t.compiledRule.index, Rule: t.compiledRule.rule, Cap: t.compiledRule.rule.Share.Cap, Due: p.deadline, Items: t.items,
		Outcome: Clear, over: no,
	}
	for i := range t.measures {
		m, over := t.measures[i].share(&p.measures[i], p.cap, j.unit(&p.measures[i]))
		s.Measures = append(s.Measures, m)
		s.over = max(s.over, over)
		if over == unknown {
			s.open |= t.measures[i].open
		}
	}
	s.Within = s.over.not().String()
	switch s.over {
	case yes:
		s.Outcome, s.open = p.over, 0
	case unknown:
		s.Outcome = Review
		s.Missing = t.compiledRule.questions.open(s.open, nil).missing
	}
	return s
}

// unit is what one of the measure's numbers stands for: decimal numbers are
// held in millionths.
func (j *Judge) unit(m *measure) int64 {
	if m.sum && j.compiled[0].questions.dict.Defs[m.field].Type == gear.Number {
		return 1_000_000
	}
	return 1
}

// share works out one measure: the smallest and the largest share that the
// unknowns allow.
func (m *measureTally) share(by *measure, limit *big.Rat, unit int64) (ShareMeasure, truth) {
	r := m.summed()
	if !by.sum {
		r = m.counted(m.sites)
		r.widen(m, by)
	}
	s := ShareMeasure{
		Unit: by.src.Unit, Low: r.low, High: r.high,
		Numerator:   new(big.Rat).SetFrac(r.numerator, big.NewInt(unit)),
		Denominator: new(big.Rat).SetFrac(r.denominator, big.NewInt(unit)),
	}
	over := unknown
	switch {
	case r.low.Cmp(limit) > 0:
		over = yes
	case r.high.Cmp(limit) <= 0:
		over = no
	}
	s.Within = over.not().String()
	s.ToGo = toGo(s.Numerator, s.Denominator, limit, by.sum && unit > 1)
	return s, over
}

// toGo is how much of the numerator must change hands for the share to meet
// the cap; what is counted in whole units is rounded up.
func toGo(n, d, limit *big.Rat, fractions bool) *big.Rat {
	rest := new(big.Rat).Sub(n, new(big.Rat).Mul(d, limit))
	if rest.Sign() <= 0 {
		return new(big.Rat)
	}
	if fractions || rest.IsInt() {
		return rest
	}
	whole := new(big.Int).Quo(rest.Num(), rest.Denom())
	return new(big.Rat).SetInt(whole.Add(whole, big.NewInt(1)))
}

// span is the range of a share.
type span struct {
	numerator, denominator *big.Int
	low, high              *big.Rat
}

// summed works out the range of a sum. A blank of the vendor's may be so
// large that the share is nearly all, one of another maker's so large that it
// is nearly nothing.
func (m *measureTally) summed() span {
	n, o, e := m.sums[numerator].big(), m.sums[other].big(), m.sums[either].big()
	b, d := m.sums[perhaps].big(), m.sums[elsewhere].big()
	sure := sum(n, o, e)
	most := sum(n, e, b)
	out := span{numerator: n, denominator: sure}
	out.high = ratio(most, sum(most, o), m.blank[numerator]+m.blank[either]+m.blank[perhaps] > 0)
	if m.blank[other]+m.blank[either]+m.blank[elsewhere] > 0 {
		out.low = new(big.Rat)
	} else {
		out.low = ratio(n, sum(sure, d), false)
	}
	return out
}

func sum(list ...*big.Int) *big.Int {
	total := new(big.Int)
	for _, n := range list {
		total.Add(total, n)
	}
	return total
}

// ratio divides; nothing of nothing is nothing, and all says that the share
// may be as large as one.
func ratio(n, d *big.Int, all bool) *big.Rat {
	if all {
		return big.NewRat(1, 1)
	}
	if d.Sign() == 0 {
		return new(big.Rat)
	}
	return new(big.Rat).SetFrac(n, d)
}

// counted works out the range of a count of sites. A row without a site may
// stand at one that is counted already, or at one of its own.
func (m *measureTally) counted(sites map[string]uint8) span {
	var n, sure, most, all, least int64
	for _, set := range sites {
		has := func(list ...part) bool {
			for _, p := range list {
				if set>>p&1 != 0 {
					return true
				}
			}
			return false
		}
		n += bit(has(numerator))
		sure += bit(has(numerator, other, either))
		most += bit(has(numerator, either, perhaps))
		all += bit(has(numerator, either, perhaps, other))
		least += bit(has(numerator, other, either, elsewhere))
	}
	out := span{numerator: big.NewInt(n), denominator: big.NewInt(sure)}
	more := m.blank[numerator] + m.blank[either] + m.blank[perhaps]
	if all == 0 && more > 0 {
		all = 1
	}
	out.high = ratio(big.NewInt(min(all, most+more)), big.NewInt(all), false)
	if n == 0 && m.blank[numerator] > 0 {
		n, least = 1, least+1 // at least one site, at most one more
	}
	least += m.blank[other] + m.blank[either] + m.blank[elsewhere]
	out.low = ratio(big.NewInt(n), big.NewInt(least), false)
	return out
}

// widen makes the range hold for both readings of spellings that fold together,
// such as MT-001 and MT001: as sites of their own, and as one.
func (r *span) widen(m *measureTally, by *measure) {
	folded := make(map[string]uint8, len(m.sites))
	for site, set := range m.sites {
		folded[gear.FoldName(site)] |= set
	}
	if len(folded) == len(m.sites) {
		return
	}
	other := m.counted(folded)
	m.open |= by.open
	if other.low.Cmp(r.low) < 0 {
		r.low = other.low
	}
	if other.high.Cmp(r.high) > 0 {
		r.high = other.high
	}
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Settle makes the caps known, so that the second pass can put a finding on
// every item of a numerator. It must be called before the second pass begins.
func (j *Judge) Settle(shares []Share) {
	for i := range shares {
		j.shares[shares[i].Index] = &shares[i]
	}
}
