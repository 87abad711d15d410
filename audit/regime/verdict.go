package regime

import (
	"slices"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// verdict is what a rule can say of an item while facts are unknown.
type verdict struct {
	set   outcomes
	open  openSet         // the blanks that matter while the set has several outcomes
	cite  [Outcomes]uint8 // by outcome: the first clause that can lead to it, counted from 1
	entry [Outcomes]uint8 // and the plan that it was judged under
}

func (v *verdict) add(s outcomes, entry, clause int) {
	for left := s &^ v.set; left != 0; left &= left - 1 {
		o := left.worst()
		v.cite[o], v.entry[o] = uint8(clause+1), uint8(entry)
	}
	v.set |= s
}

// judge walks the clauses of a plan. Reach is what is known of the plan being
// about the item at all.
func (v *verdict) judge(d *compiledRule, number int, x *evalContext, gone bool, reach truth) {
	w := walker{verdict: v, under: d.entries[number], number: number, ctx: x, gone: gone}
	w.from(0)
	if reach == unknown {
		v.set |= one(Clear)
	}
}

// walker goes through the clauses of one plan for one item.
type walker struct {
	*verdict
	under  *compiledEntry
	number int
	ctx    *evalContext
	gone   bool
}

// from walks the clauses behind the first i and returns what they can come to:
// the first that holds decides, and one that may hold adds what it would say.
// Whether it holds is asked only where that makes a difference.
func (w *walker) from(i int) outcomes {
	for ; i < len(w.under.clauses); i++ {
		l := &w.under.clauses[i]
		if l.src.Removed && !w.gone {
			continue
		}
		t, missing := l.holds(w.ctx)
		if t == no {
			continue
		}
		says := l.outcomes(w.gone)
		w.add(says, w.number, i)
		w.open |= l.open
		if t == yes {
			return says
		}
		rest := w.from(i + 1)
		if rest != says || !says.single() {
			w.open |= missing
		}
		return says | rest
	}
	w.set |= one(Clear)
	return one(Clear)
}

// verdict joins what the entries of a rule say of an item.
func (d *compiledRule) verdict(x *evalContext, gone bool) verdict {
	all := verdict{set: one(Clear)}
	for i, p := range d.entries {
		if !p.inForce {
			continue
		}
		reach, open := p.reach(x)
		if reach == no {
			continue
		}
		v := verdict{open: open}
		if v.judge(d, i, x, gone, reach); v.set != one(Clear) {
			all.join(&v)
		}
	}
	return all
}

// reach answers whether the plan is about the item at all.
func (p *compiledEntry) reach(x *evalContext) (truth, openSet) {
	if p.category != nil {
		if x.subject.Level == gear.Confirmed && slices.Contains(p.outright, x.subject.Vendor) {
			return no, 0
		}
		return p.category.eval(x)
	}
	t := x.subject.made(p.vendors)
	if t == unknown {
		return t, openMaker
	}
	return t, 0
}

// outcomes are those of the clause; what is gone is history, unless the
// clause is about gone items.
func (l *compiledClause) outcomes(gone bool) outcomes {
	if !gone || l.src.Removed || l.set == one(Clear) {
		return l.set
	}
	return one(Historic)
}

// join makes the verdict on an item under two entries of a list: the worse
// one counts.
func (v *verdict) join(w *verdict) {
	open := openSet(0)
	if v.matters(w.set) {
		open = v.open
	}
	if w.matters(v.set) {
		open |= w.open
	}
	v.set, v.open = v.set.worse(w.set), open
	for o := range v.cite {
		if v.cite[o] == 0 {
			v.cite[o], v.entry[o] = w.cite[o], w.entry[o]
		}
	}
}

// or makes the verdict on an item of which one of two verdicts holds, and the
// open question which.
func (v *verdict) or(w verdict, open openSet) {
	if v.set != w.set {
		v.open |= open
	}
	v.set, v.open = v.set|w.set, v.open|w.open
	for o := range v.cite {
		if v.cite[o] == 0 {
			v.cite[o], v.entry[o] = w.cite[o], w.entry[o]
		}
	}
}

// matters reports whether settling the verdict changes what comes out
// together with the other set.
func (v *verdict) matters(other outcomes) bool {
	first := one(v.set.worst()).worse(other)
	for o := v.set.worst() + 1; o < Outcomes; o++ {
		if v.set.has(o) && one(o).worse(other) != first {
			return true
		}
	}
	return false
}
