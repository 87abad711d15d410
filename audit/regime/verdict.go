package regime

// verdict is what a rule can say of an item while facts are unknown.
type verdict struct {
	set  outcomes
	open leaves          // the blanks that matter while the set has several outcomes
	cite [Outcomes]*limb // the first clause that can lead to each outcome
	plan [Outcomes]*plan // and the entry it was judged under
}

func (v *verdict) add(s outcomes, l *limb, p *plan) {
	v.set |= s
	for o := Outcome(0); o < Outcomes; o++ {
		if s.has(o) && v.cite[o] == nil {
			v.cite[o], v.plan[o] = l, p
		}
	}
}

// judge walks the clauses of a plan: the first that holds decides, and one
// that may hold adds what it would say.
func (p *plan) judge(x *scene, gone bool) verdict {
	v := verdict{}
	reach, open := p.reach(x)
	if reach == no {
		v.set = one(Clear)
		return v
	}
	decided := false
	for i := range p.clauses {
		l := &p.clauses[i]
		if l.src.Removed && !gone {
			continue
		}
		t, missing := l.holds(x)
		if t == no {
			continue
		}
		v.add(l.outcomes(gone), l, p)
		v.open |= missing | l.open
		if decided = t == yes; decided {
			break
		}
	}
	if !decided {
		v.set |= one(Clear)
	}
	if reach == unknown {
		v.set |= one(Clear)
		v.open |= open
	}
	return v
}

// reach answers whether the plan is about the item at all.
func (p *plan) reach(x *scene) (truth, leaves) {
	if p.category != nil {
		return p.category.eval(x)
	}
	t := x.subject.made(p.vendors)
	if t == unknown {
		return t, makerLeaf
	}
	return t, 0
}

// outcomes are those of the clause; what is gone is history, unless the
// clause is about gone items.
func (l *limb) outcomes(gone bool) outcomes {
	if !gone || l.src.Removed || l.set == one(Clear) {
		return l.set
	}
	return one(Historic)
}

// join makes the verdict on an item under two entries of a list: the worse
// one counts.
func (v *verdict) join(w *verdict) {
	open := leaves(0)
	if v.matters(w.set) {
		open = v.open
	}
	if w.matters(v.set) {
		open |= w.open
	}
	v.set, v.open = v.set.worse(w.set), open
	for o := range v.cite {
		if v.cite[o] == nil {
			v.cite[o], v.plan[o] = w.cite[o], w.plan[o]
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
