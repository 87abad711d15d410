package regime

import (
	"math/big"
	"math/bits"
	"strings"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// Tally counts what caps are measured by, in a first pass over the inventory.
// Every goroutine fills its own; the merged sums do not depend on who counted
// what.
type Tally struct {
	judge  *Judge
	shares []*shareTally // one per duty with a cap that is in force, in order of the rules
}

type shareTally struct {
	compiledRule *compiledRule
	items        int64 // rows in the numerator
	measures     []measureTally
}

// part says where an item stands under a cap.
type part uint8

const (
	numerator part = iota // counts, and the vendor made it
	other                 // counts, and another made it
	either                // counts or may count, and nobody knows who made it
	perhaps               // may count, and the vendor made it
	elsewhere             // may count, and another made it
	parts
)

// measureTally is the sum or the sites of every part. Where the number is
// blank, rows are counted instead.
type measureTally struct {
	sums  [parts]wide
	sites map[string]uint8 // set of parts, by site
	blank [parts]int64
	open  openSet // what is not known of these items
}

// wide is a sum that cannot overflow.
type wide struct{ hi, lo uint64 }

func (w *wide) add(o wide) {
	var carry uint64
	w.lo, carry = bits.Add64(w.lo, o.lo, 0)
	w.hi, _ = bits.Add64(w.hi, o.hi, carry)
}

func (w wide) big() *big.Int {
	n := new(big.Int).SetUint64(w.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(w.lo))
}

// NewTally returns an empty tally, nil when no cap is in force for the
// operator: then no first pass is needed.
func (j *Judge) NewTally() *Tally {
	t := &Tally{judge: j}
	for _, d := range j.compiled {
		if d.share != nil && d.inForce && d.bound != no && !j.noProfile {
			t.shares = append(t.shares, newShareTally(d))
		}
	}
	if len(t.shares) == 0 {
		return nil
	}
	return t
}

func newShareTally(d *compiledRule) *shareTally {
	s := &shareTally{compiledRule: d, measures: make([]measureTally, len(d.share.measures))}
	for i := range s.measures {
		s.measures[i].sites = map[string]uint8{}
	}
	return s
}

// Add counts an item.
func (t *Tally) Add(it Row, s *Subject) {
	x := evalContext{row: it, subject: s}
	gone := t.judge.isGone(&x)
	if gone == yes {
		return
	}
	for _, st := range t.shares {
		if st.compiledRule.elsewhere(&x) {
			continue
		}
		p, open, counts := st.compiledRule.share.part(&x, st.compiledRule.goneOpen, gone)
		if !counts {
			continue
		}
		if p == numerator {
			st.items++
		}
		for i := range st.measures {
			st.measures[i].add(&st.compiledRule.share.measures[i], it, p, open)
		}
	}
}

// part places an item; counts is false when it is surely outside.
func (s *compiledShare) part(x *evalContext, goneOpen openSet, gone truth) (p part, open openSet, counts bool) {
	in, open := s.universe.eval(x)
	if in != no && gone == unknown {
		in, open = unknown, open|goneOpen
	}
	if in == no {
		return 0, 0, false
	}
	made := x.subject.made(s.vendors)
	switch {
	case made == unknown:
		return either, open | openMaker, true
	case in == yes && made == yes:
		return numerator, 0, true
	case in == yes:
		return other, 0, true
	case made == yes:
		return perhaps, open, true
	default:
		return elsewhere, open, true
	}
}

func (m *measureTally) add(by *measure, it Row, p part, open openSet) {
	m.open |= open
	v := it.Peek(by.field)
	switch {
	case !v.Known() || by.sum && (v.Int < 0 || v.Int == 0 && by.field == gear.Quantity) || !by.sum && it.Text(by.field) == "":
		m.blank[p]++
		m.open |= by.open
	case by.sum:
		m.sums[p].add(wide{lo: uint64(v.Int)})
	default:
		text := it.Text(by.field)
		set, found := m.sites[text]
		if !found {
			m.sites[strings.Clone(text)] = 1 << p
		} else if set>>p&1 == 0 {
			m.sites[text] = set | 1<<p
		}
	}
}

// Merge adds what another goroutine counted.
func (t *Tally) Merge(o *Tally) {
	for i, s := range o.shares {
		to := t.shares[i]
		to.items += s.items
		for k := range s.measures {
			to.measures[k].merge(&s.measures[k])
		}
	}
}

func (m *measureTally) merge(o *measureTally) {
	m.open |= o.open
	for p := range parts {
		m.sums[p].add(o.sums[p])
		m.blank[p] += o.blank[p]
	}
	for site, set := range o.sites {
		m.sites[site] |= set
	}
}
