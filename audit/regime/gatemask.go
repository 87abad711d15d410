package regime

import "github.com/gearaudit/gearaudit/audit/gear"

// gateMasks tell in a few steps that an item is of no category. Every category
// is brought into the form of ways, of which one must be open: a way is a set
// of answers that must all be possible. A bit stands for a way; what a class of
// values leaves open is a mask of these bits.
type gateMasks struct {
	ways    [][]demand // all of which a value must allow
	always  bool       // more ways than bits: every item must be looked at
	byField [][]uint64 // by witness: the mask of each class, from 1; 0 bits: not worked out
	looks   []int      // the witnesses that ways ask
}

// demand is an answer that must be possible: anything but no, or but yes.
type demand struct {
	witness, ask int
	not          bool
}

const maxWays = 63

func newGateMasks(judges []*Judge, fields []predicate) *gateMasks {
	g := &gateMasks{byField: make([][]uint64, len(fields))}
	index := map[question]demand{}
	for i := range fields {
		for k, n := range fields[i].asks {
			index[n.question()] = demand{witness: i, ask: k}
		}
	}
	seen := map[*node]bool{}
	for _, j := range judges {
		if j.noProfile {
			continue // then categories say nothing of other makers
		}
		for _, n := range j.gates {
			if !seen[n] {
				seen[n] = true
				g.add(ways(n, false, index))
			}
		}
	}
	g.look()
	return g
}

func (g *gateMasks) add(list [][]demand) {
	for _, w := range list {
		same := false
		for _, o := range g.ways {
			same = same || equalDemands(o, w)
		}
		if !same {
			g.ways = append(g.ways, w)
		}
	}
	g.always = g.always || len(g.ways) > maxWays
}

func equalDemands(a, b []demand) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// look notes which witnesses the ways ask.
func (g *gateMasks) look() {
	asked := make([]bool, len(g.byField))
	for _, w := range g.ways {
		for _, d := range w {
			asked[d.witness] = true
		}
	}
	for i, yes := range asked {
		if yes {
			g.looks = append(g.looks, i)
		}
	}
}

// ways brings a condition into ways; not stands for its opposite. What hangs on
// no field is taken as possible.
func ways(n *node, not bool, index map[question]demand) [][]demand {
	switch {
	case n.op == opNot:
		return ways(n.kids[0], !not, index)
	case n.asksField():
		d := index[n.question()]
		d.not = not
		return [][]demand{{d}}
	case n.op == opAll && !not, n.op == opAny && not:
		out := [][]demand{nil}
		for _, k := range n.kids {
			out = product(out, ways(k, not, index))
		}
		return out
	case n.op == opAll, n.op == opAny:
		var out [][]demand
		for _, k := range n.kids {
			out = append(out, ways(k, not, index)...)
		}
		return out
	default:
		return [][]demand{nil}
	}
}

// product joins every way of one list with every way of the other. Where there
// are too many, those of the first list stand for them: they demand less.
func product(a, b [][]demand) [][]demand {
	if len(a)*len(b) > 4*maxWays {
		return a
	}
	var out [][]demand
	for _, x := range a {
		for _, y := range b {
			out = append(out, append(append([]demand{}, x...), y...))
		}
	}
	return out
}

// open reports whether the item may be of a category.
func (g *gateMasks) open(fields []predicate, it *gear.Item) bool {
	if g.always {
		return true
	}
	left := uint64(1)<<len(g.ways) - 1
	for _, i := range g.looks {
		left &= g.mask(i, &fields[i], fields[i].class(it))
		if left == 0 {
			return false
		}
	}
	return left != 0
}

// mask returns the ways that a class leaves open. Bit 63 says that it was
// worked out.
func (g *gateMasks) mask(i int, w *predicate, class int) uint64 {
	list := g.byField[i]
	if class < len(list) && list[class] != 0 {
		return list[class]
	}
	m := ^uint64(0)
	for bit, way := range g.ways {
		for _, d := range way {
			if d.witness == i && !d.possible(w.answers[class][d.ask]) {
				m &^= 1 << bit
			}
		}
	}
	for len(g.byField[i]) <= class {
		g.byField[i] = append(g.byField[i], 0)
	}
	g.byField[i][class] = m
	return m
}

func (d demand) possible(t truth) bool {
	if d.not {
		return t != yes
	}
	return t != no
}
